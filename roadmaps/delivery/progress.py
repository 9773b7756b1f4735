"""How far a mission in delivery is, put together for its pages: figure, milestones, solutions, money, partners, changes."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils import timezone

from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.path import DueMark, OnPath
from roadmaps.delivery.due import SOON, Due, dues_of, next_reports
from roadmaps.delivery.money import LineSeen, Pounds, lines_of
from roadmaps.delivery.paths import path_of
from roadmaps.delivery.solutions import NEXT
from roadmaps.examination.method import current_method
from roadmaps.models import (
    Contribution,
    Indicator,
    Measurement,
    Milestone,
    Mission,
    Outcome,
    Pledge,
    ProposedChange,
    StatusChange,
)
from roadmaps.models.choices import SolutionStatus


@dataclass(frozen=True)
class MilestoneSeen:
    """A milestone with how it stands ("reached", "dropped", "late", "soon" or "to come") and where it was moved from."""

    row: Milestone
    state: str

    @property
    def is_open(self) -> bool:
        """Whether something is still to be reported of it."""
        return self.state in ("late", "soon", "to come")


@dataclass
class SolutionSeen:
    """A solution with what happened to it last, its money and its milestones."""

    contribution: Contribution
    happened: list[StatusChange] = field(default_factory=list)
    lines: list[LineSeen] = field(default_factory=list)
    milestones: list[MilestoneSeen] = field(default_factory=list)

    @property
    def can_move(self) -> bool:
        """Whether there is a state that follows the one it has."""
        return bool(NEXT[SolutionStatus(self.contribution.solution.status)])


@dataclass
class Progress:
    """All of it, for one mission."""

    path: OnPath
    indicator: Indicator | None
    measurements: list[Measurement]
    milestones: list[MilestoneSeen]
    solutions: list[SolutionSeen]
    pledges: list[Pledge]
    changes: list[ProposedChange]
    dues: list[Due]
    next_report: date | None
    outcome: Outcome | None

    @property
    def standing(self) -> list[Measurement]:
        """The measurements that nobody struck out, the oldest first."""
        return [one for one in reversed(self.measurements) if one.struck_at is None]

    @property
    def money(self) -> Pounds:
        """The pounds of all its lines."""
        return sum((line.pounds for line in self._lines), Pounds())

    @property
    def sought(self) -> Decimal:
        """The pounds that its lines ask for and nobody has secured yet."""
        wanted = sum((line.row.amount or Decimal(0) for line in self._lines), Decimal(0))
        return max(wanted - self.money.secured, Decimal(0))

    @property
    def _lines(self) -> list[LineSeen]:
        return [line for solution in self.solutions for line in solution.lines]

    @property
    def late_report(self) -> date | None:
        """When the stage report was due that is not there."""
        return self.next_report if self.next_report and self.next_report < timezone.localdate() else None


def progress_of(mission: Mission) -> Progress:
    """Return how far a mission is. A fixed number of queries, whatever is on record."""
    today = timezone.localdate()
    indicator = Indicator.objects.filter(mission=mission).select_related("data_owner").first()
    measurements = _measurements(indicator)
    milestones, of_solutions = _milestones(mission, today)
    standing = [Measured(one.on, one.value) for one in measurements if one.struck_at is None]
    marks = [DueMark(one.row.due_on, one.row.reached_on) for one in milestones if one.state != "dropped"]
    own = not mission.challenge.roadmap.is_reference
    return Progress(
        path=path_of(mission, standing, marks, current_method().thresholds, as_of=today),
        indicator=indicator,
        measurements=measurements,
        milestones=milestones,
        solutions=_solutions(mission, of_solutions),
        pledges=list(mission.pledges.select_related("organisation").prefetch_related("reports")),
        changes=list(mission.changes.exclude(proposed_at=None, made_as=None).select_related("made_as", "decided_by")),
        dues=dues_of([mission]).get(mission.pk, []) if own else [],
        next_report=next_reports([mission]).get(mission.pk) if own and mission.is_in_delivery else None,
        outcome=Outcome.objects.filter(mission=mission).select_related("attested_by").first(),
    )


def _measurements(indicator: Indicator | None) -> list[Measurement]:
    if indicator is None:
        return []
    rows = indicator.measurements.select_related("reported_by").prefetch_related("corrections__by")
    return list(rows.order_by("-on", "-pk"))


def _milestones(mission: Mission, today: date) -> tuple[list[MilestoneSeen], dict[int, list[MilestoneSeen]]]:
    """Return the milestones of a mission, and those of its solutions by their keys."""
    rows = Milestone.objects.filter(mission=mission) | Milestone.objects.filter(
        solution__in=mission.contributions.values("solution")
    )
    own: list[MilestoneSeen] = []
    others: dict[int, list[MilestoneSeen]] = defaultdict(list)
    for one in rows.prefetch_related("moves"):
        seen = MilestoneSeen(one, _state(one, today))
        (others[one.solution_id] if one.solution_id else own).append(seen)
    return own, others


def _state(milestone: Milestone, today: date) -> str:
    if milestone.reached_on:
        return "reached"
    if milestone.dropped_on:
        return "dropped"
    if milestone.due_on < today:
        return "late"
    return "soon" if milestone.due_on <= today + SOON else "to come"


def _solutions(mission: Mission, milestones: dict[int, list[MilestoneSeen]]) -> list[SolutionSeen]:
    contributions = mission.contributions.select_related("solution").defer("solution__search")
    found = {one.solution_id: SolutionSeen(one, milestones=milestones[one.solution_id]) for one in contributions}
    for change in StatusChange.objects.filter(solution__in=found):
        found[change.solution_id].happened.append(change)
    for line in lines_of(found):
        found[line.row.solution_id].lines.append(line)
    return list(found.values())
