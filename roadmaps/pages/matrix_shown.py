"""A matrix as a page shows it: as a picture, in words for a phone, and as a table."""

from dataclasses import dataclass

from roadmaps.pictures.matrix import Cell, Matrix, Row, matrix_svg, place


@dataclass(frozen=True)
class RowInWords:
    """A row with what it has, and what it lacks: pairs of a heading and a cell."""

    row: Row
    has: tuple[tuple[str, Cell], ...]
    lacks: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class MatrixShown:
    """A part of a page: its name in the address, its heading, what it says first, its matrix, picture and files."""

    name: str
    heading: str
    lead: str
    first: str
    matrix: Matrix
    svg: str
    files: tuple[tuple[str, str], ...] = ()

    def in_words(self) -> list[RowInWords]:
        """Return every row with what it has and lacks."""
        return [_in_words(row, self.matrix.columns) for row in self.matrix.rows]

    def by_column(self) -> list[tuple[str, list[Row], str]]:
        """Return every heading with the rows that have it, and where one can be added if none has."""
        mends = self.matrix.mends or ("",) * len(self.matrix.columns)
        return [
            (heading, [row for row in self.matrix.rows if row.cells[place].number], mends[place])
            for place, heading in enumerate(self.matrix.columns)
        ]


def _in_words(row: Row, columns: tuple[str, ...]) -> RowInWords:
    pairs = tuple(zip(columns, row.cells, strict=True))
    return RowInWords(
        row, tuple(pair for pair in pairs if pair[1].number), tuple(pair for pair in pairs if not pair[1].number)
    )


def svg_of(matrix: Matrix, heading: str) -> str:
    """Return the picture of a matrix, with its gaps counted in words; nothing where it has no row."""
    if not matrix.rows or not matrix.columns:
        return ""
    size = f"{len(matrix.rows)} rows and {len(matrix.columns)} columns"
    gaps = f"{matrix.gaps} {'cells' if matrix.counts else 'columns'} are empty"
    return matrix_svg(place(matrix), title=heading, description=f"A table of {size}. {gaps}.")
