"""Typeset a report with Typst as an accessible PDF (PDF/UA-1)."""

import hashlib
import json
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from reports.glyphs import printable

TEMPLATE = Path(__file__).parent / "typst" / "roadmap.typ"
TEMPLATE_DIGEST = hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()


def typeset(content: dict[str, Any]) -> bytes:
    """Return the PDF of ``content`` (see reports.content). The data goes in as JSON, never as markup.

    A character that no font of ours can draw is replaced, and the last page says which and where: one letter in the
    name of one organisation must not keep a whole roadmap from being printed.
    """
    content, replaced = printable(content)
    content["replaced"] = replaced
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        # What is printed is the same on every machine.
        ignore_system_fonts=True,
        font_paths=[str(settings.PDF_FONTS)],
    )
