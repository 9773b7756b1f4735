"""A roadmap as an OpenDocument spreadsheet (ODS), as LibreOffice saves it."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from roadmaps.exchange.sheet_rows import MOST_COLUMNS, MOST_ROWS, Cell, read_sheets
from roadmaps.exchange.tables import CannotBeRead, Problems, Tables

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DAMAGED = "This OpenDocument spreadsheet is damaged. Open it, save it anew and try again."
MOST_UNPACKED = 150_000_000
TOO_MUCH = "This spreadsheet unpacks to far more than a roadmap holds, so it was not opened."
# What a repeated row or cell may come to: a sheet ends with a million empty ones.
REPEATED = 100


def read_open_document(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, and what is wrong with sheets, headings and formulas. Raises CannotBeRead."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            if archive.getinfo("content.xml").file_size > MOST_UNPACKED:
                raise CannotBeRead(TOO_MUCH)
            root = fromstring(archive.read("content.xml"))
    except (zipfile.BadZipFile, KeyError, ParseError, DefusedXmlException, ValueError, NotImplementedError):
        raise CannotBeRead(DAMAGED) from None
    tables = {one.get(f"{TABLE}name", ""): one for one in root.iter(f"{TABLE}table")}
    return read_sheets({title: partial(_rows, one) for title, one in tables.items()})


def _rows(table: Element) -> Iterator[list[Cell]]:
    seen = 0
    for row in table.iter(f"{TABLE}table-row"):
        cells = list(_cells(row))
        is_empty = all(cell.value is None for cell in cells)
        repeated = _repeated(row, "number-rows-repeated")
        for _ in range(1 if is_empty else min(repeated, REPEATED)):
            yield cells
            seen += 1
            if seen > MOST_ROWS:
                return


def _cells(row: Element) -> Iterator[Cell]:
    column = 1
    for one in row:
        if one.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        repeated = _repeated(one, "number-columns-repeated")
        value, kind = _value(one)
        for _ in range(repeated if value is None else min(repeated, REPEATED)):
            if column > MOST_COLUMNS:
                return
            if value is not None or kind == "f":
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
    return ("\n".join(lines) or None) if lines else None, "s"


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
