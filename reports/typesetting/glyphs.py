"""Which characters the fonts of PDFs can draw, and what is put in the place of others."""

import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from fontTools.ttLib import TTFont

REPLACEMENT = "□"
# White space, what joins other characters and what chooses between their forms has no shape of its own.
SHAPELESS = {"Zs", "Zl", "Zp", "Cf"}
FORMS = {*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)}
# Of these kinds, but with a shape: the space of Ogham, signs that stand before numbers, how hieroglyphs are joined.
WITH_SHAPE = {
    0x1680,
    *range(0x600, 0x606),
    0x6DD,
    0x70F,
    0x890,
    0x891,
    0x8E2,
    0x110BD,
    0x110CD,
    *range(0x13430, 0x13440),
}
# Under this name a picture stands in the content of a document, as SVG.
PICTURE = "svg"
Draws = Callable[[str, str], bool]
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
    point, kind = ord(character), unicodedata.category(character)
    # The standard for accessible PDFs allows no control characters and no marks of byte order.
    if kind == "Cc" or character == "\ufeff":
        return False
    return point in drawn() or point in FORMS or (kind in SHAPELESS and point not in WITH_SHAPE)


def joins(character: str) -> bool:
    """Say whether a character stands on another, or joins it to a third."""
    return unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _can_be_drawn_anywhere(character: str, _text: str) -> bool:
    return can_be_drawn(character)


def _draws_alone(character: str, _text: str) -> bool:
    return not joins(character)


def printable(content: Any, *, draws: Draws = _can_be_drawn_anywhere) -> tuple[Any, list[dict[str, str]]]:
    """Return ``content`` with every character that cannot be drawn replaced, and what was replaced.

    ``content`` is plain values: dictionaries, lists, texts. ``draws`` says of a character, and the text in which it
    stands, whether it can be drawn. Each replaced character is named once, with the text in which it was found first.
    """
    found: dict[str, str] = {}
    clean = _clean(content, found, draws)
    named = [
        {
            "point": f"U+{ord(character):04X}",
            "name": unicodedata.name(character, "a character without a name").lower(),
            "where": where,
        }
        for character, where in found.items()
    ]
    return clean, named


def _clean_picture(svg: str, draws: Draws) -> str:
    """Return a picture without what cannot be drawn. It says nothing that the text does not: that is told there."""
    if draws is not _can_be_drawn_anywhere:
        # The typesetter does not say which picture holds what it cannot draw.
        draws = _draws_alone
    return _clean(svg, {}, draws)


def _clean(value: Any, found: dict[str, str], draws: Draws) -> Any:
    if isinstance(value, dict):
        return {
            key: _clean_picture(one, draws) if key == PICTURE else _clean(one, found, draws)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_clean(one, found, draws) for one in value]
    if not isinstance(value, str):
        return value
    # A letter and its accent are one character wherever there is one for both.
    value = unicodedata.normalize("NFC", value)
    text = "".join(character if draws(character, value) else REPLACEMENT for character in value)
    for position, (before, after) in enumerate(zip(value, text, strict=True)):
        if before != after and before not in found:
            found[before] = text[max(0, position - AROUND) : position + AROUND].strip()
    return text
