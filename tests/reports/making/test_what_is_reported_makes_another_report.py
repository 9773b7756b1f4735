"""Whatever comes on record of a mission in delivery, what is asked for afterwards tells it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from reports.making.asking import ask_for_report
from reports.models import Kind
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.milestones import drop_milestone, move_milestone, reach_milestone
from roadmaps.delivery.pledges import record_pledge, report_on_pledge
from roadmaps.models import Milestone, Pledge, Solution
from tests import factories
from tests.roadmaps.delivery.changes import begun, mission_of_fifths, sent, solutions, stop

pytestmark = pytest.mark.django_db


def _move(mission):
    one = Milestone.objects.get(solution__isnull=False)
    later = one.due_on + timedelta(days=30)
    move_milestone(
        milestone=one, mission=mission, by=mission.lead_officer, due_on=later, reason="Rain.", seen=str(one.due_on)
    )


HAPPENS = {
    "a figure is reported": lambda mission: report_figure(
        mission=mission, by=mission.lead_officer, on=timezone.localdate(), value=50, source="The register"
    ),
    "a partner promises": lambda mission: record_pledge(
        mission=mission, by=mission.lead_officer, name="Tree Trust", kind="third", says="A thousand trees."
    ),
    "a partner reports": lambda mission: report_on_pledge(
        pledge=Pledge.objects.get(), by=mission.lead_officer, state="kept", says="All of them."
    ),
    "a milestone of a solution is reached": lambda mission: reach_milestone(
        milestone=Milestone.objects.get(solution__isnull=False),
        mission=mission,
        by=mission.lead_officer,
        on=timezone.localdate(),
    ),
    "a milestone of a solution is moved": _move,
    "a milestone of a solution is dropped": lambda mission: drop_milestone(
        milestone=Milestone.objects.get(solution__isnull=False),
        mission=mission,
        by=mission.lead_officer,
        reason="Rain.",
    ),
    "a change is sent to the commission": lambda mission: sent(begun(mission, stop(solutions(mission)[0]))),
}


@pytest.fixture
def mission(officer):
    found = mission_of_fifths(officer)
    due = timezone.localdate() + timedelta(days=60)
    Milestone.objects.create(solution=solutions(found)[0], title="Half", due_on=due)
    record_pledge(mission=found, by=found.lead_officer, name="Our Workshop", kind="private", says="Two days a week.")
    return found


@pytest.mark.parametrize("kind", [Kind.ROADMAP, Kind.DELIVERY, Kind.BOARD, Kind.DOSSIER])
@pytest.mark.parametrize("what", HAPPENS)
def test_it_is_another_report(mission, kind, what):
    subject = mission if kind == Kind.DOSSIER else mission.challenge.roadmap
    before = ask_for_report(subject, kind=kind)
    HAPPENS[what](mission)
    assert ask_for_report(subject, kind=kind).pk != before.pk


def test_a_board_is_another_where_a_solution_of_a_draft_is_called_otherwise(officer):
    roadmap = factories.draft(officer).challenge.roadmap
    before = ask_for_report(roadmap, kind=Kind.BOARD)
    Solution.objects.update(title="Otherwise")
    assert ask_for_report(roadmap, kind=Kind.BOARD).pk != before.pk
