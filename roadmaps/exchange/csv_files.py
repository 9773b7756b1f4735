"""A roadmap as CSV files, one a sheet, together in a zip file."""

import csv
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO, StringIO
from pathlib import PurePosixPath

from roadmaps.exchange.sheet_rows import MOST_COLUMNS, Cell, read_sheets
from roadmaps.exchange.tables import CannotBeRead, Problems, Tables
from roadmaps.exchange.zip_files import opened

SEPARATORS = ",;\t"
DAMAGED = "This zip file is damaged. Make it again and try again."
NO_TABLE = "This is no table that can be read. Save it as CSV again, or copy its rows and paste them."


def packed(files: dict[str, bytes]) -> bytes:
    """Return CSV files that were sent one by one as the zip file that holds them."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(PurePosixPath(name.replace("\\", "/")).name, body)
    return target.getvalue()


def read_csv_files(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, each a CSV file of its title, and what is wrong with them. Raises CannotBeRead."""
    with opened(body, DAMAGED) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith(".csv")]
        texts = {PurePosixPath(name).stem: text_of(archive.read(name)) for name in names}
    return read_sheets({title: partial(_rows, text) for title, text in texts.items()})


def text_of(body: bytes) -> str:
    """Return the text of a file: UTF-8, or what spreadsheets in western Europe wrote before."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[list[Cell]]:
    for row in rows_of(text):
        yield [Cell(value, column) for column, value in enumerate(row[:MOST_COLUMNS], start=1) if value.strip()]


def rows_of(text: str) -> Iterator[list[str]]:
    """Yield the rows of a table as text; what parts its columns most often on its first line parts them. Raises CannotBeRead."""
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        yield from csv.reader(StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        raise CannotBeRead(NO_TABLE) from None
