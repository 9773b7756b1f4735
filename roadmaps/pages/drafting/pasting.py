"""Rows that somebody copied from a spreadsheet, put into the table of a portfolio; nothing is saved by that."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from django.http import QueryDict

from govuk.cleaning import clean_text
from roadmaps.drafting.portfolio_table import COLUMNS, name_of
from roadmaps.models.choices import ActorKind, InnovationStage
from roadmaps.pages.drafting.forms.in_one_line import instruments_named
from roadmaps.pages.drafting.forms.portfolio_table import HEADINGS, MOST_NEW

# How people head such columns, beside our own headings.
ALSO = {
    "title": ("name", "title", "solution", "project"),
    "objective": ("objective", "aim", "purpose", "description"),
    "lead_name": ("lead", "lead organisation", "led by", "organisation", "who"),
    "lead_kind": ("kind", "kind of lead", "type", "sector"),
    "innovation_stage": ("stage", "innovation stage"),
    "approach": ("approach", "method", "technology"),
    "expected_share": ("share", "expected share", "share of target", "share, per cent", "%", "per cent"),
    "instruments": ("instruments", "policy instruments", "levers"),
    "funding": ("funding", "money", "budget", "cost"),
}
KNOWN = {word: column for column, words in ALSO.items() for word in (HEADINGS[column].casefold(), *words)}
CHOICES = {"lead_kind": ActorKind, "innovation_stage": InnovationStage}


@dataclass(frozen=True)
class Pasted:
    """What was found: rows as texts by column, the headings that no column of ours has, and the rows that are too many."""

    rows: list[dict[str, str]]
    unknown: tuple[str, ...] = ()
    too_many: tuple[dict[str, str], ...] = ()


def read_pasted(text: str) -> Pasted:
    """Return the rows of a text whose cells are separated by tabs; a first row of headings says which column is which.

    Without headings the columns are taken in the order of the table.
    """
    cells = _cells(text)
    if not cells:
        return Pasted([])
    headed = [KNOWN.get(cell.casefold().rstrip("*").strip()) for cell in cells[0]]
    has_headings = headed[0] is not None or sum(column is not None for column in headed) > 1
    columns = headed if has_headings else list(COLUMNS)
    rows = [
        {column: cell for column, cell in zip(columns, row, strict=False) if column and cell}
        for row in (cells[1:] if has_headings else cells)
    ]
    rows = [row for row in rows if row]
    unknown = tuple(cell for cell, column in zip(cells[0], headed, strict=True) if cell and not column)
    return Pasted(rows[:MOST_NEW], unknown if has_headings else (), tuple(rows[MOST_NEW:]))


def _cells(text: str) -> list[list[str]]:
    """Return the cells of each row that holds anything. A cell in quotation marks may have several lines."""
    lines = StringIO(text.replace("\r\n", "\n"), newline="")
    try:
        rows = [[clean_text(cell) for cell in row] for row in csv.reader(lines, dialect="excel-tab")]
    except csv.Error:
        # One cell is longer than any that a person wrote.
        return []
    return [row for row in rows if any(row)]


def put_into(data: QueryDict, rows: Iterable[Mapping[str, str]], there: Mapping[str, str]) -> tuple[int, int]:
    """Write pasted rows into what a browser sent; return how many are new, and how many change one that is there.

    ``there`` has the row of each solution of the table by its title. A row of another title goes into the next new row
    that is empty.
    """
    names = {title.casefold(): row for title, row in there.items()}
    new = changed = number = 0
    for cells in rows:
        row = names.get(cells.get("title", "").casefold())
        if row:
            changed += 1
        else:
            while any(data.get(name_of(f"n{number}", column)) for column in COLUMNS):
                number += 1
            row, new = f"n{number}", new + 1
            names[cells.get("title", "").casefold() or row] = row
        for column, text in cells.items():
            data.setlist(name_of(row, column), _as_sent(column, text))
    return new, changed


def fill_down(data: QueryDict, column: str, rows: Iterable[str]) -> None:
    """Give each empty cell of a column the value of the one above it, in rows that have a name."""
    above: list[str] = []
    for row in rows:
        name = name_of(row, column)
        values = [value for value in data.getlist(name) if value.strip()]
        if values:
            above = values
        elif above and data.get(name_of(row, "title"), "").strip():
            data.setlist(name, above)


def _as_sent(column: str, text: str) -> list[str]:
    """Return what a browser would send for the text of a cell: the key of what a list calls so."""
    if column == "instruments":
        return instruments_named(text)
    if column in CHOICES:
        labels = {label.casefold(): key for key, label in CHOICES[column].choices}
        return [labels.get(text.casefold(), text.casefold() if text.casefold() in CHOICES[column].values else text)]
    return [text]
