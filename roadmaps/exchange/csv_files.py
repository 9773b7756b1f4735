"""A roadmap as CSV files, one a sheet, together in a zip file."""

import csv
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO, StringIO
from pathlib import PurePosixPath

from roadmaps.exchange.sheet_rows import MOST_COLUMNS, Cell, read_sheets
from roadmaps.exchange.tables import CannotBeRead, Problems, Tables

SEPARATORS = ",;\t"
MOST_UNPACKED = 150_000_000
TOO_MUCH = "These files unpack to far more than a roadmap holds, so they were not opened."
DAMAGED = "This zip file is damaged. Make it anew and try again."


def is_of_csv_files(body: bytes) -> bool:
    """Say whether a zip file holds CSV files, and is no workbook."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    return "[Content_Types].xml" not in names and any(name.lower().endswith(".csv") for name in names)


def packed(files: dict[str, bytes]) -> bytes:
    """Return CSV files that were sent one by one as the zip file that holds them."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files.items():
            archive.writestr(PurePosixPath(name.replace("\\", "/")).name, body)
    return target.getvalue()


def read_csv_files(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every sheet, each a CSV file of its title, and what is wrong with them. Raises CannotBeRead."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
            if sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise CannotBeRead(TOO_MUCH)
            texts = {PurePosixPath(one.filename).stem: _text(archive.read(one)) for one in parts}
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, RuntimeError):
        raise CannotBeRead(DAMAGED) from None
    return read_sheets({title: partial(_rows, text) for title, text in texts.items()})


def _text(body: bytes) -> str:
    """Return the text of a file: UTF-8, or what spreadsheets in western Europe wrote before."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _rows(text: str) -> Iterator[list[Cell]]:
    first = text.split("\n", 1)[0]
    separator = max(SEPARATORS, key=first.count)
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
            yield [Cell(value, column) for column, value in enumerate(row[:MOST_COLUMNS], start=1) if value.strip()]
    except csv.Error:
        raise CannotBeRead(DAMAGED) from None
