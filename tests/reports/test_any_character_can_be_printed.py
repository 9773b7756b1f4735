"""Nothing one person writes keeps a PDF from being made: what no font of ours has is replaced, and the PDF says so."""

import unicodedata
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.content import roadmap_content
from reports.glyphs import REPLACEMENT, printable
from reports.pdf import typeset
from roadmaps.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


@pytest.fixture
def roadmap(officer):
    return factories.checked(officer).challenge.roadmap


NAMES = ("আমাদের সংগঠন", "منظمة", "Ελληνική", "Żółć i čaj", "Tree 🌳 people", "Tick ✓ → done", "½ of ≤ 3 m²")


@pytest.mark.parametrize("name", NAMES)
def test_what_people_are_called_is_printed_as_they_write_it(officer, name):
    workshop = Organisation.objects.create(name=name, kind="third")
    roadmap = factories.checked(officer, led_by=workshop).challenge.roadmap
    content = roadmap_content(roadmap)
    assert name in str(content)
    assert printable(content)[1] == []
    assert typeset(content).startswith(b"%PDF")


def test_what_no_font_has_is_replaced_and_named_with_its_place(officer):
    workshop = Organisation.objects.create(name="Workshop \uf0b7 日", kind="third")
    roadmap = factories.checked(officer, led_by=workshop).challenge.roadmap
    words = words_of(typeset(roadmap_content(roadmap)))
    assert "Characters that could not be printed" in words
    assert "U+F0B7" in words
    assert "U+65E5, cjk unified ideograph-65e5" in words
    assert f"Workshop {REPLACEMENT} {REPLACEMENT}" in words


def test_nothing_is_said_where_everything_was_printed(roadmap):
    assert "could not be printed" not in words_of(typeset(roadmap_content(roadmap)))


def test_a_mark_on_a_letter_of_another_font_is_replaced_and_no_other_mark():
    words = words_of(typeset(saying("0\u093a") | {"note": "Caf\u00e9 and Mile\u0301"}))
    assert f"0{REPLACEMENT}" in words
    assert "devanagari vowel sign oe" in words
    assert "Caf\u00e9 and Mil\u00e9" in unicodedata.normalize("NFC", words)


@settings(max_examples=15, deadline=None)
@example(text="\x7f\u1cd0")
@example(text="0\u093a, \u25cc\u093a")
@example(text="\u1b34 is a mark that no font of ours has, and e\u030d")
@given(text=st.text(min_size=1, max_size=40))
def test_whatever_is_written_the_pdf_is_made(text):
    assert typeset(saying(text)).startswith(b"%PDF")


def saying(text: str) -> dict:
    """Return the content of a report that says ``text`` wherever somebody writes."""
    return {
        **dict.fromkeys(("title", "kind", "place", "roadmap"), text),
        "year": 2026,
        "note": text,
        "sources": [text],
        "is_illustrative": False,
        "challenges": [{"title": text, "summary": text, "origin": text, "missions": []}],
        "market": [{"asks": text, "text": text, "year": "2026", "rests": text}],
        "capabilities": {
            "year": "2026",
            "before": "",
            "rows": [{"name": text, "step": "3", "before": "2", "says": text}],
        },
    }
