"""Whoever the target names confirms the outcome; its officers say what was learnt and what lives on."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from roadmaps.delivery.due import dues_of, remind_of_delivery
from roadmaps.delivery.outcome import attest, name_attester, save_closing_report
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, GateClosed, WrongStage
from roadmaps.models import ClosingReport, Contribution, Mission, Outcome
from tests import factories
from tests.letters import letters
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = {"measured_on_day": TODAY.day, "measured_on_month": TODAY.month, "measured_on_year": TODAY.year}
FORM = {"result": "achieved", "figure": "100", **DAY, "evidence": "The register.", "capacity": "Chair", "sure": "on"}


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer)


@pytest.fixture
def attester(mission):
    person = factories.resident()
    Mission.objects.filter(pk=mission.pk).update(attester=person)
    mission.refresh_from_db()
    return person


def pass_the_deadline(mission) -> None:
    Mission.objects.filter(pk=mission.pk).update(deadline=TODAY - timedelta(days=1))
    mission.refresh_from_db()


def confirm(mission, by, result="achieved", figure=100, **said) -> Outcome:
    given = {"evidence": "The register.", "capacity": "Chair of the assembly", "measured_on": TODAY, **said}
    return attest(mission=mission, by=by, result=result, figure=Decimal(figure), **given)


def test_the_lead_says_whose_account_it_is_and_they_are_told(mission, officer, signed_in):
    person, path = factories.resident(), f"/workbench/missions/{mission.slug}/delivery/outcome/"
    assert signed_in(officer).post(path, {"person": person.email}).status_code == 302
    assert letters("outcome.entrusted", to=person)
    assert "Confirm the outcome" in words_of(signed_in(person).get(f"/missions/{mission.slug}/progress/"))


def test_nobody_who_worked_on_it_confirms_it(mission, officer, signed_in):
    other = factories.officer()
    mission.drafters.add(other)
    for person in (officer, other):
        with pytest.raises(DoesNotFit, match="worked on the mission"):
            name_attester(mission=mission, by=officer, person=person)
    later = factories.officer()
    name_attester(mission=mission, by=officer, person=later)
    mission.drafters.add(later)
    with pytest.raises(NotAllowed):
        confirm(mission, later)


def test_nobody_else_confirms_it(mission, attester, officer, signed_in):
    for person in (officer, factories.commissioner(), factories.resident(), factories.person("administrator")):
        with pytest.raises(NotAllowed):
            confirm(mission, person)
        assert signed_in(person).get(f"/missions/{mission.slug}/outcome/").status_code == 403


def test_it_is_confirmed_on_the_page_and_shown_everywhere(mission, attester, signed_in, client):
    path = f"/missions/{mission.slug}/outcome/"
    unsure = signed_in(attester).post(path, {**FORM, "sure": ""})
    assert (unsure.status_code, words_of(unsure).count("Confirm that you had no part in it")) == (422, 2)
    assert signed_in(attester).post(path, FORM).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "Achieved." in page
    assert "The figure was 100%" in page
    assert "by Chair" in page
    assert attester.name not in page
    assert Mission.objects.get(pk=mission.pk).stage == "achieved"
    assert "The register." in words_of(client.get(f"/missions/{mission.slug}/"))


@pytest.mark.parametrize(
    ("result", "figure", "says"),
    [
        ("achieved", 99, "This figure does not reach the target."),
        ("partly achieved", 100, "This figure reaches the target, so the mission was achieved."),
        ("not achieved", 120, "This figure reaches the target"),
    ],
)
def test_result_and_figure_say_the_same(mission, attester, signed_in, result, figure, says):
    pass_the_deadline(mission)
    with pytest.raises(DoesNotFit, match=says):
        confirm(mission, attester, result, figure)
    answer = signed_in(attester).post(
        f"/missions/{mission.slug}/outcome/", {**FORM, "result": result, "figure": figure}
    )
    assert (answer.status_code, says in words_of(answer)) == (422, True)
    assert not Outcome.objects.exists()


def test_a_figure_that_goes_down_is_reached_from_above(officer):
    down = {"direction": "down", "baseline_value": Decimal(14), "target_value": Decimal(0)}
    mission = factories.in_delivery(officer, **down)
    assert factories.attested(mission, figure=0).result == "achieved"


def test_nothing_is_given_up_before_the_deadline(mission, attester):
    with pytest.raises(GateClosed, match="may still be reached"):
        confirm(mission, attester, "not achieved", 50)
    assert not Outcome.objects.exists()
    pass_the_deadline(mission)
    confirm(mission, attester, "partly achieved", 50)
    assert Mission.objects.get(pk=mission.pk).stage == "partly achieved"


def test_it_is_confirmed_once(mission, attester):
    confirm(mission, attester)
    with pytest.raises(WrongStage):
        confirm(mission, attester)


def test_a_condition_needs_no_figure(officer, signed_in, client):
    mission = factories.in_delivery(officer, target_kind="binary", condition="All streets are clean.")
    attester = factories.resident()
    Mission.objects.filter(pk=mission.pk).update(attester=attester)
    form = {name: value for name, value in FORM.items() if name in ("result", "evidence", "capacity", "sure")}
    assert "figure" not in words_of(signed_in(attester).get(f"/missions/{mission.slug}/outcome/"))
    assert signed_in(attester).post(f"/missions/{mission.slug}/outcome/", form).status_code == 302


def test_past_its_deadline_it_says_so_everywhere_and_asks_each_once(officer, signed_in, client):
    attester = factories.resident()
    past = {"baseline_date": TODAY - timedelta(days=400), "deadline": TODAY - timedelta(days=1)}
    mission = factories.in_delivery(officer, attester=attester, **past)
    for path in (f"/missions/{mission.slug}/", f"/missions/{mission.slug}/progress/"):
        assert "The deadline has passed." in words_of(client.get(path))
    assert [one.kind for one in dues_of([mission])[mission.pk]] == ["outcome"]
    assert "Have the outcome confirmed: the deadline has passed" in words_of(signed_in(officer).get("/workbench/"))
    for _ in range(2):
        remind_of_delivery()
    assert len(letters("outcome.due", to=attester)) == 1
    assert len(letters("outcome.due", to=officer)) == 1


def test_a_closing_report_says_what_lives_on(mission, attester, officer, signed_in, client):
    confirm(mission, attester)
    solution = mission.contributions.get().solution
    heir = factories.MissionFactory(challenge=mission.challenge, stage="in delivery", title="The next one")
    browser, path = signed_in(officer), f"/workbench/missions/{mission.slug}/delivery/closing/"
    words = {"went_well": "The vans.", "went_otherwise": "The fund.", "learnt": "Knock first.", "seen": ""}
    saved = {**words, "learnt": "", f"fate_{solution.pk}": "goes on", "then": "save"}
    assert browser.post(path, saved).status_code == 302
    assert "The vans." in words_of(browser.get(path))
    seen = ClosingReport.objects.get().saved_at.isoformat()
    nowhere = {**words, f"fate_{solution.pk}": "moves", "then": "publish", "seen": seen}
    assert "Choose which mission" in words_of(browser.post(path, nowhere))
    unsaid = browser.post(path, {**words, "learnt": "", "then": "publish", "seen": seen})
    assert "Enter what was learnt" in words_of(unsaid)
    assert "Choose what becomes of" in words_of(unsaid)
    whole = {**nowhere, f"to_{solution.pk}": str(heir.pk), f"says_{solution.pk}": "With its team."}
    assert browser.post(path, whole).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    for said in ("The closing report", "Knock first.", "it moves to", "The next one", "With its team."):
        assert said in page


def test_once_published_it_stays(mission, attester, officer, signed_in):
    confirm(mission, attester)
    factories.closed(mission, officer)
    with pytest.raises(WrongStage):
        save_closing_report(mission=mission, by=officer, learnt="Otherwise.")
    assert signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/closing/").status_code == 302
    assert dues_of([Mission.objects.with_parents().get(pk=mission.pk)]) == {}


def test_of_two_who_write_it_the_second_is_told(mission, attester, officer):
    confirm(mission, attester)
    save_closing_report(mission=mission, by=officer, went_well="One.")
    with pytest.raises(ChangedMeanwhile):
        save_closing_report(mission=mission, by=officer, went_well="Two.")


def test_only_its_officers_write_it_and_only_once_it_is_over(mission, attester, officer):
    with pytest.raises(WrongStage):
        save_closing_report(mission=mission, by=officer)
    confirm(mission, attester)
    for person in (factories.officer(), attester, factories.commissioner()):
        with pytest.raises(NotAllowed):
            save_closing_report(mission=mission, by=person)


def test_fates_are_of_its_own_solutions_and_lead_somewhere_else(mission, attester, officer):
    confirm(mission, attester)
    other = factories.SolutionFactory()
    Contribution.objects.create(mission=factories.draft(officer), solution=other)
    own = mission.contributions.get().solution
    for wrong in (
        {"solution": other, "fate": "goes on"},
        {"solution": own, "fate": "moves"},
        {"solution": own, "fate": "moves", "to": mission},
        {"solution": own, "fate": "ends", "to": mission},
    ):
        with pytest.raises(DoesNotFit):
            save_closing_report(mission=mission, by=officer, fates=[wrong])
