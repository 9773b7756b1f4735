"""Where the money comes from: a bar a funder, what is secured filled, what is still sought outlined."""

from dataclasses import dataclass

from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import shortened, wrapped

NAMES, BARS, WORDS, SIZE, SMALL, LINE, PAD, BAR = 300, 560, 300, 15, 13, 19, 10, 22


@dataclass(frozen=True)
class Source:
    """A funder with a kind of money, in pounds; ``words`` say how much, since a bar alone does not."""

    name: str
    note: str
    secured: float
    sought: float
    words: str


@dataclass(frozen=True)
class Bar:
    """A source with where it stands, the lines of its name, and how long its two parts are; in pixels."""

    source: Source
    y: float
    height: float
    lines: tuple[str, ...]
    secured: float
    sought: float


@dataclass(frozen=True)
class Bars:
    """All sources, on one scale."""

    bars: tuple[Bar, ...]
    width: float
    height: float


def place(sources: tuple[Source, ...]) -> Bars:
    """Return a bar for each source, on one scale, in the order given."""
    most = max((source.secured + source.sought for source in sources), default=0.0) or 1.0
    y, bars = 4.0, []
    for source in sources:
        lines = tuple(wrapped(source.name, NAMES - 2 * PAD, SIZE, most=3))
        height = 2 * PAD + LINE * (len(lines) + 1)
        secured, sought = (amount / most * BARS for amount in (source.secured, source.sought))
        bars.append(Bar(source, y, height, lines, secured, sought))
        y += height
    return Bars(tuple(bars), NAMES + BARS + WORDS, y + 40)


def money_svg(placed: Bars, *, title: str, description: str) -> str:
    """Return the bars as SVG with their legend."""
    return svg.document(
        placed.width,
        placed.height,
        *(_bar(bar, placed.width) for bar in placed.bars),
        _legend(placed.height - 20),
        title=title,
        description=description,
        class_="cm-money",
    )


def _bar(bar: Bar, width: float) -> str:
    line = svg.element("path", d=f"M0 {bar.y:.0f}H{width:.0f}", stroke=palette.LINE, stroke_opacity="0.5")
    names = [
        svg.text(words, PAD, bar.y + PAD + 14 + LINE * n, font_size=SIZE, fill=palette.INK)
        for n, words in enumerate(bar.lines)
    ]
    below = bar.y + PAD + 14 + LINE * len(bar.lines)
    note = svg.text(bar.source.note, PAD, below, font_size=SMALL, fill=palette.MUTED)
    middle = bar.y + bar.height / 2
    words = shortened(bar.source.words, WORDS - 2 * PAD, SMALL)
    says = svg.text(words, NAMES + bar.secured + bar.sought + PAD, middle + 5, font_size=SMALL, fill=palette.INK)
    return svg.element(
        "g",
        line,
        *names,
        note,
        _part(NAMES, middle, bar.secured, is_secured=True),
        _part(NAMES + bar.secured, middle, bar.sought, is_secured=False),
        says,
    )


def _part(x: float, middle: float, width: float, *, is_secured: bool) -> str:
    if not width:
        return ""
    return svg.element(
        "rect",
        x=x,
        y=middle - BAR / 2,
        width=max(width, 2.0),
        height=BAR,
        fill=palette.TEAL if is_secured else palette.PAPER,
        stroke=palette.TEAL,
        stroke_dasharray="" if is_secured else "4 3",
    )


def _legend(y: float) -> str:
    shapes = ((True, "Secured"), (False, "Still sought"))
    return "".join(
        svg.element(
            "g",
            _part(0, 0, 34.0, is_secured=is_secured),
            svg.text(words, 44, 5, font_size=SMALL, fill=palette.INK),
            transform=f"translate({NAMES + n * 150} {y:.0f})",
        )
        for n, (is_secured, words) in enumerate(shapes)
    )
