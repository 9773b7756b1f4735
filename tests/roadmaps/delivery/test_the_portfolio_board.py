"""The board shows the commission all missions of a roadmap, what needs it most first, and what is new to whoever looks."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from roadmaps.delivery.board import board_of
from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.stage_reports import save_report, send_report
from roadmaps.models import Challenge, Contribution, FundingLine, Milestone, Mission, Roadmap, Solution
from tests import factories
from tests.pages import words_of
from tests.reports.reading import file_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def challenge() -> Challenge:
    return factories.ChallengeFactory()


@pytest.fixture
def roadmap(challenge) -> Roadmap:
    return challenge.roadmap


@pytest.fixture
def mission(officer, challenge) -> Mission:
    return delivered(officer, challenge, "Clean air")


def delivered(officer, challenge, title, figure=None, **fields) -> Mission:
    past = {"baseline_date": TODAY - timedelta(days=400), **fields}
    mission = factories.in_delivery(officer, challenge=challenge, title=title, **past)
    if figure is not None:
        report_figure(mission=mission, by=officer, on=TODAY, value=Decimal(figure), source="The survey")
    return mission


def titles(roadmap) -> list[str]:
    return [row.mission.title for row in board_of(roadmap).rows]


def test_what_needs_the_commission_most_comes_first(officer, challenge, roadmap):
    delivered(officer, challenge, "On its way", figure=27)
    delivered(officer, challenge, "Ahead", figure=90)
    delivered(officer, challenge, "Behind", figure=11)
    delivered(officer, challenge, "Away", figure=-20)
    delivered(officer, challenge, "Not measured")
    waits = delivered(officer, challenge, "Waits", figure=90)
    send_report(report=save_report(mission=waits, by=officer, summary="Well.", next="More."), by=officer)
    delivered(officer, challenge, "Over", figure=90, deadline=TODAY - timedelta(days=1))
    assert titles(roadmap) == ["Over", "Waits", "Away", "Behind", "Not measured", "On its way", "Ahead"]


def test_a_decision_waits_once_people_were_answered(officer, signed_in):
    answered, unanswered = factories.answered_mission(officer), factories.closed_consultation(officer).mission
    browser = signed_in(factories.commissioner())
    for mission, waits in ((answered, True), (unanswered, False)):
        page = words_of(browser.get(f"/roadmaps/{mission.challenge.roadmap.slug}/board/"))
        assert str(mission) in page
        assert ("Decide on adoption" in page) == waits


def test_drafts_and_what_was_put_away_are_not_on_it(officer, challenge, roadmap):
    factories.draft(officer, challenge=challenge)
    Mission.objects.filter(pk=delivered(officer, challenge, "Away").pk).update(archived_at=timezone.now())
    assert titles(roadmap) == []


def test_it_tells_milestones_money_criteria_risk_and_what_waits(mission, officer, roadmap, signed_in):
    solution = mission.contributions.get().solution
    FundingLine.objects.create(solution=solution, kind="grant", amount=900, is_secured=True)
    Milestone.objects.create(mission=mission, title="Half the streets", due_on=TODAY - timedelta(days=2))
    Milestone.objects.create(mission=mission, title="All the streets", due_on=TODAY + timedelta(days=2))
    change = start_change(mission=mission, by=officer)
    change = add_part(change=change, by=officer, part={"kind": "words", "statement": "Everyone breathes."})
    send_change(change=change, by=officer, reason="So.", seen=digest_of_parts(change))
    page = words_of(signed_in(factories.commissioner()).get(f"/roadmaps/{roadmap.slug}/board/"))
    for said in (
        "0 of 2 reached.",
        "Half the streets.",
        "Next: All the streets",
        "£900 secured, £0 committed, £0 spent.",
        "findings are met",
        "at adoption",
        f"50% of the target falls with {solution}",
        "Decide on change 1",
        "Nothing was written down yet.",
    ):
        assert said in page, said


def test_what_the_criteria_lost_since_adoption_is_seen(officer, challenge, roadmap):
    mission = factories.draft(officer, challenge=challenge)
    for approach in ("co-design", "law", "research"):
        Contribution.objects.create(mission=mission, solution=factories.SolutionFactory(approach=approach))
    factories.frozen_in_delivery(mission, officer)
    assert not board_of(roadmap).rows[0].is_worse
    Solution.objects.filter(contributions__mission=mission).update(status="stopped")
    assert board_of(roadmap).rows[0].is_worse


def test_what_is_new_is_told_since_somebody_last_looked(mission, officer, roadmap, signed_in):
    commissioner = factories.commissioner()
    browser, path = signed_in(commissioner), f"/roadmaps/{roadmap.slug}/board/"
    assert "New to you" not in words_of(browser.get(path))
    assert browser.post(f"{path}read/").status_code == 302
    assert "New to you" not in words_of(browser.get(path))
    report_figure(mission=mission, by=officer, on=TODAY, value=Decimal(40), source="The survey")
    page = words_of(browser.get(path))
    assert "New to you" in page
    assert f"Measured on {TODAY:%-d %B %Y}." in page
    assert "New to you" not in words_of(signed_in(factories.commissioner()).get(path))
    browser.post(f"{path}read/")
    assert "New to you" not in words_of(browser.get(path))


def test_a_late_stage_report_is_told(officer, challenge, mission):
    began = TODAY - timedelta(days=200)
    late = factories.draft(officer, challenge=challenge, stage="in delivery", title="Late", starts_on=began)
    Roadmap.objects.update(report_every_months=3)
    told = {row.mission.pk: row.late_report for row in board_of(Roadmap.objects.get()).rows}
    assert told[mission.pk] is None
    assert told[late.pk] < TODAY


def test_an_empty_board_says_so(roadmap, signed_in):
    page = words_of(signed_in(factories.commissioner()).get(f"/roadmaps/{roadmap.slug}/board/"))
    assert "No mission of this roadmap waits for a decision or was adopted yet." in page


def test_it_costs_at_most_12_queries_with_50_missions_and_1000_solutions(officer, challenge, roadmap, signed_in):
    missions = factories.MissionFactory.create_batch(
        50, challenge=challenge, stage="in delivery", lead_officer=officer, **factories.TARGET, baseline_date=TODAY
    )
    solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(1000))
    Contribution.objects.bulk_create(
        Contribution(mission=missions[n % 50], solution=solution) for n, solution in enumerate(solutions)
    )
    browser, path = signed_in(factories.commissioner()), f"/roadmaps/{roadmap.slug}/board/"
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    assert len(asked) <= 12


def test_the_board_is_printed_for_whoever_may_see_it(mission, roadmap, signed_in, client):
    commissioner = factories.commissioner()
    answer = signed_in(commissioner).post(
        "/reports/ask/", {"roadmap": roadmap.slug, "kind": "board", "design": "screen"}
    )
    report = ask_for_report(roadmap, kind="board", by=commissioner)
    assert answer["Location"] == report.get_absolute_url()
    body = file_of(build_report(str(report.pk)))
    reader = PdfReader(BytesIO(body))
    words = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Clean air" in words
    assert "findings are met" in words
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    resident = signed_in(factories.resident())
    assert (
        resident.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "board", "design": "screen"}).status_code
        == 403
    )
    for browser in (resident, client):
        assert browser.get(report.get_absolute_url()).status_code == 404


def test_a_new_report_is_made_once_something_was_reported(mission, officer, roadmap):
    first = ask_for_report(roadmap, kind="board")
    assert ask_for_report(roadmap, kind="board") == first
    whole = ask_for_report(mission, kind="dossier")
    report_figure(mission=mission, by=officer, on=TODAY, value=Decimal(40), source="The survey")
    assert ask_for_report(roadmap, kind="board") != first
    assert ask_for_report(mission, kind="dossier") != whole
