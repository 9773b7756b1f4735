"""Make a document or a spreadsheet of a roadmap in a process of its own, and print what it took, as JSON."""

import json
import os
import re
import sys
import time
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread

import django

django.setup()

from pypdf import PdfReader

from reports.documents.roadmap import roadmap_content
from reports.open_data.spreadsheet import write_spreadsheet
from reports.typesetting.pdf import typeset
from roadmaps.models import Roadmap


def megabytes(process: str = "self") -> float:
    """Return the most memory that a process has held; not that of the one that started it, which rusage would tell."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1000


def make(what: str, roadmap: Roadmap) -> dict[str, float]:
    before, start = megabytes(), time.perf_counter()
    if what == "spreadsheet":
        with TemporaryFile() as place:
            write_spreadsheet(roadmap, place)
            told = {"size": place.seek(0, 2), "pages": 0}
        return {**told, "seconds": time.perf_counter() - start, "most": megabytes(), "before": before}
    content = roadmap_content(roadmap)
    watched = Thread(target=watch, daemon=True)
    watched.start()
    body = typeset(content, "roadmap", apart=True)
    told = {"seconds": time.perf_counter() - start, "most": megabytes(), "before": before, "apart": MOST_APART[0]}
    return {**told, "size": len(body), "pages": len(PdfReader(BytesIO(body)).pages)}


MOST_APART = [0.0]


def watch() -> None:
    """Note the most memory that the process holds which sets the pages, as long as it lives."""
    while True:
        for child in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split():
            with suppress(FileNotFoundError, ProcessLookupError, TypeError):
                MOST_APART[0] = max(MOST_APART[0], megabytes(child))
        time.sleep(0.01)


if __name__ == "__main__":
    print(json.dumps(make(sys.argv[1], Roadmap.objects.get(pk=sys.argv[2]))))
