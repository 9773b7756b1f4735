"""What frames every document: its title, the day, the address it comes from, and a hash of all that it says."""

import hashlib
import io
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import segno
from django.utils import timezone

from govuk.addresses import absolute
from govuk.licence import LICENCE
from reports.documents.glossary import glossary
from roadmaps.examination.method import current_method
from roadmaps.models import Mission, Revision, Roadmap
from roadmaps.wording import long_date

# What does not belong to what a document says: the same content on another day has the same hash.
OF_THE_DAY = ("day", "on")
SHOWN = 16


def framed(roadmap: Roadmap, *, title: str, kind: str, path: str, subtitle: str = "") -> dict[str, Any]:
    """Return what stands around the content of a document on ``roadmap`` or a part of it.

    ``path`` leads to the page that shows the same as it stands.
    """
    day = long_date(timezone.localdate())
    address = absolute(path)
    return {
        "title": title,
        "kind": kind,
        "running": f"{kind}: {title}" if len(title) < 70 else title,
        "subtitle": subtitle,
        "place": roadmap.place,
        "year": str(roadmap.year),
        "note": roadmap.note,
        "is_illustrative": roadmap.is_illustrative,
        "warnings": [],
        "sources": roadmap.sources,
        "notes": [],
        "revisions": [],
        "glossary": glossary(current_method()),
        "licence": roadmap.licence or LICENCE,
        "day": day,
        "on": f"As it stood on {day}",
        "address": address,
        "qr": qr_code(address),
    }


def sealed(content: dict[str, Any], without: Collection[str] = ()) -> dict[str, Any]:
    """Return the content of a document, without the parts that were left out, with the hash of all that it says."""
    content = {name: value for name, value in content.items() if name not in without}
    says = {name: value for name, value in content.items() if name not in OF_THE_DAY}
    canonical = json.dumps(says, sort_keys=True, ensure_ascii=False, default=str, separators=(",", ":"))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return {**content, "hash": digest[:SHOWN], "hash-whole": digest}


def qr_code(address: str) -> str:
    """Return the QR code of an address as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=1, xmldecl=False, svgns=True)
    return drawn.getvalue().decode()


def revisions_told(missions: Iterable[Mission], frozen: Mapping[int, Revision]) -> list[dict[str, str]]:
    """Return which revision speaks for each mission that has one."""
    return [
        {
            "mission": mission.title,
            "revision": str(found.number),
            "on": long_date(timezone.localdate(found.submitted_at)),
            "digest": found.digest[:SHOWN],
        }
        for mission in missions
        if (found := frozen.get(mission.pk)) and not mission.is_editable
    ]


def shortened(words: str, most: int) -> str:
    """Return ``words``, cut at the end of a word where they are longer than ``most`` letters."""
    words = " ".join(words.split())
    if len(words) <= most:
        return words
    return f"{words[: most - 1].rsplit(' ', 1)[0].rstrip(',;:. ')}…"
