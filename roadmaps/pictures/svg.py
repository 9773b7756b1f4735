"""Write SVG: elements with their attributes, every text escaped. It stands alone, in a page, a PDF and a file."""

import re
from collections.abc import Iterable
from html import escape

from roadmaps.pictures import palette

FONT = (
    "'Atkinson Hyperlegible Next Variable', 'Atkinson Hyperlegible Next', 'Noto Sans', "
    "'Noto Sans Bengali', 'Noto Sans Arabic', Arial, sans-serif"
)


def element(name: str, *inside: str, **attributes: object) -> str:
    """Return an element; ``inside`` is SVG already. An attribute ``data_x`` is written ``data-x``, ``class_`` is ``class``."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value not in (None, "")
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value), quote=True)


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """Return a line of text whose baseline begins at (x, y)."""
    return element("text", escape(words), x=x, y=y, **attributes)


def titled(words: str) -> str:
    """Return what says in words what the element is that it stands in."""
    return element("title", escape(words))


def document(width: float, height: float, *inside: str, title: str, description: str, **attributes: object) -> str:
    """Return a whole SVG, which says what it shows to whoever does not see it."""
    size = {"width": float(width), "height": float(height)}
    box = f"0 0 {_value(size['width'])} {_value(size['height'])}"
    known = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": box, **size}
    head = (titled(title), element("desc", escape(description)))
    return element("svg", *head, *inside, **known, **{"font_family": FONT, "role": "group", **attributes})


def size_of(drawn: str) -> tuple[float, float]:
    """Return how wide and how high a document is that ``document`` made, in pixels of the screen."""
    width, height = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn).groups()
    return float(width), float(height)


def badge(number: int, x: float, y: float, side: float) -> str:
    """Return the number of a mission on its colour, its corner at (x, y)."""
    return element(
        "g",
        element("rect", x=x, y=y, width=side, height=side, rx=4, fill=palette.colour_of(number)),
        text(
            str(number),
            x + side / 2,
            y + side * 0.72,
            font_size=side * 0.62,
            font_weight=700,
            fill=palette.PAPER,
            text_anchor="middle",
        ),
        class_="k-badge",
    )


def badges(numbers: Iterable[int], x: float, y: float, most: float, side: float = 17.0) -> tuple[str, float]:
    """Return the numbers of missions side by side, and where what follows begins; what goes beyond ``most`` is counted."""
    drawn, numbers = [], list(numbers)
    for place, number in enumerate(numbers):
        if x + 2 * side > most and place < len(numbers) - 1:
            rest = f"+{len(numbers) - place}"
            drawn.append(text(rest, x, y + side * 0.78, font_size=side * 0.75, fill=palette.MUTED))
            x += 2 * side
            break
        drawn.append(badge(number, x, y, side))
        x += side + 3
    return "".join(drawn), x + 4 if drawn else x
