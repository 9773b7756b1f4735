"""Officers draft: each save keeps one thing, names its author a drafter, and redraws the panel."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from accounts.errors import NotAllowed
from roadmaps.drafting.missions import save_draft, start_mission
from roadmaps.drafting.portfolio import drop_solution, save_solution
from roadmaps.drafting.sectors import ask_sector, drop_sector
from roadmaps.errors import WrongStage
from roadmaps.models import Mission, MissionSector, Partnership, Sector, Solution
from tests import factories
from tests.forms import send
from tests.pages import words_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_two_missions_of_one_title_get_addresses_of_their_own(officer):
    challenge = factories.ChallengeFactory()
    slugs = [start_mission(challenge=challenge, title="Clean air!", by=officer).slug for _ in range(3)]
    assert slugs == ["clean-air", "clean-air-2", "clean-air-3"]


def test_a_title_without_a_letter_gets_an_address_too(officer):
    assert start_mission(challenge=factories.ChallengeFactory(), title="!!!", by=officer).slug == "untitled"


def test_the_panel_is_redrawn_after_a_save(officer, signed_in):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/words/"
    assert "It does not say who benefits." in signed_in(officer).get(path).content.decode()
    answer = send(signed_in(officer), path, beneficiaries="Everybody", headers=HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Saved at" in page
    assert "<html" not in page
    # The panel is fetched by itself, so that saving looks at nothing but what it saves.
    assert f'hx-get="/workbench/missions/{mission.slug}/panel/"' in page
    panel = signed_in(officer).get(f"/workbench/missions/{mission.slug}/panel/").content.decode()
    assert 'id="readiness"' in panel
    assert "It does not say who benefits." not in panel


def test_every_finding_leads_to_a_field_that_is_there(officer, signed_in):
    import re

    mission = factories.MissionFactory(lead_officer=officer, statement="")
    page = signed_in(officer).get(f"/workbench/missions/{mission.slug}/").content.decode()
    places = set(re.findall(r'cm-fix"\s+href="([^"#]+)#([^"]+)"', page))
    assert len(places) > 4
    for path, anchor in places:
        assert f'id="{anchor}"' in signed_in(officer).get(path).content.decode(), (path, anchor)


def test_the_evidence_of_the_challenge_is_kept_and_meets_its_finding(officer, signed_in):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/challenge/"
    send(signed_in(officer), path, evidence="A survey.", headers=HTMX)
    mission.challenge.refresh_from_db()
    assert mission.challenge.evidence == "A survey."
    assert "no evidence is recorded" not in signed_in(officer).get(path).content.decode()


def test_without_htmx_the_same_save_leads_back_to_a_whole_page(officer, signed_in):
    mission = factories.draft(officer)
    client = signed_in(officer)
    answer = send(client, f"/workbench/missions/{mission.slug}/words/", title="New title")
    assert "Saved." in client.get(answer["Location"]).content.decode()
    assert Mission.objects.get(pk=mission.pk).title == "New title"


def test_another_officers_draft_is_read_and_not_changed(officer, signed_in):
    mission, other = factories.draft(officer), factories.officer()
    assert signed_in(other).get(f"/workbench/missions/{mission.slug}/").status_code == 200
    with pytest.raises(NotAllowed):
        save_draft(mission=mission, by=other, title="Mine now")


def test_words_are_frozen_while_they_are_judged(officer):
    check = factories.in_check(officer)
    with pytest.raises(WrongStage, match="its words are frozen"):
        save_draft(mission=check.revision.mission, by=officer, title="Too late")


def test_a_sector_is_one_row_however_many_missions_ask_it(officer):
    one, two = factories.draft(officer), factories.draft(officer)
    for mission in (one, two):
        ask_sector(mission=mission, by=officer, name="Health services", kind="public")
    ask_sector(mission=two, by=officer, name="health services", kind="public", contribution="Prescribe food.")
    assert Sector.objects.filter(name__iexact="health services").count() == 1
    assert two.mission_sectors.get(sector__name="Health services").contribution == "Prescribe food."


def test_a_sector_is_dropped_from_this_mission_only(officer):
    mission = factories.draft(officer)
    asked = mission.mission_sectors.get()
    drop_sector(asked=asked, by=officer)
    assert not MissionSector.objects.filter(mission=mission).exists()
    assert Sector.objects.filter(pk=asked.sector_id).exists()


def test_a_solution_keeps_who_leads_who_joins_and_what_backs_it(officer):
    mission = factories.draft(officer)
    contribution = save_solution(
        mission=mission,
        by=officer,
        title="Trees",
        objective="Shade.",
        expected_share=Decimal(10),
        lead_kind="third",
        lead_name="Tree Trust",
        partners=[{"kind": "civic", "name": ""}, {"kind": "public", "name": "Parks service"}],
        funding=[{"kind": "grant", "funder": "A fund", "amount": Decimal(100), "secured": "secured"}],
        instruments=["planning"],
    )
    solution = contribution.solution
    assert solution.partnerships.get(part="lead").organisation.name == "Tree Trust"
    assert set(solution.partnerships.filter(part="partner").values_list("kind", flat=True)) == {"civic", "public"}
    assert solution.partnerships.get(kind="public").organisation.name == "Parks service"
    save_solution(mission=mission, by=officer, solution=solution, partners=[{"kind": "civic", "name": ""}])
    assert solution.partnerships.count() == 2
    assert solution.partnerships.get(part="lead").organisation.name == "Tree Trust"
    assert solution.funding_lines.get().is_secured


def test_the_form_of_a_solution_changes_one_funding_line_and_removes_another(officer, signed_in):
    mission = factories.draft(officer)
    contribution = mission.contributions.get()
    for kind in ("grant", "loan", "in kind"):
        contribution.solution.funding_lines.create(kind=kind)
    path = f"/workbench/missions/{mission.slug}/solutions/{contribution.pk}/"
    changes = {"funding-0-kind": "equity", "funding-0-amount": "1500.50", "funding-1-remove": "on"}
    assert send(signed_in(officer), path, **changes).status_code == 302
    lines = contribution.solution.funding_lines.values_list("kind", "amount")
    assert list(lines) == [("equity", Decimal("1500.50")), ("in kind", None)]


def test_a_solution_that_no_mission_has_any_more_is_gone(officer):
    contribution = factories.draft(officer).contributions.get()
    drop_solution(contribution=contribution, by=officer)
    assert not Solution.objects.filter(pk=contribution.solution_id).exists()


def test_a_solution_of_another_mission_cannot_be_reached_through_ones_own(officer, signed_in):
    own, other = factories.draft(officer), factories.draft(factories.officer())
    path = f"/workbench/missions/{own.slug}/solutions/{other.contributions.get().pk}/remove/"
    assert signed_in(officer).post(path).status_code == 404


def test_removing_asks_first(officer, signed_in):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/solutions/{mission.contributions.get().pk}/remove/"
    assert "This cannot be undone." in signed_in(officer).get(path).content.decode()
    assert mission.contributions.exists()


BROKEN = [
    {"target_kind": "quantified", "measure": ""},
    {"target_kind": "quantified", "baseline_value": None},
    {"target_kind": "binary", "condition": ""},
    {"starts_on": date(2040, 1, 1), "deadline": date(2030, 1, 1)},
    {"stage": "imagined"},
]


@pytest.mark.parametrize("fields", BROKEN)
def test_the_database_holds_what_a_mission_must_be(officer, fields):
    mission = factories.draft(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Mission.objects.filter(pk=mission.pk).update(**fields)


@pytest.mark.parametrize("share", [Decimal("-1"), Decimal("100.01")])
def test_the_database_holds_a_share_between_0_and_100(officer, share):
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.draft(officer).contributions.update(expected_share=share)


def test_the_database_holds_one_lead_a_solution(officer):
    solution = factories.draft(officer).solutions.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Partnership.objects.create(solution=solution, part="lead", kind="civic")


def test_dates_are_kept(officer):
    mission = save_draft(mission=factories.draft(officer), by=officer, starts_on=None, deadline=date(2031, 1, 1))
    assert Mission.objects.get(pk=mission.pk).deadline == date(2031, 1, 1)


def test_a_draft_moves_to_another_challenge_and_counts_its_evidence(officer, signed_in):
    mission, elsewhere = factories.draft(officer), factories.ChallengeFactory()
    client, path = signed_in(officer), f"/workbench/missions/{mission.slug}/move/"
    assert client.post(path, {"challenge": mission.challenge_id}).status_code == 422
    assert client.post(path, {"challenge": elsewhere.pk}).status_code == 302
    assert Mission.objects.get(pk=mission.pk).challenge == elsewhere


def test_a_field_that_may_stay_empty_says_when_it_is_needed(officer, signed_in):
    mission = factories.draft(officer)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/words/"))
    assert "(needed before you submit)" in page
    assert "(criterion 1 asks for it)" in page
    assert page.count("(optional)") == 2, "only what nothing will ever ask for: the note and the background"


def test_a_solution_is_saved_and_another_begun(officer, signed_in):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/solutions/new/"
    data = {"title": "Trees", "objective": "Shade", "origin": "council", "status": "proposed", "then": "another"}
    assert signed_in(officer).post(path, data).url == path
    assert mission.contributions.filter(solution__title="Trees").exists()
