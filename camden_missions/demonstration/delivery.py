"""What happened to the illustrative mission in delivery, told by the same deeds that people use."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import Person
from camden_missions.demonstration import missions as told
from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.delivery.figures import correct_figure, report_figure
from roadmaps.delivery.learning import write_entry
from roadmaps.delivery.milestones import move_milestone
from roadmaps.delivery.outcome import name_attester
from roadmaps.delivery.pledges import record_pledge, report_on_pledge
from roadmaps.delivery.solutions import move_solution, report_money
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.models import FundingLine, Mission, Roadmap, Solution

SOURCE = "The repairs desk's weekly count (illustrative)"


def deliver(mission: Mission, people: dict[str, Person]) -> None:
    """Report on a mission that has just begun its delivery: measure, learn, change, and report to the commission."""
    officer = people["officer"]
    Roadmap.objects.filter(pk=mission.challenge.roadmap_id).update(report_every_months=3)
    _measure(mission, officer)
    _report_on_solutions(mission, officer)
    for entry in told.LEARNT:
        write_entry(mission=mission, by=officer, **entry)
    _with_partners(mission, officer)
    _change(mission, officer)
    name_attester(mission=mission, by=officer, person=people["resident"])
    _report_to_the_commission(mission, officer, people["commissioner"])


def _measure(mission: Mission, officer: Person) -> None:
    today = timezone.localdate()
    report_figure(mission=mission, by=officer, on=today - timedelta(days=40), value=Decimal(57), source=SOURCE)
    wrong = report_figure(mission=mission, by=officer, on=today - timedelta(days=5), value=Decimal(36), source=SOURCE)
    reason = "The two figures of the count were swapped. The desk has checked the others."
    correct_figure(measurement=wrong, by=officer, value=Decimal(63), reason=reason, seen=0)
    first = mission.milestones.first()
    move_milestone(
        milestone=first,
        by=officer,
        due_on=first.due_on + timedelta(days=90),
        reason="The vans come in spring and not in autumn.",
        seen=first.due_on.isoformat(),
    )


def _report_on_solutions(mission: Mission, officer: Person) -> None:
    solution = Solution.objects.get(missions=mission, title__startswith="Good procurement")
    says = "The first contract with the new duty is signed."
    move_solution(mission=mission, solution=solution, by=officer, status="in delivery", says=says, seen=solution.status)
    line = FundingLine.objects.filter(solution=solution).select_related("solution").get()
    pounds = {"secured": Decimal(120_000), "committed": Decimal(48_000), "spent": Decimal(11_500)}
    report_money(mission=mission, line=line, by=officer, on=timezone.localdate(), **pounds)


def _with_partners(mission: Mission, officer: Person) -> None:
    pledge = record_pledge(
        mission=mission,
        by=officer,
        name="Illustrative Tenants' Federation",
        kind="civic",
        says="A stair warden for each of thirty staircases, who agrees the day with their neighbours.",
    )
    report_on_pledge(pledge=pledge, by=officer, state="under way", says="Nineteen of thirty have begun.")


def _change(mission: Mission, officer: Person) -> None:
    solution = Solution.objects.get(missions=mission, title__startswith="Neighbours' workshop")
    change = start_change(mission=mission, by=officer)
    part = {
        "kind": "scale",
        "solution": solution.slug,
        "innovation_stage": "scale-up",
        "expected_share": "25",
        "says": "Three estates asked for it after the first workshop.",
    }
    change = add_part(change=change, by=officer, part=part)
    why = "What neighbours agree on works better than what is sent by post, so it grows."
    send_change(change=change, by=officer, reason=why, seen=digest_of_parts(change))


def _report_to_the_commission(mission: Mission, officer: Person, commissioner: Person) -> None:
    report = save_report(
        mission=mission,
        by=officer,
        summary="Repairs come quicker where a neighbour agrees the day. The share done within a week grows, and the path "
        "will need it to grow faster once the vans are there.",
        in_the_way="The vans come half a year late. Until then we borrow two.",
        next="Eleven more stair wardens, and the first count by street.",
        asks="Let the housing service borrow the parks' vans over the winter.",
    )
    send_report(report=report, by=officer)
    answer = "You can have two vans from December to March. Tell us in the next report what that changed."
    answer_report(report=report, by=commissioner, answer=answer)
