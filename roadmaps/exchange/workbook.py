"""A roadmap as an XLSX workbook: read with suspicion, written plainly, offered as a template."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
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

from roadmaps.exchange.sheets import SHEETS, Column, Kind, Sheet
from roadmaps.exchange.tables import FAULTY, CannotBeRead, Problems, Row, Tables

# A workbook is a zip file. What unpacks to more than this is no roadmap, whatever its size on disk.
MOST_UNPACKED = 150_000_000
MOST_PARTS = 500
MOST_ROWS = 50_000
MOST_COLUMNS = 60
# A cell that begins so could be run as a formula by whoever opens the file.
RUNNABLE = ("=", "+", "-", "@", "\t", "'")
SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
LIKE_SPELLED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
NOT_A_WORKBOOK = "This is not an Excel workbook (XLSX). Save it as one, or start from the template."


def read_workbook(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, and what is wrong with sheets, headings and formulas.

    Raises CannotBeRead for what is no workbook, or unpacks to more than one should.
    """
    _look_inside(body)
    try:
        book = load_workbook(BytesIO(body), read_only=True, keep_links=False)
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
    problems, tables = Problems(), {}
    titles = {title.strip().lower(): title for title in book.sheetnames}
    for sheet in SHEETS:
        title = titles.get(sheet.title.lower())
        if title is None:
            problems.add(f"Sheet {sheet.title}", "This sheet is missing. It may be empty, but it must be there.")
            tables[sheet.key] = []
            continue
        try:
            tables[sheet.key] = list(_rows(book[title], sheet, problems))
        except (zipfile.BadZipFile, ParseError, KeyError, ValueError, TypeError, AttributeError, DefusedXmlException):
            raise CannotBeRead(
                f"The sheet {sheet.title} is damaged. Open the workbook, save it anew and try again."
            ) from None
    book.close()
    return tables, problems


def _look_inside(body: bytes) -> None:
    """Refuse what is no zip file, and what would unpack to more than a roadmap holds (a zip bomb)."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        # The last is what zipfile raises for a way of packing that it does not know.
        raise CannotBeRead(NOT_A_WORKBOOK) from None
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise CannotBeRead("This workbook unpacks to far more than a roadmap holds, so it was not opened.")


def _rows(worksheet: Any, sheet: Sheet, problems: Problems) -> Iterator[Row]:
    """Yield the rows of a sheet that hold anything, below its headings."""
    # What a file says of its own size may be old: rows beyond it would be lost.
    worksheet.reset_dimensions()
    found = worksheet.iter_rows(max_col=MOST_COLUMNS)
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
                row.values[key] = _value(cell)
        if row.values:
            yield row


def _columns(headings: Iterable, sheet: Sheet, problems: Problems) -> tuple[dict[int, str], dict[str, str]]:
    """Return the key of each column by its number, and its letter by its key."""
    known = {column.heading.lower(): column for column in sheet.columns}
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
            problems.add(f"Sheet {sheet.title}, row 1, column {letter}", f"The column “{text[:60]}” stands here twice.")
        else:
            columns[cell.column], letters[column.key] = column.key, letter
    for column in sheet.columns:
        if column.required and column.key not in letters:
            problems.add(f"Sheet {sheet.title}, row 1", f"The column “{column.heading}” is missing.")
    return columns, letters


def _value(cell: Any) -> Any:
    """Return what a cell shows: 40 where it says 40%, the characters that its text spells out."""
    value = cell.value
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return Decimal(repr(value)) * 100
    return _unguarded(_unescaped(value)) if isinstance(value, str) else value


def _unescaped(text: str) -> str:
    """Return a text with the characters that a workbook spells as ``_x000D_``, the line end of some programs."""
    return SPELLED.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _unguarded(text: str) -> str:
    """Return a text without the mark that kept it from being run as a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(RUNNABLE) else text


def write_workbook(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> bytes:
    """Return a workbook with the rows of ``tables``; empty ones make the template that people fill in."""
    book = Workbook(write_only=True)
    _write_help(book)
    for sheet in SHEETS:
        worksheet = book.create_sheet(sheet.title)
        for number, column in enumerate(sheet.columns, start=1):
            worksheet.column_dimensions[get_column_letter(number)].width = 40 if column.most > 300 else 18
        worksheet.freeze_panes = "A2"
        worksheet.append([_bold(worksheet, column.heading) for column in sheet.columns])
        for row in tables.get(sheet.key, ()):
            worksheet.append([cell_of(column, row.get(column.key)) for column in sheet.columns])
        _offer_choices(worksheet, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


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
    worksheet = book.create_sheet("How to fill it in")
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
        Kind.CHOICES: f"Any of: {', '.join(column.choices)}; parted by semicolons",
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
    return f"'{text}" if text.startswith(RUNNABLE) else text
