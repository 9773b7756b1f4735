"""All tables of a roadmap as one XLSX workbook, written row by row: its memory does not grow with its length."""

import hashlib
import re
from datetime import datetime
from decimal import Decimal
from typing import Any, BinaryIO

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from govuk.addresses import absolute
from govuk.licence import LICENCE
from reports.open_data.columns import Column, columns_of, plain_values
from reports.open_data.tables import TABLES, Table
from roadmaps.models import Roadmap
from roadmaps.wording import long_date

NOTES = "Notes"
MOST_IN_A_CELL = 32_767
CUT = " … (cut: a cell holds no more)"
WIDTHS = {"text": 32, "list": 40, "date": 12, "datetime": 18, "integer": 10, "number": 14, "boolean": 10}
# What a text spells itself is none of the workbook's own spellings.
LIKE_SPELLED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def write_spreadsheet(roadmap: Roadmap, place: BinaryIO) -> str:
    """Write the workbook: notes with what every column means, then a sheet a table with typed cells and frozen headings.

    Return the SHA-256 of all its rows: the same rows have the same, on whatever day they are written.
    """
    book = Workbook(write_only=True)
    book.properties.title = f"{roadmap.title}: open data"
    book.properties.creator = roadmap.place
    _notes(book, roadmap)
    rows = hashlib.sha256()
    for table in TABLES:
        _sheet(book, table, roadmap, rows)
    book.save(place)
    return rows.hexdigest()


def _notes(book: Workbook, roadmap: Roadmap) -> None:
    sheet = book.create_sheet(NOTES)
    for letter, width in (("A", 18), ("B", 24), ("C", 12), ("D", 90)):
        sheet.column_dimensions[letter].width = width
    sheet.append([_bold(sheet, f"{roadmap.title}: open data")])
    day = long_date(timezone.localdate())
    sheet.append([f"As it stood on {day}. {absolute(roadmap.get_absolute_url())}"])
    sheet.append([roadmap.licence or LICENCE])
    sheet.append(["Money is in pounds sterling. Times are those of London. Lists are separated by semicolons."])
    sheet.append([])
    sheet.append([_bold(sheet, words) for words in ("Sheet", "Column", "Cells", "What it means")])
    for table in TABLES:
        sheet.append([_bold(sheet, table.label), "", "", table.says])
        for column in columns_of(table.schema):
            sheet.append(["", column.heading, column.kind, column.says])


def _sheet(book: Workbook, table: Table, roadmap: Roadmap, rows: Any) -> None:
    columns = columns_of(table.schema)
    sheet = book.create_sheet(table.label)
    for number, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS[column.kind]
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    sheet.append([_bold(sheet, column.heading) for column in columns])
    rows.update(table.name.encode())
    for row in table.rows(roadmap):
        values = plain_values(row)
        rows.update(repr(values).encode())
        sheet.append([_cell(sheet, *pair) for pair in zip(columns, values, strict=True)])


def _bold(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet: Any, column: Column, value: Any) -> Any:
    """Return a value as a spreadsheet holds it: numbers and dates as such, times as London's."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).replace(tzinfo=None)
        return _formatted(sheet, value, "yyyy-mm-dd hh:mm")
    if isinstance(value, Decimal):
        return float(value)
    if column.kind == "date" and value is not None:
        return _formatted(sheet, value, "yyyy-mm-dd")
    if not isinstance(value, str):
        return value
    text = LIKE_SPELLED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", value))
    return text if len(text) <= MOST_IN_A_CELL else text[: MOST_IN_A_CELL - len(CUT)] + CUT


def _formatted(sheet: Any, value: Any, form: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=value)
    cell.number_format = form
    return cell
