"""The first sheet of a spreadsheet as rows of text, for whoever has a table to enter and no roadmap.

A workbook is read in a process of its own, begun anew: a web process has threads, and a copy of it could wait for ever.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.conf import settings

from govuk.files import NotAccepted, kind_of
from roadmaps.exchange.csv_files import rows_of, text_of
from roadmaps.exchange.fenced import DAMAGED, TOO_MUCH, fence
from roadmaps.exchange.open_document import first_sheet_of_open_document
from roadmaps.exchange.tables import CannotBeRead
from roadmaps.exchange.workbook import first_sheet_of_workbook

READERS = {"xlsx": first_sheet_of_workbook, "ods": first_sheet_of_open_document}
# By the clock, which a web request waits for; of the processor; and beside what the process has already.
PATIENCE, SECONDS, MEMORY = 25, 20, 500_000_000
ANOTHER_KIND = "Choose a CSV file, an Excel workbook (XLSX) or an OpenDocument spreadsheet (ODS)."
THIS = "from roadmaps.exchange.first_sheet import main; main()"


def first_sheet(name: str, body: bytes, *, most_rows: int, patience: float = PATIENCE) -> list[list[str]]:
    """Return the first ``most_rows`` rows of a CSV file or of the first sheet of a workbook, read within ``patience`` seconds.

    Raises CannotBeRead, with a sentence for whoever sent it, for anything else.
    """
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending in ("csv", "txt", "tsv"):
        return _first(rows_of(text_of(body)), most_rows)
    if ending not in READERS:
        raise CannotBeRead(ANOTHER_KIND)
    try:
        kind_of(name, body)
    except NotAccepted as problem:
        raise CannotBeRead(f"{problem}.") from None
    return _read_apart(ending, body, most_rows, patience)


def _first(rows: Iterator[list[Any]], most: int) -> list[list[str]]:
    return [_trimmed([shown(value) for value in row]) for row, _ in zip(rows, range(most), strict=False)]


def _trimmed(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end: a sheet has as many as its widest row."""
    while row and not row[-1].strip():
        row.pop()
    return row


def shown(value: Any) -> str:
    """Return what a cell shows, as text: a whole number without its point, a date as it is written in files."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _read_apart(ending: str, body: bytes, most_rows: int, patience: float) -> list[list[str]]:
    command = [sys.executable, "-c", f"import django; django.setup(); {THIS}", ending, str(most_rows)]
    try:
        done = subprocess.run(command, input=body, capture_output=True, timeout=patience, cwd=settings.BASE_DIR)
    except subprocess.TimeoutExpired:
        raise CannotBeRead(TOO_MUCH) from None
    if not done.stdout:
        raise CannotBeRead(TOO_MUCH)
    found = json.loads(done.stdout)
    if isinstance(found, str):
        raise CannotBeRead(found)
    return found


def main() -> None:
    """Read what comes in, and write its rows out as JSON; or a sentence that says why they cannot be read."""
    ending, most_rows = sys.argv[1], int(sys.argv[2])
    fence(SECONDS, MEMORY)
    try:
        answer: Any = _first(READERS[ending](sys.stdin.buffer.read()), most_rows)
    except CannotBeRead as problem:
        answer = str(problem)
    except MemoryError:
        answer = TOO_MUCH
    except Exception:
        answer = DAMAGED
    sys.stdout.write(json.dumps(answer))
