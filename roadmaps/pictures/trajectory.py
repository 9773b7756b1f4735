"""A figure over time: what was measured, where today's pace leads, and the way that would reach the target."""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from roadmaps.criteria.pace import Pace

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 20, 40
TICKS = 4


@dataclass(frozen=True)
class Dot:
    """A measurement with its place in pixels."""

    x: float
    y: float
    on: date
    value: float


@dataclass(frozen=True)
class Tick:
    """A mark on an axis: its place in pixels and its words."""

    at: float
    words: str


@dataclass(frozen=True)
class Chart:
    """What a template turns into SVG, in pixels: lines as "x,y x,y"."""

    dots: tuple[Dot, ...]
    measured: str
    trend: str
    needed: str
    goal: float
    end: tuple[float, float]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


@dataclass(frozen=True)
class _Scale:
    """From days and values to pixels."""

    first: date
    days: int
    low: float
    high: float
    step: float

    def x(self, day: date) -> float:
        """Where a day stands."""
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - self.first).days / self.days, 1)

    def y(self, value: float) -> float:
        """Where a value stands; what lies outside is drawn at the edge."""
        inside = min(max(value, self.low), self.high)
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (inside - self.low) / (self.high - self.low), 1)


def draw(pace: Pace) -> Chart:
    """Return the chart of ``pace``: measurements, the trend continued, and the line that reaches the target in time."""
    scale = _scale(pace)
    first, last = pace.points[0], pace.points[-1]
    trend = pace.latest + pace.seen * pace.years_left
    return Chart(
        dots=tuple(Dot(scale.x(one.on), scale.y(float(one.value)), one.on, float(one.value)) for one in pace.points),
        measured=" ".join(f"{scale.x(one.on)},{scale.y(float(one.value))}" for one in pace.points),
        trend=f"{scale.x(last.on)},{scale.y(pace.latest)} {_until_edge(scale, pace, trend)}",
        needed=f"{scale.x(last.on)},{scale.y(pace.latest)} {scale.x(pace.deadline)},{scale.y(pace.target)}",
        goal=scale.y(pace.target),
        end=(scale.x(pace.deadline), scale.y(pace.target)),
        across=tuple(Tick(scale.x(day), str(day.year)) for day in _years(first.on, pace.deadline)),
        up=tuple(Tick(scale.y(value), f"{value:,.4g}") for value in _steps(scale)),
    )


def _scale(pace: Pace) -> _Scale:
    values = [float(one.value) for one in pace.points] + [pace.target]
    low, high = min(values), max(values)
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    step = _round_step((high - low + 2 * room) / TICKS)
    days = max((pace.deadline - pace.points[0].on).days, 1)
    # A figure that is never below nothing has no axis there.
    start = 0.0 if low >= 0 > low - room else low - room
    return _Scale(pace.points[0].on, days, floor(start / step) * step, ceil((high + room) / step) * step, step)


def _round_step(least: float) -> float:
    """Return the smallest of 1, 2, 2.5, 5, 10, 20 … that is at least ``least``: what people count in."""
    power = 10.0 ** floor(log10(least))
    return next(step for step in (power, 2 * power, 2.5 * power, 5 * power, 10 * power) if step >= least)


def _until_edge(scale: _Scale, pace: Pace, trend: float) -> str:
    """Return where the trend ends: at the deadline, or where it leaves the picture."""
    part = 1.0
    if trend > scale.high:
        part = (scale.high - pace.latest) / (trend - pace.latest)
    elif trend < scale.low:
        part = (scale.low - pace.latest) / (trend - pace.latest)
    start, end = scale.x(pace.points[-1].on), scale.x(pace.deadline)
    return f"{round(start + (end - start) * part, 1)},{scale.y(pace.latest + (trend - pace.latest) * part)}"


def _years(first: date, last: date) -> list[date]:
    step = max((last.year - first.year) // 6, 1)
    return [date(year, 1, 1) for year in range(first.year + 1, last.year + 1, step)]


def _steps(scale: _Scale) -> list[float]:
    return [scale.low + scale.step * n for n in range(round((scale.high - scale.low) / scale.step) + 1)]
