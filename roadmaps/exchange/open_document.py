"""A roadmap as an OpenDocument spreadsheet (ODS), as LibreOffice saves it."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain, repeat
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from roadmaps.exchange.sheet_rows import MOST_COLUMNS, MOST_ROWS, Cell, read_sheets
from roadmaps.exchange.tables import CannotBeRead, Problems, Tables
from roadmaps.exchange.zip_files import opened

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DAMAGED = "This OpenDocument spreadsheet is damaged. Open it, save it again and try again."


def read_open_document(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, and what is wrong with sheets, headings and formulas. Raises CannotBeRead."""
    return read_sheets({one.get(f"{TABLE}name", ""): partial(_rows, one) for one in _tables(body)})


def first_sheet_of_open_document(body: bytes) -> Iterator[list[Any]]:
    """Yield what the cells of the first sheet show, row by row. Raises CannotBeRead."""
    for table in _tables(body)[:1]:
        for cells in _rows(table):
            row: list[Any] = [None] * max((cell.column for cell in cells), default=0)
            for cell in cells:
                row[cell.column - 1] = cell.value
            yield row


def _tables(body: bytes) -> list[Element]:
    with opened(body, DAMAGED) as archive:
        content = archive.read("content.xml")
    try:
        return list(fromstring(content).iter(f"{TABLE}table"))
    except (ParseError, DefusedXmlException, ValueError):
        raise CannotBeRead(DAMAGED) from None


def _rows(table: Element) -> Iterator[list[Cell]]:
    """Yield the rows of a table, each as often as it is repeated; of the million empty ones at its end, none."""
    empty = seen = 0
    for row in table.iter(f"{TABLE}table-row"):
        cells, repeated = list(_cells(row)), _repeated(row, "number-rows-repeated")
        if not cells:
            empty += repeated
            continue
        for one in chain(repeat([], empty), repeat(cells, repeated)):
            yield one
            seen += 1
            # Whoever reads them says that there are too many.
            if seen > MOST_ROWS + 1:
                return
        empty = 0


def _cells(row: Element) -> Iterator[Cell]:
    column = 1
    for one in row:
        if one.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = _repeated(one, "number-columns-repeated")
        value, kind = _value(one)
        for _ in range(repeated):
            if column > MOST_COLUMNS:
                return
            if value is not None:
                yield Cell(value, column, kind, "%" if one.get(f"{OFFICE}value-type") == "percentage" else "")
            column += 1


def _repeated(one: Element, name: str) -> int:
    text = one.get(f"{TABLE}{name}", "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _value(cell: Element) -> tuple[Any, str]:
    """Return what a cell holds, and "f" for a formula."""
    if cell.get(f"{TABLE}formula"):
        return cell.get(f"{TABLE}formula"), "f"
    kind = cell.get(f"{OFFICE}value-type")
    if kind in ("float", "currency", "percentage"):
        return float(cell.get(f"{OFFICE}value", "0")), "n"
    if kind == "date":
        return _date(cell.get(f"{OFFICE}date-value", "")), "d"
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value") == "true", "b"
    lines = ["".join(_text(one)) for one in cell.findall(f"{TEXT}p")]
    return "\n".join(lines) or None, "s"


def _text(paragraph: Element) -> Iterator[str]:
    """Yield the texts of a paragraph; spaces, tabs and line ends have elements of their own."""
    yield paragraph.text or ""
    for one in paragraph:
        if one.tag == f"{TEXT}s":
            yield " " * min(int(one.get(f"{TEXT}c", "1")), 1_000)
        elif one.tag == f"{TEXT}tab":
            yield "\t"
        elif one.tag == f"{TEXT}line-break":
            yield "\n"
        else:
            yield from _text(one)
        yield one.tail or ""


def _date(text: str) -> date | str:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return text
