"""Solutions while their mission is delivered: how far each has come, with a line of what happened, and its money."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from govuk.cleaning import clean_text
from locking import lock_row
from roadmaps.delivery.opening import open_delivery
from roadmaps.drafting.sharing import require_change
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import FundingLine, Mission, MoneyReport, Solution, StatusChange
from roadmaps.models.choices import SolutionStatus
from roadmaps.telling import team, tell_of_mission

# To stop a solution changes the portfolio that was adopted: that is proposed, in roadmaps.delivery.changing.
NEXT = {
    SolutionStatus.PROPOSED: (SolutionStatus.AGREED, SolutionStatus.IN_DELIVERY),
    SolutionStatus.AGREED: (SolutionStatus.IN_DELIVERY,),
    SolutionStatus.IN_DELIVERY: (SolutionStatus.COMPLETED,),
    SolutionStatus.COMPLETED: (),
    SolutionStatus.STOPPED: (),
}
NOT_HERE = "This solution belongs to another mission"


@transaction.atomic
def move_solution(
    *, mission: Mission, solution: Solution, by: Person, status: str, says: str, seen: str
) -> StatusChange:
    """Move a solution to its next state, with a line of what happened; return the record.

    ``seen`` is the state that the person saw. Raises NotAllowed, WrongStage, ChangedMeanwhile, SharedWithOthers for one
    that serves missions of others, and DoesNotFit for a state that does not follow.
    """
    mission = open_delivery(mission, by)
    solution = _of_mission(mission, solution)
    if solution.status != seen:
        raise ChangedMeanwhile("Somebody else has reported on this solution since you opened it.")
    if status not in NEXT[SolutionStatus(solution.status)]:
        raise DoesNotFit(solution, {"status": "Choose a state that follows the one it has"})
    require_change(solution, by)
    change = write_status(solution, by, status, clean_text(says))
    _tell(mission, solution, by, change)
    return change


def write_status(solution: Solution, by: Person, status: str, says: str) -> StatusChange:
    """Write the state of a solution with what happened; return the record. Call inside a transaction, it is locked."""
    change = StatusChange.objects.create(solution=solution, was=solution.status, status=status, says=says, by=by)
    solution.status = status
    solution.save(update_fields=["status"])
    return change


def _tell(mission: Mission, solution: Solution, by: Person, change: StatusChange) -> None:
    tell_of_mission(
        "solution.moved",
        mission,
        key=change.pk,
        by=by,
        to=team(mission),
        public=True,
        address=solution.get_absolute_url(),
        solution=solution.title,
        status=change.get_status_display().lower(),
        says=change.says,
    )


@transaction.atomic
def report_money(
    *,
    mission: Mission,
    line: FundingLine,
    by: Person,
    on: date,
    secured: Decimal,
    committed: Decimal,
    spent: Decimal,
    note: str = "",
) -> MoneyReport:
    """Report how much of a funding line was secured, committed and spent by a day, in pounds, all in all; return it.

    A later report takes the place of an earlier one, which stays on the record. Raises NotAllowed, WrongStage,
    SharedWithOthers, and DoesNotFit for a day to come or before the last report, and for more spent than committed or
    committed than secured.
    """
    mission = open_delivery(mission, by)
    solution = _of_mission(mission, line.solution)
    require_change(solution, by)
    faults = {}
    if committed > secured:
        faults["committed"] = "Committed cannot be more than secured"
    if spent > committed:
        faults["spent"] = "Spent cannot be more than committed"
    if on > timezone.localdate():
        faults["on"] = "The day cannot be in the future"
    elif (last := line.reports.first()) and on < last.on:
        faults["on"] = f"The last report is of {last.on:%-d %B %Y}. Enter that day or a later one"
    if faults:
        raise DoesNotFit(line, faults)
    return MoneyReport.objects.create(
        line=line, on=on, secured=secured, committed=committed, spent=spent, note=clean_text(note), by=by
    )


def _of_mission(mission: Mission, solution: Solution) -> Solution:
    """Lock a solution of a mission; return the fresh row. Raises DoesNotFit for one of another mission."""
    if not mission.contributions.filter(solution=solution).exists():
        raise DoesNotFit(solution, {"status": NOT_HERE})
    return lock_row(solution)
