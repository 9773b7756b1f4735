"""A picture is drawn as PNG: sharp where it can be, never more than a machine can bear, with the fonts of the pages."""

import struct

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.pictures import svg
from roadmaps.pictures.raster import MOST_PIXELS, SHARPEST, png, scale_of

SIDES = st.floats(1, 50_000)
FONTS = (settings.PICTURE_FONTS, settings.PDF_FONTS)


def picture_of(words: str, **attributes: object) -> bytes:
    """Return the PNG of one line of text."""
    line = svg.text(words, 10, 40, font_size=30, **attributes)
    return png(svg.document(300, 60, line, title="T", description="D"), 300, 60, FONTS)


@given(SIDES, SIDES)
def test_it_never_has_more_pixels_than_a_machine_can_bear(width, height):
    scale = scale_of(width, height)
    assert 0 < scale <= SHARPEST
    assert width * height * scale**2 <= MOST_PIXELS * 1.001


def test_its_size_is_three_pixels_for_one_of_the_screen():
    assert struct.unpack(">II", picture_of("Clean air")[16:24]) == (900, 180)


def test_what_cannot_be_read_is_refused():
    with pytest.raises(ValueError, match="too large"):
        png("<svg/>", 10_000, 10_000, FONTS)


@pytest.mark.parametrize("words", ["Clean air", "পরিষ্কার বাতাস", "هواء نظيف", "Łódź", "чистый воздух"])
def test_letters_of_many_scripts_are_drawn(words):
    assert len({picture_of(words), picture_of(""), picture_of("\ue123" * len(words))}) == 3


def test_bold_is_drawn_bold():
    assert picture_of("Clean air", font_weight=700) != picture_of("Clean air", font_weight=400)
