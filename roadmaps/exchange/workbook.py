"""A roadmap as an XLSX workbook: read with suspicion, written plainly, offered as a template."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from roadmaps.exchange.sheet_rows import MOST_COLUMNS, MOST_ROWS, guarded, read_sheets, unguarded
from roadmaps.exchange.sheets import HELP, SHEETS, Column, Kind, Sheet
from roadmaps.exchange.tables import CannotBeRead, Problems, Tables
from roadmaps.exchange.zip_files import opened

SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LIKE_SPELLED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
MOST_IN_A_CELL = 32_767
NOT_A_WORKBOOK = "This is not an Excel workbook (XLSX). Save it as one, or start from the template."


def read_workbook(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, and what is wrong with sheets, headings and formulas.

    Raises CannotBeRead for what is no workbook, or unpacks to more than one should.
    """
    book = _opened(body)
    found = read_sheets({title: partial(_cells, book[title]) for title in book.sheetnames}, text_of=_text)
    book.close()
    return found


def first_sheet_of_workbook(body: bytes) -> Iterator[list[Any]]:
    """Yield what the cells of the first sheet show, row by row; a formula shows what it came to. Raises CannotBeRead."""
    book = _opened(body, data_only=True)
    for cells in _cells(book.worksheets[0]) if book.worksheets else ():
        yield [_text(cell.value) if isinstance(cell.value, str) else cell.value for cell in cells]
    book.close()


def _opened(body: bytes, **how: bool) -> Any:
    """Return a workbook that is read as it is gone through. Raises CannotBeRead."""
    with opened(body, NOT_A_WORKBOOK):
        # It is a zip file, and no bomb: openpyxl opens it by itself.
        pass
    try:
        return load_workbook(BytesIO(body), read_only=True, keep_links=False, **how)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        ParseError,
        TypeError,
        OSError,
        DefusedXmlException,
    ):
        raise CannotBeRead(NOT_A_WORKBOOK) from None


def _text(text: str) -> str:
    """Return a text with the characters that a workbook spells as ``_x000D_``, without the mark that guards formulas."""
    spelled = SPELLED.sub(lambda found: chr(int(found[1], 16)), text)
    return unguarded(spelled.replace("\r\n", "\n").replace("\r", "\n"))


def _cells(worksheet: Any) -> Iterator[Iterable[Any]]:
    # What a file says of its own size may be old: rows beyond it would be lost.
    worksheet.reset_dimensions()
    try:
        yield from worksheet.iter_rows(max_col=MOST_COLUMNS)
    except (zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError, DefusedXmlException):
        raise CannotBeRead(
            f"The sheet {worksheet.title} is damaged. Open the workbook, save it again and try again."
        ) from None


class DoesNotFitACell(Exception):
    """A text is longer than a spreadsheet's cell holds; the message says which, and what to do."""


def write_workbook(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """Return a workbook with the rows of ``tables``; empty ones make the template that people fill in.

    Raises DoesNotFitACell: a text is never cut off in silence.
    """
    book = Workbook(write_only=True)
    _write_help(book)
    for sheet in SHEETS:
        worksheet = book.create_sheet(sheet.title)
        for number, column in enumerate(sheet.columns, start=1):
            worksheet.column_dimensions[get_column_letter(number)].width = 40 if column.most > 300 else 18
        worksheet.freeze_panes = "A2"
        worksheet.append([_bold(worksheet, column.heading) for column in sheet.columns])
        for number, row in enumerate(tables.get(sheet.key, ()), start=2):
            worksheet.append([_fitting(sheet, number, column, row) for column in sheet.columns])
        _offer_choices(worksheet, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fitting(sheet: Sheet, number: int, column: Column, row: Mapping[str, Any]) -> Any:
    """Return what a cell holds. Raises DoesNotFitACell for what a spreadsheet would cut off."""
    value = cell_of(column, row.get(column.key))
    # Spreadsheets count as UTF-16 does.
    if isinstance(value, str) and (length := len(value.encode("utf-16-le")) // 2) > MOST_IN_A_CELL:
        raise DoesNotFitACell(
            f"“{column.heading}” in row {number} of the sheet {sheet.title} has {length:,} characters, and a cell of a "
            f"spreadsheet holds {MOST_IN_A_CELL:,} at most. Shorten it, or take the roadmap as JSON, which holds all of it."
        )
    return value


def _bold(worksheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(worksheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _offer_choices(worksheet: Any, sheet: Sheet) -> None:
    """Let a spreadsheet offer the choices of a column, where they fit into what it can hold."""
    for number, column in enumerate(sheet.columns, start=1):
        listed = ",".join(column.choices) if column.kind is Kind.CHOICE else "Yes,No" if column.kind is Kind.YES else ""
        if listed and len(listed) < 250:
            offered = DataValidation(type="list", formula1=f'"{listed}"', allow_blank=True)
            letter = get_column_letter(number)
            offered.add(f"{letter}2:{letter}{MOST_ROWS}")
            worksheet.data_validations.append(offered)


def _write_help(book: Workbook) -> None:
    """Write the first sheet: how to fill in the others."""
    worksheet = book.create_sheet(HELP)
    for letter, width in (("A", 16), ("B", 30), ("C", 12), ("D", 80)):
        worksheet.column_dimensions[letter].width = width
    worksheet.append([_bold(worksheet, text) for text in ("Sheet", "Column", "Needed", "What goes there")])
    for sheet in SHEETS:
        worksheet.append([sheet.title, sheet.row_is])
        for column in sheet.columns:
            worksheet.append(["", column.heading, "Yes" if column.required else "", describe(column)])


def describe(column: Column) -> str:
    """Return what may stand in a column, in a few words."""
    says = {
        Kind.DATE: "A date, such as 2030-12-31",
        Kind.NUMBER: "A number",
        Kind.YEAR: "A year",
        Kind.YES: "Yes or No",
        Kind.CHOICE: f"One of: {', '.join(column.choices)}",
        Kind.CHOICES: f"Any of: {', '.join(column.choices)}; separated by semicolons",
    }.get(column.kind, f"At most {column.most:,} characters" if column.kind is Kind.TEXT else "")
    return ". ".join(part for part in (says, column.hint) if part)


def cell_of(column: Column, value: Any) -> Any:
    """Return a value as a cell holds it, guarded against being run as a formula."""
    if value is None or value == "" or value == []:
        return None
    if column.kind is Kind.YES:
        return "Yes" if value else "No"
    if column.kind is Kind.NUMBER:
        # Beyond fifteen digits a spreadsheet's number would be another one.
        return float(value) if len(re.sub(r"\D", "", value)) <= 15 else f"'{value}" if value.startswith("-") else value
    if isinstance(value, list):
        value = ("\n" if any(";" in one for one in value) else "; ").join(value) + (
            "\n" if len(value) == 1 and ";" in value[0] else ""
        )
    if not isinstance(value, str):
        return value
    # What a text spells itself is none of the workbook's own spellings.
    text = LIKE_SPELLED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("", value))
    return guarded(text)
