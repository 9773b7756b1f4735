"""Two deeds of delivery at the same moment: each is done on what it looked at, or told that it was not."""

from decimal import Decimal
from functools import partial

import pytest
from django.utils import timezone

from roadmaps.delivery.capabilities import agree_on, answer_alone, open_round, publish_round
from roadmaps.delivery.changing import add_part, approve_change, digest_of_parts, send_change, start_change
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.market_shaping import answer_question
from roadmaps.delivery.milestones import reach_milestone
from roadmaps.delivery.outcome import attest, save_closing_report
from roadmaps.delivery.solutions import move_solution
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.drafting.portfolio import join_solution
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, WrongStage
from roadmaps.models import ClosingReport, Contribution, Measurement, Milestone, Mission, StageReport
from roadmaps.models.capability import Capability
from tests import factories
from tests.races import at_once, kinds, while_writing

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_one_day_is_measured_once(officer):
    mission = factories.in_delivery(officer)
    report = partial(report_figure, mission=mission, by=officer, on=timezone.localdate(), source="The survey")
    outcomes = at_once(partial(report, value=Decimal(40)), partial(report, value=Decimal(50)))
    assert kinds(outcomes) == [DoesNotFit, bool]
    assert Measurement.objects.count() == 1


def test_a_milestone_is_not_reached_after_the_outcome_was_confirmed(officer):
    attester = factories.resident()
    mission = factories.in_delivery(officer, attester=attester)
    milestone = Milestone.objects.create(mission=mission, title="Half", due_on=timezone.localdate())
    said = {"evidence": "The register.", "capacity": "Chair", "figure": Decimal(100)}
    outcomes = while_writing(
        partial(attest, mission=mission, by=attester, result="achieved", measured_on=timezone.localdate(), **said),
        partial(reach_milestone, milestone=milestone, by=officer, on=timezone.localdate()),
    )
    assert kinds(outcomes) == [WrongStage, bool]
    milestone.refresh_from_db()
    assert milestone.reached_on is None


def test_a_solution_of_two_missions_moves_once(officer):
    first, second = factories.in_delivery(officer), factories.in_delivery(officer)
    solution = first.contributions.get().solution
    Contribution.objects.create(mission=second, solution=solution)
    move = partial(move_solution, solution=solution, by=officer, status="agreed", says="Signed.", seen="proposed")
    outcomes = at_once(partial(move, mission=first), partial(move, mission=second))
    assert kinds(outcomes) == [ChangedMeanwhile, bool]
    assert solution.status_changes.count() == 1


def test_a_solution_that_another_mission_joins_meanwhile_is_not_stopped_under_it(officer):
    mission, other = factories.draft(officer), factories.draft(officer)
    solution = mission.contributions.get().solution
    mission.contributions.update(expected_share=10)
    # A portfolio large enough that to stop one solution is minor.
    for _ in range(5):
        Contribution.objects.create(mission=mission, solution=factories.SolutionFactory())
    mission = factories.frozen_in_delivery(mission, officer)
    change = start_change(mission=mission, by=officer)
    stop = {"kind": "stop", "solution": solution.slug, "says": "Nobody came."}
    for part in (stop, {"kind": "words", "statement": "Everyone breathes."}):
        change = add_part(change=change, by=officer, part=part)
    change = send_change(change=change, by=officer, reason="So.", seen=digest_of_parts(change))
    seen = {"seen": digest_of_parts(change), "reason": "Yes."}
    while_writing(
        partial(join_solution, mission=other, by=officer, solution=solution, expected_share=None),
        partial(approve_change, change=change, by=factories.commissioner(), **seen),
    )
    solution.refresh_from_db()
    assert solution.status == "proposed"


def test_a_report_is_answered_once(officer):
    mission = factories.in_delivery(officer)
    report = send_report(report=save_report(mission=mission, by=officer, summary="Well.", next="More."), by=officer)
    outcomes = at_once(
        *(partial(answer_report, report=report, by=factories.commissioner(), answer=f"Answer {n}.") for n in range(2))
    )
    assert kinds(outcomes) == [WrongStage, bool]
    assert StageReport.objects.get().answered_at


def test_a_closing_report_is_begun_once(officer):
    mission = factories.in_delivery(officer)
    factories.attested(mission, figure=100)
    mission = Mission.objects.get(pk=mission.pk)
    outcomes = at_once(
        *(partial(save_closing_report, mission=mission, by=officer, went_well=f"{n}.") for n in range(2))
    )
    assert kinds(outcomes) == [ChangedMeanwhile, bool]
    assert ClosingReport.objects.count() == 1


def test_an_assessment_is_begun_once_a_year(officer):
    roadmap = factories.RoadmapFactory()
    outcomes = at_once(*(partial(open_round, roadmap=roadmap, by=factories.officer()) for _ in range(2)))
    assert kinds(outcomes) == [bool, bool]
    assert roadmap.capability_rounds.count() == 1


def test_nothing_is_agreed_on_after_it_is_published(officer):
    roadmap, people = factories.RoadmapFactory(), [factories.officer() for _ in range(2)]
    for person in people:
        found = open_round(roadmap=roadmap, by=person)
        given = dict.fromkeys(Capability.values, (3, "Seen."))
        answer_alone(found=found, by=person, given=given, submit=True)
    for one in Capability.values:
        agree_on(found=found, by=people[0], capability=one, step=3, reason="We saw it.")
    outcomes = while_writing(
        partial(publish_round, found=found, by=people[0]),
        partial(agree_on, found=found, by=people[1], capability="skills", step=5, reason="I think so."),
    )
    assert kinds(outcomes) == [WrongStage, bool]
    assert found.agreed.get(capability="skills").step == 3


def test_of_two_who_answer_a_question_at_once_one_is_told(officer):
    roadmap = factories.RoadmapFactory()
    outcomes = at_once(
        *(
            partial(answer_question, roadmap=roadmap, by=factories.officer(), question="risks", text=f"{n}", seen=None)
            for n in range(2)
        )
    )
    assert kinds(outcomes) == [ChangedMeanwhile, bool]
