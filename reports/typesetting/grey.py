"""Pictures for paper: every colour as the grey that is as light."""

import re
from typing import Any

from reports.typesetting.glyphs import PICTURE

COLOUR = re.compile(r"#([0-9a-fA-F]{6})\b")


def in_grey(content: Any) -> Any:
    """Return the content of a document with each of its pictures in greys. Nothing in them is told by colour alone."""
    if isinstance(content, dict):
        return {
            name: COLOUR.sub(_grey, value) if name == PICTURE and isinstance(value, str) else in_grey(value)
            for name, value in content.items()
        }
    return [in_grey(one) for one in content] if isinstance(content, list | tuple) else content


def _grey(colour: re.Match[str]) -> str:
    red, green, blue = (int(colour[1][place : place + 2], 16) for place in (0, 2, 4))
    # As light as the colour is to the eye (Rec. 709).
    light = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return f"#{light:02x}{light:02x}{light:02x}"
