"""Typeset a document with Typst as an accessible PDF (PDF/UA-1)."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings

from reports.typesetting.apart import CouldNotBeSet, set_apart, set_here
from reports.typesetting.glyphs import joins, printable
from reports.typesetting.grey import in_grey
from reports.typesetting.outlines import in_outlines

TEMPLATES = Path(__file__).parent / "typst"
TEMPLATE_DIGEST = hashlib.sha256(b"".join(one.read_bytes() for one in sorted(TEMPLATES.glob("*.typ")))).hexdigest()
SCREEN, PRINT = "screen", "print"
# What Typst's error says where a letter and a mark that stands on it have no font in common.
NOT_DISPLAYED = "could not be displayed"
# And where the letters of a picture join, as those of Arabic and Bengali do.
NOT_TOLD = "missing codepoints"
STANDARDS = ["ua-1"]


def typeset(content: dict[str, Any], template: str, *, design: str = SCREEN, apart: bool = False) -> bytes:
    """Return the PDF of ``content`` (see reports.documents) by the ``template`` of that name. The data goes in as JSON,
    never as markup. In the design for paper everything is told without colour, and addresses are spelt out.

    A character that no font of ours can draw is replaced, and the last page says which and where: one letter in the
    name of one organisation must not keep a whole roadmap from being printed. Where letters cannot be drawn together, first
    what joins them is replaced, then all that is not English. With ``apart`` a process of its own sets the pages.
    """
    return _printed(content, template, design, _pdf_apart if apart else _pdf)


def pictures_of_pages(content: dict[str, Any], template: str, *, design: str = SCREEN, most: int = 4) -> list[bytes]:
    """Return the first pages of a document as PNG, at most ``most``, of 50 pixels to the inch."""
    return _printed(content, template, design, _pngs)[:most]


def _printed(content: dict[str, Any], template: str, design: str, compiles: Any) -> Any:
    content = {**content, "design": design}
    content, replaced = printable(in_grey(content) if design == PRINT else content)
    content["replaced"] = replaced
    for draws in (None, _draws_without_joining, _draws_english):
        clean, joined = printable(content, draws=draws) if draws else (content, [])
        clean["replaced"] = clean["replaced"] + joined
        try:
            return _with_outlines(clean, lambda one: compiles(TEMPLATES / f"{template}.typ", one))
        except CouldNotBeSet as error:
            if NOT_DISPLAYED not in error.message:
                raise
    raise ValueError("Not even English letters can be typeset: the fonts of PDFs are missing.")


def _with_outlines(content: dict[str, Any], compiles: Callable[[dict[str, Any]], Any]) -> Any:
    """Compile a document, with the words of its pictures as shapes where the letters of one join in a way that a reader
    could not take apart. What a picture shows is told in words beside it.
    """
    try:
        return compiles(content)
    except CouldNotBeSet as error:
        if NOT_TOLD not in error.message:
            raise
    return compiles(in_outlines(content))


def _draws_without_joining(character: str, _text: str) -> bool:
    return not joins(character)


def _draws_english(character: str, _text: str) -> bool:
    return character.isascii()


def _pdf(template: Path, content: Any) -> bytes:
    return set_here(format="pdf", pdf_standards=STANDARDS, **_given(template, content))


def _pdf_apart(template: Path, content: Any) -> bytes:
    return set_apart(format="pdf", pdf_standards=STANDARDS, **_given(template, content))


def _pngs(template: Path, content: Any) -> list[bytes]:
    pages = set_here(format="png", ppi=50, **_given(template, content))
    return pages if isinstance(pages, list) else [pages]


def _given(template: Path, content: Any) -> dict[str, Any]:
    return {
        "template": str(template),
        "sys_inputs": {"content": json.dumps(content, ensure_ascii=False)},
        # What is printed is the same on every machine.
        "ignore_system_fonts": True,
        "font_paths": [str(settings.PDF_FONTS), str(settings.PICTURE_FONTS)],
    }
