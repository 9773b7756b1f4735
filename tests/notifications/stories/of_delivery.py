"""Stories of missions in delivery."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Person
from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.due import remind_of_delivery
from roadmaps.delivery.figures import correct_figure, report_figure
from roadmaps.delivery.milestones import move_milestone
from roadmaps.delivery.outcome import name_attester
from roadmaps.delivery.pledges import record_pledge
from roadmaps.delivery.solutions import move_solution
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.models import Indicator, Measurement, Milestone, Mission, Roadmap, StageReport
from tests import factories
from tests.notifications.stories import Stories, follower

STORIES = Stories()


def measured(mission: Mission, officer: Person) -> Measurement:
    return report_figure(mission=mission, by=officer, on=timezone.localdate(), value=Decimal(40), source="The register")


def sent(mission: Mission, officer: Person) -> StageReport:
    words = {"summary": "Forty streets are clean.", "next": "Twenty more.", "asks": "A second team."}
    return send_report(report=save_report(mission=mission, by=officer, **words), by=officer)


@STORIES.of("figure.reported")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    measured(mission, officer)
    return told, f"“{mission}” was measured: 40%", "Source: The register"


@STORIES.of("figure.corrected")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    correct_figure(
        measurement=measured(mission, officer), by=officer, value=Decimal(30), reason="Counted twice.", seen=0
    )
    return told, f"“{mission}”: a measurement was corrected", "It now says 30%."


@STORIES.of("milestone.changed")
def _(officer):
    mission = factories.in_delivery(officer)
    told, today = follower(mission), timezone.localdate()
    milestone = Milestone.objects.create(mission=mission, title="Half of them", due_on=today)
    later = today + timedelta(days=90)
    move_milestone(milestone=milestone, by=officer, due_on=later, reason="The fund came late.", seen=today.isoformat())
    return told, f"“{mission}”: a milestone has changed", "Why: The fund came late."


@STORIES.of("solution.moved")
def _(officer):
    mission = factories.in_delivery(officer)
    told, solution = follower(mission), mission.contributions.get().solution
    move_solution(
        mission=mission, solution=solution, by=officer, status="agreed", says="The contract is signed.", seen="proposed"
    )
    return told, f"“{mission}”: {solution} is now agreed", "The contract is signed."


@STORIES.of("pledge.reported")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    record_pledge(mission=mission, by=officer, name="Tree Trust", kind="third", says="A thousand trees.")
    return told, f"“{mission}”: Tree Trust, promised", "A thousand trees."


@STORIES.of("stage_report.published")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    sent(mission, officer)
    return told, f"“{mission}”: stage report 1", "Forty streets are clean."


@STORIES.of("stage_report.waits")
def _(officer):
    told = factories.commissioner()
    mission = factories.in_delivery(officer)
    sent(mission, officer)
    return told, f"Stage report 1 of “{mission}” waits for an answer", "A second team."


@STORIES.of("stage_report.answered")
def _(officer):
    mission = factories.in_delivery(officer)
    answer_report(report=sent(mission, officer), by=factories.commissioner(), answer="You get the second team.")
    return officer, f"“{mission}”: the commission answers stage report 1", "You get the second team."


@STORIES.of("closing.published")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    factories.attested(mission, figure=100)
    factories.closed(mission, officer)
    return told, f"“{mission}” is over: what was learnt", "Ask neighbours first."


@STORIES.of("change.waits")
def _(officer):
    told = factories.commissioner()
    mission = factories.in_delivery(officer)
    change = start_change(mission=mission, by=officer)
    change = add_part(change=change, by=officer, part={"kind": "words", "statement": "Everyone breathes clean air."})
    send_change(change=change, by=officer, reason="People asked for it.", seen=digest_of_parts(change))
    return told, f"A change to “{mission}” waits for a decision", "Why: People asked for it."


@STORIES.of("mission.changed")
def _(officer):
    mission = factories.in_delivery(officer)
    told = follower(mission)
    change = start_change(mission=mission, by=officer)
    change = add_part(
        change=change, by=officer, part={"kind": "words", "statement": mission.statement, "daily_life": "x"}
    )
    send_change(change=change, by=officer, reason="Plainer.", seen=digest_of_parts(change))
    return told, f"“{mission}”: Changed in delivery", "Why: Plainer."


@STORIES.of("figure.due")
def _(officer):
    mission = factories.in_delivery(officer)
    Indicator.objects.create(mission=mission, rhythm_months=1)
    remind_of_delivery(timezone.localdate() + timedelta(days=40))
    return officer, f"Report the figure of “{mission}”", "Streets with clean air"


@STORIES.of("stage_report.due")
def _(officer):
    mission = factories.in_delivery(officer)
    Roadmap.objects.update(report_every_months=1)
    remind_of_delivery(timezone.localdate() + timedelta(days=40))
    return officer, f"The stage report of “{mission}” is due", "What is on record since the last one"


@STORIES.of("outcome.due")
def _(officer):
    told = factories.resident()
    mission = factories.in_delivery(officer, attester=told)
    remind_of_delivery(mission.deadline + timedelta(days=1))
    return told, f"The deadline of “{mission}” has passed", "with the evidence"


@STORIES.of("outcome.entrusted")
def _(officer):
    told = factories.resident()
    mission = factories.in_delivery(officer)
    name_attester(mission=mission, by=officer, person=told)
    return told, f"You confirm the outcome of “{mission}”", "Its lead officer says that its target names you."
