"""Zip files, which workbooks, OpenDocument spreadsheets and CSV files sent together all are: opened with suspicion."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from govuk.files import ZIP_FAULTS
from roadmaps.exchange.tables import CannotBeRead

# What unpacks to more than this is no roadmap, whatever its size on disk.
MOST_UNPACKED = 150_000_000
MOST_PARTS = 500
TOO_MUCH = "This file unpacks to far more than it should hold, so it was not opened."


@contextmanager
def opened(body: bytes, otherwise: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip file for reading. Raises CannotBeRead: with ``otherwise`` for one that is damaged, or is none."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise CannotBeRead(TOO_MUCH)
            yield archive
    except ZIP_FAULTS:
        raise CannotBeRead(otherwise) from None
