"""Pictures whose words are shapes: for writing in which letters join."""

import re
from typing import Any

from django.conf import settings

from reports.typesetting.glyphs import PICTURE
from roadmaps.pictures.raster import outlined

SIZE = re.compile(r'viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"')
# Beyond the letters of European languages, and signs.
JOINED = re.compile(r"[\u0300-\u036f\u0590-\u1dff\u200c-\u200f\ua800-\uabff\ufb1d-\ufeff\U00010000-\U0010ffff]")


def in_outlines(content: Any) -> Any:
    """Return the content of a document with the words of each picture as shapes, where they hold letters that join."""
    if isinstance(content, dict):
        return {name: _outlined(one) if name == PICTURE else in_outlines(one) for name, one in content.items()}
    return [in_outlines(one) for one in content] if isinstance(content, list | tuple) else content


def _outlined(svg: str) -> str:
    size = SIZE.search(svg)
    if size is None or not JOINED.search(svg):
        return svg
    return outlined(svg, float(size[1]), float(size[2]), (settings.PDF_FONTS, settings.PICTURE_FONTS))
