"""Which characters the fonts of PDFs can draw, and what is put in the place of others."""

import unicodedata
from functools import cache
from typing import Any

from django.conf import settings
from fontTools.ttLib import TTFont

REPLACEMENT = "□"
# White space and what joins or varies other characters is drawn by nobody.
UNDRAWN = {"Zs", "Zl", "Zp", "Cf", "Mn", "Me"}
# As much of the text around a character as shows where it stood.
AROUND = 30


@cache
def drawn() -> frozenset[int]:
    """Return the code points for which a font of ours has a glyph. Read once in each process."""
    points: set[int] = set()
    for path in sorted(settings.PDF_FONTS.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            points |= font.getBestCmap().keys()
    return frozenset(points)


def can_be_drawn(character: str) -> bool:
    """Say whether a PDF can show a character."""
    if character in "\n\t":
        return True
    kind = unicodedata.category(character)
    # The standard for accessible PDFs allows no control characters and no marks of byte order.
    return kind != "Cc" and character != "\ufeff" and (ord(character) in drawn() or kind in UNDRAWN)


def printable(content: Any) -> tuple[Any, list[dict[str, str]]]:
    """Return ``content`` with every character that cannot be drawn replaced, and what was replaced.

    ``content`` is plain values: dictionaries, lists, texts. Each replaced character is named once, with the text in which
    it was found first.
    """
    found: dict[str, str] = {}
    clean = _clean(content, found)
    named = [
        {
            "point": f"U+{ord(character):04X}",
            "name": unicodedata.name(character, "a character without a name").lower(),
            "where": where,
        }
        for character, where in found.items()
    ]
    return clean, named


def _clean(value: Any, found: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _clean(one, found) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(one, found) for one in value]
    if not isinstance(value, str):
        return value
    text = "".join(character if can_be_drawn(character) else REPLACEMENT for character in value)
    for position, character in enumerate(value):
        if not can_be_drawn(character) and character not in found:
            found[character] = text[max(0, position - AROUND) : position + AROUND].strip()
    return text
