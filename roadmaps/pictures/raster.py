"""A picture as PNG, or with its words as shapes, drawn from its SVG by the typesetter of the reports."""

from collections.abc import Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("picture.typ")
# Three pixels for one of the screen's are print resolution: 288 to the inch.
SHARPEST = 3.0
SCREEN_DPI = 96
# What a page of A2 has at print resolution; a picture of so many takes some 100 MB while it is drawn.
MOST_PIXELS = 24_000_000


def scale_of(width: float, height: float) -> float:
    """Return how many pixels stand for one of a picture's own, at most ``SHARPEST``; below 1 it is too large to be drawn."""
    return min(SHARPEST, sqrt(MOST_PIXELS / (width * height)))


def png(svg: str, width: float, height: float, fonts: Sequence[Path], *, most: float = SHARPEST) -> bytes:
    """Return a picture of ``width`` by ``height`` pixels of the screen as PNG, with the fonts of the folders ``fonts`` alone.

    At most ``most`` pixels stand for one of the picture's own. Raises ValueError where it is so large that its words could
    not be read: see ``scale_of``.
    """
    scale = min(scale_of(width, height), most)
    if scale < 1:
        raise ValueError("The picture is too large for a PNG.")
    return typst.compile(str(TEMPLATE), format="png", ppi=SCREEN_DPI * scale, **_given(svg, width, height, fonts))


def outlined(svg: str, width: float, height: float, fonts: Sequence[Path]) -> str:
    """Return a picture with its words as shapes, for readers that could not put them together from letters."""
    return typst.compile(str(TEMPLATE), format="svg", **_given(svg, width, height, fonts)).decode()


def _given(svg: str, width: float, height: float, fonts: Sequence[Path]) -> dict[str, Any]:
    return {
        "sys_inputs": {"svg": svg, "width": str(width), "height": str(height)},
        # What is drawn is the same on every machine.
        "ignore_system_fonts": True,
        "font_paths": [str(folder) for folder in fonts],
    }
