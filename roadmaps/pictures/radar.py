"""A radar: several things on one scale, this year's as a filled shape and last year's as a dashed one."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import shortened

WIDTH, HEIGHT, RADIUS, SIZE = 640, 460, 150, 15
MOST_WORDS = 170


@dataclass(frozen=True)
class Spoke:
    """One thing on the scale from 0 to ``most``: its words, this year's value, and last year's if there was one."""

    words: str
    value: float
    before: float | None = None


def radar_svg(spokes: Sequence[Spoke], *, most: int, title: str, description: str) -> str:
    """Return the radar as SVG; at least three spokes."""
    return svg.document(
        WIDTH,
        HEIGHT,
        *(_ring(len(spokes), step / most) for step in range(1, most + 1)),
        *(_axis(place, len(spokes)) for place in range(len(spokes))),
        _shape([one.before or 0 for one in spokes], most, palette.AMBER, "8 5", filled=False)
        if any(one.before is not None for one in spokes)
        else "",
        _shape([one.value for one in spokes], most, palette.TEAL, "", filled=True),
        *(_words(place, spokes) for place in range(len(spokes))),
        title=title,
        description=description,
        class_="cm-trajectory",
    )


def _at(place: int, number: int, part: float) -> tuple[float, float]:
    """Return where a part of the way along a spoke stands; the first one points up."""
    angle = 2 * pi * place / number - pi / 2
    return round(WIDTH / 2 + RADIUS * part * cos(angle), 1), round(HEIGHT / 2 + RADIUS * part * sin(angle), 1)


def _points(parts: Sequence[float]) -> str:
    return " ".join("{},{}".format(*_at(place, len(parts), part)) for place, part in enumerate(parts))


def _ring(number: int, part: float) -> str:
    return svg.element("polygon", points=_points([part] * number), fill="none", stroke=palette.LINE, stroke_width=1)


def _axis(place: int, number: int) -> str:
    x, y = _at(place, number, 1)
    return svg.element("path", d=f"M{WIDTH / 2} {HEIGHT / 2}L{x} {y}", stroke=palette.LINE, stroke_width=1)


def _shape(values: Sequence[float], most: int, colour: str, dash: str, *, filled: bool) -> str:
    return svg.element(
        "polygon",
        points=_points([value / most for value in values]),
        fill=colour if filled else "none",
        fill_opacity="0.25" if filled else "0",
        stroke=colour,
        stroke_width=3,
        stroke_dasharray=dash,
    )


def _words(place: int, spokes: Sequence[Spoke]) -> str:
    x, y = _at(place, len(spokes), 1.14)
    anchor = "middle" if abs(x - WIDTH / 2) < 20 else "start" if x > WIDTH / 2 else "end"
    says = shortened(f"{spokes[place].words}: {spokes[place].value:g}", MOST_WORDS, SIZE)
    return svg.text(says, x, y + 5, font_size=SIZE, fill=palette.INK, text_anchor=anchor)
