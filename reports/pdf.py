"""Typeset a report with Typst as an accessible PDF (PDF/UA-1)."""

import hashlib
import json
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "typst" / "roadmap.typ"
TEMPLATE_DIGEST = hashlib.sha256(TEMPLATE.read_bytes()).hexdigest()


def typeset(content: dict[str, Any]) -> bytes:
    """Return the PDF of ``content`` (see reports.content). The data goes in as JSON, never as markup."""
    return typst.compile(
        str(TEMPLATE),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        ignore_system_fonts=False,
    )
