"""Typeset a report with Typst as an accessible PDF (PDF/UA-1)."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.conf import settings

from reports.glyphs import printable, texts_of

TEMPLATE = Path(__file__).parent / "typst" / "roadmap.typ"
BOARD = TEMPLATE.with_name("board.typ")
TEXTS = TEMPLATE.with_name("texts.typ")
FONTS = TEMPLATE.with_name("fonts.typ")
TEMPLATE_DIGEST = hashlib.sha256(b"".join(one.read_bytes() for one in (TEMPLATE, BOARD, FONTS))).hexdigest()
# What Typst's error says where a letter and a mark that stands on it have no font in common.
NOT_DISPLAYED = "could not be displayed"


def typeset(content: dict[str, Any]) -> bytes:
    """Return the PDF of ``content`` (see reports.content and reports.board). The data goes in as JSON, never as markup.

    A character that no font of ours can draw is replaced, and the last page says which and where: one letter in the
    name of one organisation must not keep a whole roadmap from being printed. Where characters have a font each, but
    what they join to has none, as few as will do are replaced. A picture says nothing that the text does not: what is
    replaced in it is not told again.
    """
    pictures, _ = printable(content.get("pictures", {}))
    content, replaced = printable({name: value for name, value in content.items() if name != "pictures"})
    content["replaced"] = replaced
    template = BOARD if "rows" in content else TEMPLATE
    for draws in (None, _draws_together(content), _draws_without_joining, _draws_english):
        clean, joined = printable(content, draws=draws) if draws else (content, [])
        clean["replaced"] = clean["replaced"] + joined
        if draws:
            pictures, _ = printable(pictures, draws=_draws_without_joining)
        try:
            return _compile(template, {**clean, "pictures": pictures})
        except typst.TypstError as error:
            if NOT_DISPLAYED not in error.message:
                raise
    raise ValueError("Not even English letters can be typeset: the fonts of PDFs are missing.")


def _draws_together(content: dict[str, Any]) -> Callable[[str, str], bool]:
    """Return what says whether a character is drawn in its text, asking the typesetter only when it is called."""
    undrawn = cache(lambda: _impossible(sorted(texts_of(content))))
    return lambda character, text: not _joins(character) or text not in undrawn()


def _draws_without_joining(character: str, _text: str) -> bool:
    return not _joins(character)


def _draws_english(character: str, _text: str) -> bool:
    return character.isascii()


def _impossible(texts: list[str]) -> set[str]:
    """Return those of ``texts`` that cannot be typeset, found by halves: most often it is one in thousands."""
    if not texts:
        return set()
    try:
        _compile(TEXTS, texts)
    except typst.TypstError:
        if len(texts) == 1:
            return set(texts)
        middle = len(texts) // 2
        return _impossible(texts[:middle]) | _impossible(texts[middle:])
    return set()


def _joins(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _compile(template: Path, content: Any) -> bytes:
    return typst.compile(
        str(template),
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        # What is printed is the same on every machine.
        ignore_system_fonts=True,
        font_paths=[str(settings.PDF_FONTS), str(settings.PICTURE_FONTS)],
    )
