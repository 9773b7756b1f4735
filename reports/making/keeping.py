"""Keep a file of open data while nothing changes, so that however many ask for it, it is written once."""

from collections.abc import Callable
from tempfile import TemporaryFile
from typing import BinaryIO

from django.core.files.base import File
from django.db import transaction

from locking import lock_name
from reports.making.forgetting import FILES
from reports.making.state import state_of
from reports.models import Kind, Report
from roadmaps.models import Roadmap

FOLDER = "open-data"


def kept_file(roadmap: Roadmap, extension: str, write: Callable[[BinaryIO], object]) -> File:
    """Return a file of a roadmap, opened; written by ``write`` where there is none of how things stand now.

    Who asks at the same moment waits for it. What was kept of how things stood before is deleted.
    """
    storage = Report._meta.get_field("file").storage
    name = f"{FOLDER}/{roadmap.slug}/{state_of(roadmap, Kind.SPREADSHEET)}.{extension}"
    if not storage.exists(name):
        with transaction.atomic():
            lock_name(FILES, f"{FOLDER}/{roadmap.slug}/{extension}")
            if not storage.exists(name):
                _write(name, write)
    return storage.open(name, "rb")


def _write(name: str, write: Callable[[BinaryIO], object]) -> None:
    storage = Report._meta.get_field("file").storage
    folder, _, extension = name.rpartition(".")
    folder = folder.rpartition("/")[0]
    before = storage.listdir(folder)[1] if storage.exists(folder) else []
    with TemporaryFile() as place:
        write(place)
        place.seek(0)
        storage.save(name, File(place))
    for old in before:
        if old.endswith(extension):
            storage.delete(f"{folder}/{old}")
