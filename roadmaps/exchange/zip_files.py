"""Zip files, which workbooks, OpenDocument spreadsheets and CSV files sent together all are: opened with suspicion."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from roadmaps.exchange.tables import CannotBeRead

# What unpacks to more than this is no roadmap, whatever its size on disk.
MOST_UNPACKED = 150_000_000
MOST_PARTS = 500
TOO_MUCH = "This file unpacks to far more than a roadmap holds, so it was not opened."
# NotImplementedError is what zipfile raises for a way of packing that it does not know, RuntimeError for a password.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, ValueError, OSError, KeyError, EOFError),
    *(NotImplementedError, RuntimeError),
)


@contextmanager
def opened(body: bytes, otherwise: str) -> Iterator[zipfile.ZipFile]:
    """Open a zip file for reading. Raises CannotBeRead: with ``otherwise`` for one that is damaged, or is none."""
    try:
        with zipfile.ZipFile(BytesIO(body)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise CannotBeRead(TOO_MUCH)
            yield archive
    except DAMAGED:
        raise CannotBeRead(otherwise) from None
