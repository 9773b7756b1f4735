"""The rows of sheets, whatever kind of file they stand in: a workbook, an OpenDocument spreadsheet, CSV files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl.utils import get_column_letter

from govuk.cleaning import clean_line
from roadmaps.exchange.sheets import HELP, SHEETS, Sheet
from roadmaps.exchange.tables import FAULTY, Problems, Row, Tables

MOST_ROWS = 50_000
MOST_COLUMNS = 60
# Of sheets that are no roadmap's, as many are named.
MOST_NAMED = 20
# A cell that begins so could be run as a formula by whoever opens the file.
RUNNABLE = ("=", "+", "-", "@", "\t", "'")
# Files that were written before a heading changed are read all the same.
FORMER_HEADINGS = {"attested by": "confirmed by"}


@dataclass(slots=True)
class Cell:
    """A cell as openpyxl has it: its value, the number of its column, "f" for a formula and "e" for an error."""

    value: Any
    column: int
    data_type: str = "s"
    number_format: str = ""


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(RUNNABLE) else text


def unguarded(text: str) -> str:
    """Return a text without the mark that kept it from being run as a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RUNNABLE) else text


def read_sheets(
    found: Mapping[str, Callable[[], Iterator[Iterable[Any]]]], *, text_of: Callable[[str], str] = unguarded
) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, and what is wrong with sheets, headings and formulas.

    ``found`` gives the cells of each sheet row by row, by its title; ``text_of`` what the text of a cell says. What a sheet
    of another title holds is noted as not read. Raises what reading the cells raises.
    """
    problems, tables = Problems(), {}
    titles = {title.strip().lower(): title for title in found}
    for sheet in SHEETS:
        title = titles.pop(sheet.title.lower(), None)
        if title is None:
            problems.add(f"Sheet {sheet.title}", "This sheet is missing. It may be empty, but it must be there.")
            tables[sheet.key] = []
        else:
            tables[sheet.key] = list(_rows(found[title](), sheet, problems, text_of))
    problems.not_read = [clean_line(title)[:60] for low, title in titles.items() if low != HELP.lower()][:MOST_NAMED]
    return tables, problems


def _rows(
    found: Iterator[Iterable[Any]], sheet: Sheet, problems: Problems, text_of: Callable[[str], str]
) -> Iterator[Row]:
    """Yield the rows of a sheet that hold anything, below its headings."""
    headings = next(found, ())
    columns, letters = _columns(headings, sheet, problems)
    for number, cells in enumerate(found, start=2):
        if number > MOST_ROWS:
            problems.add(
                f"Sheet {sheet.title}",
                f"It has more than {MOST_ROWS:,} rows. Delete the empty rows below the last one, and save it again.",
            )
            return
        row = Row(f"Sheet {sheet.title}, row {number}", {}, letters)
        for cell in cells:
            if cell.value is None or (key := columns.get(cell.column)) is None:
                continue
            row.values[key] = FAULTY
            if cell.data_type == "f":
                problems.add(row.where(key), "This cell holds a formula. Copy it, and paste its value in its place.")
            elif cell.data_type == "e":
                problems.add(row.where(key), f"This cell holds an error ({cell.value}).")
            else:
                row.values[key] = _value(cell, text_of)
        if row.values:
            yield row


def _columns(headings: Iterable, sheet: Sheet, problems: Problems) -> tuple[dict[int, str], dict[str, str]]:
    """Return the key of each column by its number, and its letter by its key."""
    known = {column.heading.lower(): column for column in sheet.columns}
    known |= {was: known[now] for was, now in FORMER_HEADINGS.items() if now in known}
    columns, letters = {}, {}
    for cell in headings:
        text = str(cell.value).strip() if cell.value is not None else ""
        if not text:
            continue
        column = known.get(text.lower().removesuffix("*").strip())
        letter = get_column_letter(cell.column)
        if column is None:
            problems.add(
                f"Sheet {sheet.title}, row 1, column {letter}", f"There is no column “{text[:60]}” on this sheet."
            )
        elif column.key in letters:
            problems.add(f"Sheet {sheet.title}, row 1, column {letter}", f"The column “{text[:60]}” is here twice.")
        else:
            columns[cell.column], letters[column.key] = column.key, letter
    for column in sheet.columns:
        if column.required and column.key not in letters:
            problems.add(f"Sheet {sheet.title}, row 1", f"The column “{column.heading}” is missing.")
    return columns, letters


def _value(cell: Any, text_of: Callable[[str], str]) -> Any:
    """Return what a cell shows: 40 where it says 40%, its text without what only the file needs."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return Decimal(repr(value)) * 100
    return text_of(value) if isinstance(value, str) else value
