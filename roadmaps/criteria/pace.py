"""How fast a figure has moved, and how fast it would have to move to reach its target."""

from dataclasses import dataclass
from datetime import date

from roadmaps.criteria.criterion_2_direction import years_between
from roadmaps.criteria.dossier import Dossier, Measured


@dataclass(frozen=True)
class Pace:
    """The yearly change seen from the first to the latest measurement, and the yearly change still needed.

    Both in units of the target a year; ``points`` are the measurements in order, the starting value among them.
    """

    points: tuple[Measured, ...]
    deadline: date
    target: float
    years_seen: float
    years_left: float

    @property
    def first(self) -> float:
        """The first value."""
        return float(self.points[0].value)

    @property
    def latest(self) -> float:
        """The latest value."""
        return float(self.points[-1].value)

    @property
    def seen(self) -> float:
        """The yearly change seen."""
        return (self.latest - self.first) / self.years_seen

    @property
    def needed(self) -> float:
        """The yearly change needed from the latest value on."""
        return (self.target - self.latest) / self.years_left

    @property
    def ratio(self) -> float | None:
        """The ambition ratio: needed ÷ seen; None when the figure stood still or moved away from the target."""
        if not self.needed:
            return 0.0
        if not self.seen or (self.needed > 0) != (self.seen > 0):
            return None
        return self.needed / self.seen


def pace_of(dossier: Dossier) -> Pace | None:
    """Return the pace of a quantified target; None without two measurements, a target, or a deadline ahead of both."""
    points, target = dossier.points, dossier.target
    if target.kind != "quantified" or target.value is None or dossier.deadline is None or len(points) < 2:
        return None
    seen = years_between(points[0].on, points[-1].on)
    left = years_between(points[-1].on, dossier.deadline)
    if seen <= 0 or left <= 0:
        return None
    return Pace(points, dossier.deadline, float(target.value), seen, left)


def is_reached(dossier: Dossier) -> bool:
    """Say whether the latest value has reached the target already."""
    points, target = dossier.points, dossier.target
    if not points or target.value is None or target.direction not in ("up", "down"):
        return False
    latest = points[-1].value
    return latest >= target.value if target.direction == "up" else latest <= target.value
