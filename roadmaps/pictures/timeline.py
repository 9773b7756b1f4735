"""When things are to happen: a line a mission from its start to its deadline, with milestones, consultations and today."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate

from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import BOLD, shortened, wrapped

WIDTH, LEFT, RIGHT, HEAD, ROW, PART, SIZE, SMALL = 1206, 250, 24, 40, 72, 36, 15, 13
BAR = 10


@dataclass(frozen=True)
class Mark:
    """Something on one day: a milestone. ``is_reached`` and ``is_late`` are never both so."""

    on: date
    words: str
    is_reached: bool = False
    is_late: bool = False


@dataclass(frozen=True)
class Span:
    """Something from one day to another: a consultation."""

    start: date
    end: date
    words: str


@dataclass(frozen=True)
class Part:
    """A solution of a mission with the milestones of its own."""

    title: str
    href: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Row:
    """One mission: its number, its title, where it leads, when it begins and ends, and what is on the way.

    ``decisions`` are what was decided about it, and ``parts`` its solutions, a line each below it.
    """

    number: int
    title: str
    href: str
    start: date | None
    end: date | None
    marks: tuple[Mark, ...] = ()
    spans: tuple[Span, ...] = ()
    decisions: tuple[Mark, ...] = ()
    parts: tuple[Part, ...] = ()

    def days(self) -> list[date]:
        """Return every day that it names."""
        spans = [day for span in self.spans for day in (span.start, span.end)]
        marks = [
            mark.on for mark in (*self.marks, *self.decisions, *(one for part in self.parts for one in part.marks))
        ]
        return [day for day in (self.start, self.end, *marks, *spans) if day]

    @property
    def height(self) -> float:
        """How high it is with its parts, in pixels."""
        return ROW + PART * len(self.parts)


@dataclass(frozen=True)
class Tick:
    """A mark on the axis."""

    on: date
    words: str


@dataclass(frozen=True)
class Timeline:
    """The rows with their days in pixels: ``x`` of a day is ``scale.x``."""

    rows: tuple[Row, ...]
    scale: "Scale"
    ticks: tuple[Tick, ...]
    today: date | None
    height: float


@dataclass(frozen=True)
class Scale:
    """From days to pixels."""

    first: date
    last: date
    width: int = field(default=WIDTH)

    def shows(self, day: date) -> bool:
        """Whether a day is within the picture."""
        return self.first <= day <= self.last

    def x(self, day: date) -> float:
        """Where a day stands; one that lies outside stands at the edge."""
        inside = min(max(day, self.first), self.last)
        days = max((self.last - self.first).days, 1)
        return round(LEFT + (self.width - LEFT - RIGHT) * (inside - self.first).days / days, 1)


def timeline(
    rows: Iterable[Row],
    *,
    today: date,
    from_year: int | None = None,
    years: int | None = None,
    span: tuple[date, date] | None = None,
) -> Timeline | None:
    """Return the rows on one scale of whole years; None where none names a day.

    ``from_year`` and ``years`` show a part of it; then the axis tells quarters. ``span`` are days that the scale reaches to
    anyway, so that several pictures share it.
    """
    rows = tuple(rows)
    days = [*(day for row in rows for day in row.days()), *(span or ())]
    if not days:
        return None
    first, last = min(days).year, max(days).year
    if from_year is not None:
        first = min(max(from_year, first), last)
        last = first + (years or 1) - 1
    scale = Scale(date(first, 1, 1), date(last + 1, 1, 1))
    is_near = from_year is not None
    shown = today if scale.first <= today < scale.last else None
    return Timeline(
        rows, scale, tuple(_ticks(first, last, is_near)), shown, HEAD + sum(row.height for row in rows) + 34
    )


def _ticks(first: int, last: int, is_near: bool) -> list[Tick]:
    if is_near:
        quarters = [(year, quarter) for year in range(first, last + 1) for quarter in range(4)]
        return [
            Tick(date(year, 3 * quarter + 1, 1), str(year) if quarter == 0 else f"Q{quarter + 1}")
            for year, quarter in quarters
        ]
    step = max((last - first + 1) // 12, 1)
    return [Tick(date(year, 1, 1), str(year)) for year in range(first, last + 1, step)]


def timeline_svg(drawn: Timeline, *, title: str, description: str) -> str:
    """Return the timeline as SVG with its legend."""
    axis = [_tick(tick, drawn) for tick in drawn.ticks]
    tops = accumulate((row.height for row in drawn.rows), initial=HEAD)
    rows = [_row(row, top, drawn.scale) for row, top in zip(drawn.rows, tops, strict=False)]
    return svg.document(
        WIDTH,
        drawn.height + 30,
        *axis,
        *rows,
        _today(drawn),
        svg.element("g", *_legend(), transform=f"translate({LEFT} {drawn.height + 8:.0f})"),
        title=title,
        description=description,
        class_="cm-timeline",
    )


def _tick(tick: Tick, drawn: Timeline) -> str:
    x = drawn.scale.x(tick.on)
    line = svg.element("path", d=f"M{x} {HEAD - 8}V{drawn.height - 20:.0f}", stroke=palette.LINE, stroke_opacity="0.35")
    return line + svg.text(tick.words, x + 4, HEAD - 14, font_size=SMALL, fill=palette.MUTED)


def _row(row: Row, top: float, scale: Scale) -> str:
    y, colour = top + ROW / 2, palette.colour_of(row.number)
    lines = wrapped(row.title, LEFT - 40, SIZE, BOLD, most=2)
    words = [
        svg.text(line, 28, y - 2 + n * 18 - 9 * (len(lines) - 1), font_size=SIZE, font_weight=700, fill=palette.INK)
        for n, line in enumerate(lines)
    ]
    number = svg.text(str(row.number), 4, y - 2 - 9 * (len(lines) - 1), font_size=SIZE, font_weight=700, fill=colour)
    name = svg.element("a", svg.element("g", number, *words, data_node=f"m{row.number}"), href=row.href)
    return svg.element(
        "g",
        name,
        _bar(row, y, scale, colour),
        *(_span(one, y, scale) for one in row.spans if one.end >= scale.first and one.start <= scale.last),
        *_marks(row.marks, y, scale),
        *_decisions(row.decisions, y, scale),
        *(_part(part, top + ROW + PART * (place + 0.5), scale) for place, part in enumerate(row.parts)),
    )


def _part(part: Part, y: float, scale: Scale) -> str:
    title = shortened(part.title, LEFT - 44, SMALL)
    words = svg.text(title, 28, y + 4, font_size=SMALL, fill=palette.INK, class_="k-words")
    group = svg.element("g", words, svg.titled(part.title))
    name = svg.element("a", group, href=part.href) if part.href else group
    line = svg.element("path", d=f"M{LEFT} {y:.1f}H{WIDTH - RIGHT}", stroke=palette.LINE, stroke_opacity="0.5")
    return name + line + "".join(_marks(part.marks, y, scale, below=17))


def _decisions(decisions: Iterable[Mark], y: float, scale: Scale) -> Iterable[str]:
    """Yield each decision as a flag above the line, with its words where there is room for them."""
    known = sorted((one for one in decisions if scale.shows(one.on)), key=lambda one: (one.on, one.words))
    for number, one in enumerate(known):
        x = scale.x(one.on)
        after = scale.x(known[number + 1].on) if number + 1 < len(known) else float(WIDTH - 4)
        yield _flag(x, y, svg.titled(one.words))
        if after - x > 60:
            words = shortened(one.words, after - x - 24, SMALL)
            yield svg.text(words, x + 16, y - 18, font_size=SMALL, fill=palette.DEEP)


def _flag(x: float, y: float, *inside: str) -> str:
    """Return the sign of a decision that stands at (x, y)."""
    return svg.element("path", *inside, d=f"M{x} {y}v-30h12v10h-12", fill=palette.DEEP, stroke=palette.DEEP)


def _bar(row: Row, y: float, scale: Scale, colour: str) -> str:
    if row.end is None:
        return svg.text("No deadline yet", LEFT + 4, y + 4, font_size=SMALL, fill=palette.MUTED)
    start, end = scale.x(row.start or scale.first), scale.x(row.end)
    bar = svg.element(
        "rect", x=start, y=y - BAR / 2, width=max(end - start, 2.0), height=BAR, rx=5, fill=colour, fill_opacity="0.28"
    )
    if not scale.shows(row.end):
        return bar
    return bar + svg.element("path", d=f"M{end} {y - 14}v28", stroke=colour, stroke_width=3)


def _span(span: Span, y: float, scale: Scale) -> str:
    start, end = scale.x(span.start), scale.x(span.end)
    return svg.element(
        "rect",
        svg.titled(span.words),
        x=start,
        y=y - 9,
        width=max(end - start, 4.0),
        height=18,
        fill=palette.LIME,
        stroke=palette.DEEP,
    )


def _marks(marks: Iterable[Mark], y: float, scale: Scale, below: float = 24) -> Iterable[str]:
    """Yield each milestone as a diamond with its words below, cut where the next one stands."""
    known = sorted((mark for mark in marks if scale.shows(mark.on)), key=lambda mark: (mark.on, mark.words))
    for number, mark in enumerate(known):
        x = scale.x(mark.on)
        after = scale.x(known[number + 1].on) if number + 1 < len(known) else float(WIDTH - 4)
        yield _diamond(x, y, svg.titled(mark.words), is_reached=mark.is_reached, is_late=mark.is_late)
        room = after - x - 4
        if room > 40:
            late = "Late: " if mark.is_late else ""
            words = shortened(f"{late}{mark.words}", room, SMALL)
            yield svg.text(
                words, x - 6, y + below, font_size=SMALL, fill=palette.LATE if mark.is_late else palette.MUTED
            )


def _diamond(x: float, y: float, *inside: str, is_reached: bool = False, is_late: bool = False) -> str:
    """Return the sign of a milestone with its middle at (x, y)."""
    fill = palette.INK if is_reached else palette.PAPER
    stroke = palette.LATE if is_late else palette.INK
    return svg.element("path", *inside, d=f"M{x} {y - 8}l8 8l-8 8l-8 -8z", fill=fill, stroke=stroke, stroke_width=2)


def _today(drawn: Timeline) -> str:
    if drawn.today is None:
        return ""
    x = drawn.scale.x(drawn.today)
    line = svg.element("path", d=f"M{x} {HEAD - 8}V{drawn.height - 20:.0f}", stroke=palette.DEEP, stroke_width=3)
    return line + svg.text("Today", x + 6, drawn.height - 8, font_size=SMALL, font_weight=700, fill=palette.DEEP)


def _legend() -> list[str]:
    shapes = (
        (_diamond(8, 0), "Milestone"),
        (_diamond(8, 0, is_reached=True), "Reached"),
        (_diamond(8, 0, is_late=True), "Late"),
        (svg.element("rect", x=0, y=-8, width=18, height=16, fill=palette.LIME, stroke=palette.DEEP), "Consultation"),
        (_flag(4, 16), "Decision"),
        (svg.element("path", d="M8 -10v20", stroke=palette.DEEP, stroke_width=3), "Deadline"),
    )
    return [
        svg.element(
            "g", shape, svg.text(words, 26, 5, font_size=SMALL, fill=palette.INK), transform=f"translate({n * 150} 8)"
        )
        for n, (shape, words) in enumerate(shapes)
    ]
