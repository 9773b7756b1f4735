"""Whether a mission in delivery is on its path: where its figure should be by now, and where it is.

The path is the straight line from the starting value on its day to the target on the deadline.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from roadmaps.criteria.dossier import Measured, Target
from roadmaps.criteria.finding import plain
from roadmaps.criteria.thresholds import Thresholds


class PathState(StrEnum):
    """Where a mission stands on its path, what needs most first."""

    AWAY = "away"
    BEHIND = "behind"
    UNKNOWN = "unknown"
    ON_PATH = "on path"
    AHEAD = "ahead"
    REACHED = "reached"

    @property
    def label(self) -> str:
        """The state in words."""
        return LABELS[self]


LABELS = {
    PathState.AWAY: "Moving away",
    PathState.BEHIND: "Behind",
    PathState.UNKNOWN: "Not known yet",
    PathState.ON_PATH: "On its path",
    PathState.AHEAD: "Ahead",
    PathState.REACHED: "Target reached",
}
MOST_NEEDING_FIRST = tuple(PathState)


@dataclass(frozen=True)
class OnPath:
    """Where a mission stands: the sentence that says why, and the rule behind it.

    ``latest`` is the latest measurement and ``expected`` where the path was that day, both in the unit of the target;
    ``ahead`` by how many per cent of the whole way the figure is ahead of it, less than nothing where it is behind.
    """

    state: PathState
    says: str
    rule: str
    latest: Measured | None = None
    expected: float | None = None
    ahead: float | None = None

    @property
    def label(self) -> str:
        """The state in words."""
        return self.state.label


@dataclass(frozen=True)
class DueMark:
    """A milestone as the path sees it: when it is due, and when it was reached."""

    due_on: date
    reached_on: date | None = None


def path_of_figure(
    target: Target, deadline: date | None, measured: Iterable[Measured], thresholds: Thresholds, *, as_of: date
) -> OnPath:
    """Return where a quantified target stands by its measurements up to the day ``as_of``."""
    rule = _rule(thresholds)
    if target.baseline is None or target.baseline_date is None or target.value is None or deadline is None:
        return OnPath(PathState.UNKNOWN, "The target is not whole, so there is no path to compare with.", rule)
    if deadline <= target.baseline_date or target.value == target.baseline:
        return OnPath(PathState.UNKNOWN, "The target leaves no way to go, so there is no path to compare with.", rule)
    later = [one for one in measured if target.baseline_date < one.on <= as_of]
    if not later:
        return OnPath(PathState.UNKNOWN, "Nothing has been measured since the starting value.", rule)
    latest = max(later, key=lambda one: one.on)
    return _compared(target, deadline, latest, rule, float(thresholds.path_tolerance_percent))


def _compared(target: Target, deadline: date, latest: Measured, rule: str, tolerance: float) -> OnPath:
    whole = target.value - target.baseline
    gone = (latest.value - target.baseline) / whole
    days = Decimal((deadline - target.baseline_date).days)
    due = min((latest.on - target.baseline_date).days / days, Decimal(1))
    ahead = float((gone - due) * 100)
    expected = float(target.baseline + whole * due)
    state = _state(gone, ahead, tolerance)
    return OnPath(state, _says(state, latest, expected, target.unit), rule, latest, expected, ahead)


def _state(gone: Decimal, ahead: float, tolerance: float) -> PathState:
    if gone >= 1:
        return PathState.REACHED
    if ahead < -tolerance:
        return PathState.AWAY if gone < 0 else PathState.BEHIND
    return PathState.AHEAD if ahead > tolerance else PathState.ON_PATH


def _says(state: PathState, latest: Measured, expected: float, unit: str) -> str:
    there = f"It was {_figure(float(latest.value), unit)} on {latest.on:%-d %B %Y}."
    if state is PathState.REACHED:
        return f"{there} That reaches the target."
    if state is PathState.AWAY:
        return f"{there} That is further from the target than at the start."
    return f"{there} On the straight way to the target it would have been {_figure(expected, unit)} that day."


def _figure(value: float, unit: str) -> str:
    text = plain(round(value, 3 if abs(value) < 10 else 1))
    return f"{text}%" if unit == "per cent" else f"{text} {unit}".strip()


def _rule(thresholds: Thresholds) -> str:
    near = plain(thresholds.path_tolerance_percent)
    return (
        "The path is the straight line from the starting value to the target on the deadline. The latest measurement is "
        f"on it when it is within {near}% of the whole way, ahead or behind when it is not, and moving away when it is "
        "further from the target than at the start."
    )


MILESTONE_RULE = (
    "A condition has no figure, so the milestones tell: behind when one is late, on its path when none is and at least one "
    "was reached."
)


def path_of_condition(marks: Iterable[DueMark], *, as_of: date) -> OnPath:
    """Return where a binary target stands by its milestones on the day ``as_of``; leave out those that were dropped."""
    marks = list(marks)
    late = sum(one.reached_on is None and one.due_on < as_of for one in marks)
    reached = sum(one.reached_on is not None and one.reached_on <= as_of for one in marks)
    if late:
        says = f"{late} of {len(marks)} milestones {'is' if late == 1 else 'are'} late."
        return OnPath(PathState.BEHIND, says, MILESTONE_RULE)
    if reached:
        says = f"{reached} of {len(marks)} milestones {'was' if reached == 1 else 'were'} reached, and none is late."
        return OnPath(PathState.ON_PATH, says, MILESTONE_RULE)
    says = "No milestone was due yet." if marks else "It has no milestones that could show it."
    return OnPath(PathState.UNKNOWN, says, MILESTONE_RULE)
