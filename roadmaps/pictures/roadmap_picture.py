"""The roadmap on one picture: challenges, missions and sectors in columns, joined by lines.

Boxes keep their column; within it they are ordered by the middle of what they join (barycentre), so that
few lines cross.
"""

import textwrap
from collections import defaultdict
from dataclasses import dataclass

COLUMN_WIDTH, GUTTER, LINE_HEIGHT, PADDING, GAP = 270, 110, 20, 10, 12
LETTERS_A_LINE = 30
ROUNDS = 4


@dataclass(frozen=True)
class Box:
    """Something to draw: its key, its column from 0, its words, its kind, where it leads, and a note below its words."""

    key: str
    column: int
    words: str
    kind: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A line between two boxes, by key."""

    start: str
    end: str


@dataclass(frozen=True)
class Picture:
    """Boxes and lines, not yet placed."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class DrawnBox:
    """A box with its place in pixels, its words broken into lines, and where the line of its note stands."""

    box: Box
    x: float
    y: float
    height: float
    lines: tuple[tuple[float, str], ...]
    note_at: float = 0
    width: int = COLUMN_WIDTH


@dataclass(frozen=True)
class Drawing:
    """What a template turns into SVG, in pixels."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    paths: tuple[str, ...]


def ordered(picture: Picture) -> list[list[Box]]:
    """Return the boxes column by column, each ordered by the barycentre of its neighbours."""
    columns: dict[int, list[Box]] = defaultdict(list)
    for box in picture.boxes:
        columns[box.column].append(box)
    near: dict[str, set[str]] = defaultdict(set)
    for line in picture.lines:
        near[line.start].add(line.end)
        near[line.end].add(line.start)
    for round_number in range(ROUNDS):
        inwards = sorted(columns) if round_number % 2 == 0 else sorted(columns, reverse=True)
        for before, here in zip(inwards, inwards[1:], strict=False):
            place = {box.key: i for i, box in enumerate(columns[before])}
            columns[here] = _by_barycentre(columns[here], place, near)
    return [columns[number] for number in sorted(columns)]


def _by_barycentre(boxes: list[Box], place: dict[str, int], near: dict[str, set[str]]) -> list[Box]:
    def middle(indexed: tuple[int, Box]) -> tuple[float, int]:
        index, box = indexed
        places = [place[key] for key in near[box.key] if key in place]
        return (sum(places) / len(places) if places else index, index)

    return [box for _, box in sorted(enumerate(boxes), key=middle)]


def draw(picture: Picture) -> Drawing:
    """Return the picture with every box placed, each column spread over the height of the tallest."""
    columns = ordered(picture)
    heights = [sum(_height(box) + GAP for box in column) - GAP for column in columns]
    tallest = max(heights, default=0)
    drawn = {}
    for number, column in enumerate(columns):
        spare = (tallest - heights[number]) / len(column)
        y = spare / 2
        for box in column:
            drawn[box.key] = _drawn(box, number * (COLUMN_WIDTH + GUTTER), y)
            y += _height(box) + GAP + spare
    paths = tuple(_path(drawn[line.start], drawn[line.end]) for line in picture.lines)
    width = len(columns) * (COLUMN_WIDTH + GUTTER) - GUTTER if columns else 0
    return Drawing(width, round(tallest), tuple(drawn.values()), paths)


def _broken(box: Box) -> list[str]:
    return textwrap.wrap(box.words, LETTERS_A_LINE) or [""]


def _height(box: Box) -> int:
    return (len(_broken(box)) + bool(box.note)) * LINE_HEIGHT + 2 * PADDING


def _drawn(box: Box, x: float, y: float) -> DrawnBox:
    lines = tuple((y + PADDING + 15 + i * LINE_HEIGHT, words) for i, words in enumerate(_broken(box)))
    return DrawnBox(box, x, y, _height(box), lines, note_at=lines[-1][0] + LINE_HEIGHT)


def _path(start: DrawnBox, end: DrawnBox) -> str:
    x1, y1 = start.x + COLUMN_WIDTH, start.y + start.height / 2
    x2, y2 = end.x, end.y + end.height / 2
    bend = (x1 + x2) / 2
    return f"M{x1:.0f} {y1:.1f}C{bend:.0f} {y1:.1f} {bend:.0f} {y2:.1f} {x2:.0f} {y2:.1f}"
