"""Stage reports are drafted from the record, completed in words, read by everybody, and answered by the commission."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from roadmaps.delivery.facts import facts_of
from roadmaps.delivery.figures import correct_figure, report_figure
from roadmaps.delivery.learning import write_entry
from roadmaps.delivery.milestones import drop_milestone, move_milestone, reach_milestone
from roadmaps.delivery.solutions import move_solution, report_money
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.errors import ChangedMeanwhile, GateClosed, WrongStage
from roadmaps.models import FundingLine, Milestone, Mission, Roadmap, StageReport
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
WORDS = {"summary": "It goes well.", "in_the_way": "", "next": "More of it.", "asks": "A second team."}


@pytest.fixture
def mission(officer) -> Mission:
    mission = factories.draft(officer)
    FundingLine.objects.create(solution=mission.contributions.get().solution, kind="grant", amount=1000)
    for title, days in (("Half of them", -5), ("All of them", 50)):
        Milestone.objects.create(mission=mission, title=title, due_on=TODAY + timedelta(days=days))
    return factories.frozen_in_delivery(mission, officer)


def save(mission, by=None, seen="", **words) -> StageReport:
    return save_report(mission=mission, by=by or mission.lead_officer, seen=seen, **{**WORDS, **words})


def sent(mission) -> StageReport:
    return send_report(report=save(mission), by=mission.lead_officer)


def report_something(mission) -> None:
    by = mission.lead_officer
    report_figure(mission=mission, by=by, on=TODAY, value=Decimal(40), source="The survey")
    solution = mission.contributions.get().solution
    move_solution(mission=mission, solution=solution, by=by, status="agreed", says="Signed.", seen="proposed")
    pounds = {"secured": Decimal(1000), "committed": Decimal(300), "spent": Decimal(100)}
    report_money(mission=mission, line=FundingLine.objects.get(), by=by, on=TODAY, **pounds)
    said = {"tried": "Letters.", "found": "Few answered.", "changes": "We knock.", "stops": "Letters."}
    write_entry(mission=mission, by=by, title="Doors open to neighbours", outcome="failed", **said)


def test_it_is_drafted_from_what_is_on_record(mission, officer, signed_in):
    report_something(mission)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/delivery/report/"))
    for fact in (
        "40% on",
        "Half of them, due",
        "All of them,",
        "is now agreed: Signed.",
        "£100 spent, of £300 committed and £1,000 secured.",
        "Doors open to neighbours",
    ):
        assert fact in page


def test_it_is_saved_for_later_and_sent_once_it_is_whole(mission, officer, signed_in, client):
    browser, path = signed_in(officer), f"/workbench/missions/{mission.slug}/delivery/report/"
    assert browser.post(path, {"summary": "So far.", "then": "save", "seen": ""}).status_code == 302
    page = words_of(browser.get(path))
    assert "So far." in page
    seen = StageReport.objects.get().saved_at.isoformat()
    short = browser.post(path, {"summary": "So far.", "next": "", "then": "send", "seen": seen})
    assert (short.status_code, words_of(short).count("Enter what comes next")) == (422, 2)
    assert client.get(f"/missions/{mission.slug}/reports/1/").status_code == 404
    assert browser.post(path, {**WORDS, "then": "send", "seen": seen}).status_code == 302
    page = words_of(client.get(f"/missions/{mission.slug}/reports/1/"))
    assert "It goes well." in page
    assert "It has not answered yet." in page
    assert "Stage report 1" in words_of(client.get(f"/missions/{mission.slug}/progress/"))


def test_of_two_who_write_at_once_the_second_is_told_and_loses_nothing(mission, officer, signed_in):
    save(mission)
    with pytest.raises(ChangedMeanwhile):
        save(mission, summary="Mine.")
    path = f"/workbench/missions/{mission.slug}/delivery/report/"
    answer = signed_in(officer).post(path, {**WORDS, "summary": "Mine.", "then": "save", "seen": "x"})
    assert answer.status_code == 422
    assert "Mine." in words_of(answer)


def test_once_it_is_sent_it_stays_as_it_was(mission, officer):
    report = sent(mission)
    report_something(mission)
    assert StageReport.objects.get().facts == report.facts
    with pytest.raises(WrongStage):
        send_report(report=report, by=officer)
    with pytest.raises(GateClosed):
        send_report(report=save(mission, next=""), by=officer)
    assert StageReport.objects.count() == 2


def test_the_next_one_begins_where_the_last_one_ended(mission):
    report_something(mission)
    first = sent(mission)
    second = save(mission)
    assert (first.facts["figures"][0]["figure"], second.since) == ("40%", first.until)
    assert facts_of(mission, second.since, timezone.now())["figures"] == []


def test_the_commission_answers_once(mission, officer, signed_in, client):
    report, commissioner = sent(mission), factories.commissioner()
    path = f"/missions/{mission.slug}/reports/1/"
    assert "Answer it" in words_of(signed_in(commissioner).get(path))
    assert "Enter the answer" in words_of(signed_in(commissioner).post(f"{path}answer/", {"answer": ""}))
    assert signed_in(commissioner).post(f"{path}answer/", {"answer": "You get it."}).status_code == 302
    page = words_of(client.get(path))
    assert "You get it." in page
    assert "A commissioner" in page
    with pytest.raises(WrongStage):
        answer_report(report=report, by=factories.commissioner(), answer="No.")


def test_nobody_else_writes_or_answers(mission):
    for person in (factories.officer(), factories.resident(), factories.commissioner()):
        with pytest.raises(NotAllowed):
            save(mission, by=person)
    report, both = sent(mission), factories.person("commissioner", "officer")
    mission.drafters.add(both)
    for person in (mission.lead_officer, both, factories.officer(), factories.resident()):
        with pytest.raises(NotAllowed):
            answer_report(report=report, by=person, answer="Yes.")


def test_what_is_not_sent_is_not_answered(mission):
    with pytest.raises(WrongStage):
        answer_report(report=save(mission), by=factories.commissioner(), answer="Yes.")


def test_a_report_that_is_missing_is_shown_to_everybody(mission, officer, client, signed_in):
    Roadmap.objects.update(report_every_months=3)
    began = timezone.now() - timedelta(days=200)
    assert "A stage report is missing." not in words_of(client.get(f"/missions/{mission.slug}/progress/"))
    unfollowed = factories.draft(officer, stage="in delivery", starts_on=began.date())
    Roadmap.objects.update(report_every_months=3)
    for page in ("", "progress/"):
        assert "A stage report is missing." in words_of(client.get(f"/missions/{unfollowed.slug}/{page}"))
    assert "Write the stage report" in words_of(signed_in(officer).get("/workbench/"))
    sent(unfollowed)
    assert "A stage report is missing." not in words_of(client.get(f"/missions/{unfollowed.slug}/progress/"))


deeds = st.lists(
    st.sampled_from(["measure", "correct", "strike", "reach", "move", "drop", "money"]),
    max_size=8,
)


def do(mission, deed: str) -> None:
    """Do one deed of delivery where it can be done, or nothing."""
    by, milestone = mission.lead_officer, Milestone.objects.filter(mission=mission, dropped_on=None).first()
    measured = mission.indicator.measurements.standing().last() if hasattr(mission, "indicator") else None
    if deed == "measure":
        taken = mission.indicator.measurements.count() if hasattr(mission, "indicator") else 0
        report_figure(mission=mission, by=by, on=TODAY - timedelta(days=taken), value=Decimal(30 + taken), source="s")
        mission.refresh_from_db()
    elif deed in ("correct", "strike") and measured:
        value = None if deed == "strike" else measured.value + 1
        seen = measured.corrections.count()
        correct_figure(measurement=measured, by=by, value=value, reason="Recounted.", seen=seen)
    elif deed == "reach" and milestone:
        reach_milestone(milestone=milestone, by=by, on=None if milestone.reached_on else TODAY)
    elif deed == "move" and milestone and not milestone.reached_on:
        due_on, seen = milestone.due_on + timedelta(days=7), milestone.due_on.isoformat()
        move_milestone(milestone=milestone, by=by, due_on=due_on, reason="Late.", seen=seen)
    elif deed == "drop" and milestone and not milestone.reached_on:
        drop_milestone(milestone=milestone, by=by, reason="No.")
    elif deed == "money":
        pounds = {"secured": Decimal(1000), "committed": Decimal(300), "spent": Decimal(100)}
        line = FundingLine.objects.get(solution__missions=mission)
        report_money(mission=mission, line=line, by=by, on=TODAY, **pounds)


@given(before=deeds, after=deeds)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_of_a_report_can_be_worked_out_again_whatever_came_later(before, after):
    officer = factories.officer()
    mission = factories.draft(officer)
    FundingLine.objects.create(solution=mission.contributions.get().solution, kind="grant", amount=1000)
    Milestone.objects.create(mission=mission, title="Half", due_on=TODAY - timedelta(days=5))
    Milestone.objects.create(mission=mission, title="All", due_on=TODAY + timedelta(days=50))
    mission = factories.frozen_in_delivery(mission, officer)
    for deed in before:
        do(mission, deed)
    report = sent(mission)
    for deed in after:
        do(mission, deed)
    assert facts_of(mission, report.since, report.until) == report.facts
