"""A table of numbers as a picture: the larger a square the more there is, and a dashed one where there is nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import BOLD, width_of, wrapped

NAMES, COLUMN, SIZE, SMALL, LINE, PAD = 320, 128, 15, 13, 19, 12
SMALLEST, LARGEST, EMPTY = 12.0, 30.0, 20.0
NONE = "✕ None"


@dataclass(frozen=True)
class Cell:
    """How many there are of a pair; where there is none, ``mend`` is the address at which that can be changed."""

    number: int
    mend: str = ""


@dataclass(frozen=True)
class Row:
    """A line of the table. ``missions`` are the numbers of those that it belongs to, ``key`` tells it from others."""

    key: str
    name: str
    cells: tuple[Cell, ...]
    missions: tuple[int, ...] = ()
    href: str = ""
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return not any(cell.number for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Rows under the headings of their columns; ``what`` is counted.

    With ``counts`` false a cell only says yes or no, and just a column in which none says yes is a gap: ``mends`` has the
    address for each column at which that can be changed, if there is any.
    """

    what: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: bool = True
    mends: tuple[str, ...] = ()

    @property
    def totals(self) -> tuple[int, ...]:
        """How many there are in each column."""
        return tuple(sum(row.cells[place].number for row in self.rows) for place in range(len(self.columns)))

    @property
    def gaps(self) -> int:
        """How many cells are empty; columns, where cells do not count."""
        if not self.counts:
            return sum(not total for total in self.totals)
        return sum(not cell.number for row in self.rows for cell in row.cells)


@dataclass(frozen=True)
class PlacedRow:
    """A row with where it begins, how high it is, and the lines that its name takes; in pixels."""

    row: Row
    y: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """A matrix with its places in pixels: the lines of its headings, where its rows begin, and how large it is."""

    matrix: Matrix
    headings: tuple[tuple[str, ...], ...]
    head: float
    rows: tuple[PlacedRow, ...]
    width: float
    height: float

    def x(self, column: int) -> float:
        """Where a column begins."""
        return NAMES + column * COLUMN


def place(matrix: Matrix) -> Placed:
    """Return where everything of a matrix stands."""
    headings = tuple(tuple(wrapped(one, COLUMN - PAD, SMALL, BOLD, most=4)) for one in matrix.columns)
    head = PAD + LINE * (max(map(len, headings), default=1) + 1)
    y, rows = head, []
    for row in matrix.rows:
        lines = tuple(wrapped(row.name, NAMES - 2 * PAD, SIZE, most=4))
        below = bool(row.missions or row.note or row.is_empty)
        height = max(2 * PAD + LINE * (len(lines) + below), LARGEST + PAD)
        rows.append(PlacedRow(row, y, height, lines))
        y += height
    return Placed(matrix, headings, head, tuple(rows), NAMES + COLUMN * len(matrix.columns), y + 44)


def matrix_svg(placed: Placed, *, title: str, description: str) -> str:
    """Return the matrix as SVG with its legend."""
    most = max((cell.number for row in placed.matrix.rows for cell in row.cells), default=0)
    return svg.document(
        placed.width,
        placed.height,
        *(_heading(placed, column) for column in range(len(placed.headings))),
        *(_row(one, placed, most) for one in placed.rows),
        _legend(placed),
        title=title,
        description=description,
        class_="cm-matrix",
    )


def _heading(placed: Placed, column: int) -> str:
    x, lines = placed.x(column), placed.headings[column]
    top = placed.head - PAD - LINE * len(lines)
    words = [
        svg.text(line, x, top + LINE * n, font_size=SMALL, font_weight=700, fill=palette.INK)
        for n, line in enumerate(lines)
    ]
    if placed.matrix.totals[column]:
        return "".join(words)
    below = top + LINE * len(lines) - 2
    mend = placed.matrix.mends[column] if placed.matrix.mends else ""
    return "".join(words) + _none(x, below) + (_add(x + 60, below, mend, placed.matrix.columns[column]) if mend else "")


def _none(x: float, y: float) -> str:
    return svg.text(NONE, x, y, font_size=SMALL, font_weight=700, fill=palette.LATE)


def _add(x: float, y: float, href: str, words: str, *inside: str) -> str:
    add = svg.text("Add", x, y, font_size=SMALL, fill=palette.TEAL, class_="k-words")
    return svg.element("a", svg.element("g", *inside, add), href=href, aria_label=f"Add a solution: {words}")


def _row(placed: PlacedRow, whole: Placed, most: int) -> str:
    line = svg.element("path", d=f"M0 {placed.y:.0f}H{whole.width:.0f}", stroke=palette.LINE, stroke_opacity="0.5")
    names = _names(placed)
    middle = placed.y + placed.height / 2
    cells = (
        _cell(cell, whole.x(column), middle, most, f"{whole.matrix.columns[column]}, {placed.row.name}", whole.matrix)
        for column, cell in enumerate(placed.row.cells)
    )
    return svg.element("g", line, names, *cells)


def _names(placed: PlacedRow) -> str:
    row = placed.row
    words = "".join(
        svg.text(line, PAD, placed.y + PAD + 15 + LINE * n, font_size=SIZE, fill=palette.INK, class_="k-words")
        for n, line in enumerate(placed.lines)
    )
    y = placed.y + PAD + 15 + LINE * len(placed.lines)
    badges, x = svg.badges(row.missions, PAD, y - 14, NAMES - 130)
    note = svg.text(row.note, x, y, font_size=SMALL, fill=palette.MUTED) if row.note else ""
    after = x + width_of(row.note, SMALL) + 12 if row.note else x
    missing = _none(after, y) if row.is_empty else ""
    named = svg.element("a", svg.element("g", words), href=row.href) if row.href else words
    return named + badges + note + missing


def _cell(cell: Cell, x: float, middle: float, most: int, words: str, matrix: Matrix) -> str:
    if not cell.number:
        return _gap(cell, x, middle, words) if matrix.counts else ""
    side = SMALLEST + (LARGEST - SMALLEST) * sqrt(cell.number / most) if matrix.counts else 18.0
    square = svg.element(
        "rect",
        svg.titled(f"{words}: {cell.number}" if matrix.counts else words),
        x=x,
        y=middle - side / 2,
        width=side,
        height=side,
        rx=3,
        fill=palette.TEAL,
        stroke=palette.TEAL,
    )
    if not matrix.counts:
        return square
    number = svg.text(str(cell.number), x + side + 8, middle + 5.5, font_size=SIZE, font_weight=700, fill=palette.INK)
    return square + number


def _gap(cell: Cell, x: float, middle: float, words: str) -> str:
    square = svg.element(
        "rect",
        svg.titled(f"{words}: none"),
        x=x,
        y=middle - EMPTY / 2,
        width=EMPTY,
        height=EMPTY,
        rx=3,
        fill=palette.PAPER,
        stroke=palette.LINE,
        stroke_dasharray="3 3",
    )
    if not cell.mend:
        return square
    return _add(x + EMPTY + 8, middle + 5, cell.mend, words, square)


def _legend(placed: Placed) -> str:
    y = placed.height - 22
    full = svg.element("rect", x=PAD, y=y - 9, width=18, height=18, rx=3, fill=palette.TEAL, stroke=palette.TEAL)
    if not placed.matrix.counts:
        return full + svg.text("It stands here", PAD + 28, y + 5, font_size=SMALL, fill=palette.INK)
    says = f"The larger, the more {placed.matrix.what}"
    return svg.element(
        "g",
        full,
        svg.text(says, PAD + 28, y + 5, font_size=SMALL, fill=palette.INK),
        svg.element(
            "rect",
            x=PAD + 250,
            y=y - 9,
            width=18,
            height=18,
            rx=3,
            fill=palette.PAPER,
            stroke=palette.LINE,
            stroke_dasharray="3 3",
        ),
        svg.text("A gap", PAD + 278, y + 5, font_size=SMALL, fill=palette.INK),
    )


def as_rows(matrix: Matrix, first: str) -> list[list[str]]:
    """Return the matrix as the rows of a file, headings first; ``first`` is that of the names."""
    return [[first, *matrix.columns], *(_as_row(row) for row in matrix.rows)]


def _as_row(row: Row) -> list[str]:
    return [row.name, *(str(cell.number) for cell in row.cells)]


def row_of(key: str, name: str, numbers: Iterable[int], mends: Iterable[str] = (), **more: object) -> Row:
    """Return a row of these numbers; ``mends`` has the address for each that is nothing, if there are any."""
    numbers, addresses = tuple(numbers), tuple(mends)
    cells = tuple(
        Cell(number, "" if number or not addresses else addresses[place]) for place, number in enumerate(numbers)
    )
    return Row(key, name, cells, **more)
