"""Where a portfolio is made, its gaps are shown, and each leads to a solution that closes it."""

import re
from html import unescape

import pytest

from roadmaps.checking.submitting import submit_for_check
from tests import factories
from tests.forms import opened, send
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(officer):
    return factories.draft(officer)


@pytest.fixture
def path(draft):
    return f"/workbench/missions/{draft.slug}/portfolio/"


def gaps(page: str, **asked: str) -> list[str]:
    """Return the addresses of the gaps on a page that ask for this."""
    found = {unescape(one) for one in re.findall(r'href="([^"]+/solutions/new/\?[^"]+)"', page)}
    return [one for one in found if all(f"{key}={value}" in one for key, value in asked.items())]


def test_an_empty_place_leads_to_a_solution_that_has_what_is_missing(signed_in, officer, draft, path):
    client = signed_in(officer)
    page = client.get(path).content.decode()
    sector = draft.sectors.get()
    (gap,) = gaps(page, actor="academic", sector=sector.name.replace(" ", "%20")) or gaps(page, actor="academic")
    begun = opened(client, gap)
    assert begun["lead_kind"] == ["academic"]
    assert begun["sectors"] == [str(sector.pk)]
    (gap,) = gaps(page, stage="mainstream")
    assert opened(client, gap)["innovation_stage"] == ["mainstream"]


def test_the_solution_is_saved_as_it_was_begun_and_the_gap_is_gone(signed_in, officer, draft, path):
    client = signed_in(officer)
    (gap,) = gaps(client.get(path).content.decode(), stage="mainstream")
    assert send(client, gap, title="Quiet tyres").status_code == 302
    assert draft.solutions.get(title="Quiet tyres").innovation_stage == "mainstream"
    assert not gaps(client.get(path).content.decode(), stage="mainstream")


@pytest.mark.parametrize("asked", ["?actor=nonsense&stage=x", "?sector=Nobody", "?actor=%00", "?sector=<script>"])
def test_nonsense_in_the_address_begins_an_empty_solution(signed_in, officer, draft, asked):
    begun = opened(signed_in(officer), f"/workbench/missions/{draft.slug}/solutions/new/{asked}")
    assert (begun["lead_kind"], begun["innovation_stage"], begun.get("sectors")) == ([""], [""], None)


def test_what_was_begun_and_not_typed_into_is_nothing_to_keep(signed_in, officer, draft, path):
    client = signed_in(officer)
    (gap,) = gaps(client.get(path).content.decode(), stage="mainstream")
    assert send(client, gap).status_code == 422
    assert "You have not saved" not in words_of(client.get(f"/workbench/missions/{draft.slug}/solutions/new/"))


def test_without_sectors_and_solutions_there_is_nothing_to_show(signed_in, officer):
    draft = factories.MissionFactory(lead_officer=officer)
    assert "Where the gaps are" not in words_of(signed_in(officer).get(f"/workbench/missions/{draft.slug}/portfolio/"))


def test_what_is_frozen_offers_no_gap(signed_in, officer, draft, path):
    submit_for_check(mission=draft, by=officer)
    assert not gaps(signed_in(officer).get(path).content.decode())
