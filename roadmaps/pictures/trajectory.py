"""A figure over time: what was measured, where today's pace leads, and the way that would reach the target.

It is drawn large, with axes and words, and small, for a card.
"""

from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from roadmaps.criteria.finding import plain
from roadmaps.criteria.pace import Pace
from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import BOLD, shortened, width_of

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 78, 20, 30, 40
SIZE, LEGEND = 15, 34
SMALL_WIDTH, SMALL_HEIGHT, EDGE = 220, 64, 6
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
    """Where everything stands, in pixels: lines as "x,y x,y"."""

    dots: tuple[Dot, ...]
    measured: str
    trend: str
    needed: str
    goal: float
    end: tuple[float, float]
    goal_in_words: str
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
        goal_in_words=f"Target: {plain(pace.target)}",
        across=tuple(Tick(scale.x(day), str(day.year)) for day in _years(first.on, pace.deadline)),
        up=tuple(Tick(scale.y(value), _short(value)) for value in _steps(scale)),
    )


def _short(value: float) -> str:
    """Return a number of an axis: "12m" for twelve millions."""
    for size, letters in ((1e12, "tn"), (1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:,.4g}{letters}"
    return plain(round(value, 6))


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


def in_words(pace: Pace) -> str:
    """Return what the picture shows in a sentence."""
    first, latest, target = (plain(one) for one in (pace.first, pace.latest, pace.target))
    return (
        f"From {first} in {pace.points[0].on.year} to {latest} in {pace.points[-1].on.year}; "
        f"the target is {target} by {pace.deadline:%-d %B %Y}"
    )


def trajectory_svg(pace: Pace) -> str:
    """Return the large chart of ``pace`` as SVG with its legend."""
    chart = draw(pace)
    return svg.document(
        chart.width,
        chart.height + LEGEND,
        *(_across(tick, chart) for tick in chart.across),
        *(_up(tick, chart) for tick in chart.up),
        _goal(chart),
        _line(chart.trend, "trend"),
        _line(chart.needed, "needed"),
        _line(chart.measured, "measured"),
        *(svg.element("circle", cx=dot.x, cy=dot.y, r=5, fill=palette.INK) for dot in chart.dots),
        svg.element("g", *_legend(), transform=f"translate({chart.left} {chart.height + 14})"),
        title=in_words(pace),
        description="A line of what was measured, and two dashed ones from there to the deadline.",
        class_="cm-trajectory",
    )


LINES = {
    "measured": (palette.INK, ""),
    "trend": (palette.AMBER, "2 5"),
    "needed": (palette.TEAL, "14 5"),
}


def _line(points: str, kind: str, width: float = 3) -> str:
    stroke, dash = LINES[kind]
    return svg.element("polyline", points=points, fill="none", stroke=stroke, stroke_width=width, stroke_dasharray=dash)


def _across(tick: Tick, chart: Chart) -> str:
    return svg.text(tick.words, tick.at, chart.bottom + 24, font_size=SIZE, fill=palette.MUTED, text_anchor="middle")


def _up(tick: Tick, chart: Chart) -> str:
    line = svg.element("path", d=f"M{chart.left} {tick.at}H{chart.right}", stroke=palette.LINE, stroke_opacity="0.4")
    words = shortened(tick.words, LEFT - 12, SIZE)
    return line + svg.text(words, chart.left - 8, tick.at + 5, font_size=SIZE, fill=palette.MUTED, text_anchor="end")


def _goal(chart: Chart) -> str:
    """Return the line of the target with its words, above it where there is room."""
    line = svg.element(
        "path",
        d=f"M{chart.left} {chart.goal}H{chart.right}",
        stroke=palette.DEEP,
        stroke_width=2,
        stroke_dasharray="2 4",
    )
    words = shortened(chart.goal_in_words, chart.right - chart.left, SIZE, BOLD)
    y = chart.goal - 8 if chart.goal > TOP + SIZE else chart.goal + SIZE + 6
    return line + svg.text(words, chart.right, y, font_size=SIZE, font_weight=700, fill=palette.DEEP, text_anchor="end")


def _legend() -> list[str]:
    words = (("measured", "Measured"), ("trend", "Where today's pace leads"), ("needed", "What the target needs"))
    drawn, x = [], 0.0
    for kind, says in words:
        sample = _line("0,0 34,0", kind)
        group = svg.element(
            "g", sample, svg.text(says, 42, 5, font_size=SIZE, fill=palette.INK), transform=f"translate({x:.0f} 0)"
        )
        drawn.append(group)
        x += 42 + width_of(says, SIZE) + 20
    return drawn


def small_trajectory_svg(pace: Pace) -> str:
    """Return the figure over time without axes, small enough for a card: what was measured, today's pace, and the target."""
    chart = draw(pace)
    points = {kind: " ".join(_shrunk(point) for point in getattr(chart, kind).split()) for kind in LINES}
    last = points["measured"].split()[-1].split(",")
    x, y = _shrunk(f"{chart.end[0]},{chart.end[1]}").split(",")
    return svg.document(
        SMALL_WIDTH,
        SMALL_HEIGHT,
        *(_line(points[kind], kind, 2) for kind in ("trend", "needed", "measured")),
        svg.element("circle", cx=last[0], cy=last[1], r=4, fill=palette.INK),
        svg.element("path", d=f"M{x} {y}m-5 -5l10 10m0 -10l-10 10", stroke=palette.DEEP, stroke_width=3),
        title=in_words(pace),
        description="The cross is the target.",
        class_="cm-trajectory-small",
        role="img",
    )


def _shrunk(point: str) -> str:
    """Return a point of the chart as it stands in the small one."""
    x, y = (float(one) for one in point.split(","))
    across = EDGE + (x - LEFT) / (WIDTH - LEFT - RIGHT) * (SMALL_WIDTH - 2 * EDGE)
    down = EDGE + (y - TOP) / (HEIGHT - TOP - BOTTOM) * (SMALL_HEIGHT - 2 * EDGE)
    return f"{across:.1f},{down:.1f}"
