"""How wide a text is in the service's typeface, and how it breaks into lines: an SVG breaks none by itself.

``font_widths.json`` has the advance of each Latin character of Atkinson Hyperlegible Next in thousandths of an em, read from
the font of that package; characters of other scripts are taken to be as wide as their widest.
"""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

REGULAR, BOLD = "400", "700"
# In thousandths of an em: Bengali and Arabic in Noto Sans, and characters that are as wide as high.
OTHER, FULL = 900, 1_050
ELLIPSIS = "…"


@lru_cache(maxsize=1)
def _widths() -> dict[str, dict[str, int]]:
    packed = json.loads(Path(__file__).with_name("font_widths.json").read_text(encoding="utf-8"))
    return {
        weight: {character: int(width) for width, characters in by_width.items() for character in characters}
        for weight, by_width in packed.items()
    }


def width_of(text: str, size: float, weight: str = REGULAR) -> float:
    """Return the width of a text in the unit of ``size``, which is that of the font."""
    known = _widths()[weight]
    return sum(known.get(character) or _other(character) for character in text) * size / 1_000


def _other(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0
    return FULL if unicodedata.east_asian_width(character) in "WF" else OTHER


def wrapped(text: str, width: float, size: float, weight: str = REGULAR, *, most: int = 6) -> list[str]:
    """Return the lines of a text, each at most ``width`` wide; a word that is wider is broken, and beyond ``most`` lines
    the last one ends in an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, width, size, weight):
            longer = f"{line} {piece}" if line else piece
            if width_of(longer, size, weight) <= width:
                line = longer
            else:
                lines.append(line)
                line = piece
    lines.append(line)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width, size, weight)]


def shortened(text: str, width: float, size: float, weight: str = REGULAR) -> str:
    """Return a text that fits into one line, with an ellipsis where it was cut."""
    if width_of(text, size, weight) <= width:
        return text
    while text and width_of(text + ELLIPSIS, size, weight) > width:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _pieces(word: str, width: float, size: float, weight: str) -> list[str]:
    pieces = []
    while width_of(word, size, weight) > width and len(word) > 1:
        end = len(word) - 1
        while end > 1 and width_of(word[:end], size, weight) > width:
            end -= 1
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]
