"""Nothing one person writes keeps a PDF from being made: what no font of ours has is replaced, and the PDF says so."""

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.documents.frame import framed, sealed
from reports.documents.roadmap import roadmap_content
from reports.typesetting.glyphs import REPLACEMENT, printable
from reports.typesetting.pdf import typeset
from roadmaps.models import Organisation, Roadmap
from tests import factories
from tests.reports.reading import words_of

pytestmark = pytest.mark.django_db


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
    assert typeset(content, "roadmap").startswith(b"%PDF")


def test_what_no_font_has_is_replaced_and_named_with_its_place(officer):
    workshop = Organisation.objects.create(name="Workshop \uf0b7 日", kind="third")
    roadmap = factories.checked(officer, led_by=workshop).challenge.roadmap
    words = words_of(typeset(roadmap_content(roadmap), "roadmap"))
    assert "Characters that could not be printed" in words
    assert "U+F0B7" in words
    assert "U+65E5, cjk unified ideograph-65e5" in words
    assert f"Workshop {REPLACEMENT} {REPLACEMENT}" in words


def test_nothing_is_said_where_everything_was_printed(roadmap):
    assert "could not be printed" not in words_of(typeset(roadmap_content(roadmap), "roadmap"))


def test_what_the_typesetter_cannot_draw_after_all_is_replaced(monkeypatch):
    monkeypatch.setattr("reports.typesetting.glyphs.can_be_drawn", lambda _character: True)
    words = words_of(typeset(saying("Workshop 日"), "roadmap"))
    assert f"Workshop {REPLACEMENT}" in words
    assert "cjk unified ideograph-65e5" in words


def test_a_letter_and_its_accent_are_one_character():
    words = words_of(typeset(saying("Caf\u00e9 and Mile\u0301"), "roadmap"))
    assert "Caf\u00e9 and Mil\u00e9" in unicodedata.normalize("NFC", words)
    assert "could not be printed" not in words


@settings(max_examples=15, deadline=None)
@example(text="\x7f\u1cd0")
@example(text="0\u093a, \u25cc\u093a")
@example(text="\u1b34 is a mark that no font of ours has, and e\u030d")
@given(text=st.text(min_size=1, max_size=40))
def test_whatever_is_written_the_pdf_is_made(text):
    assert typeset(saying(text), "roadmap").startswith(b"%PDF")


def saying(text: str) -> dict:
    """Return the content of a roadmap that says ``text`` wherever somebody writes."""
    roadmap = Roadmap(slug="saying", title=text, place=text, year=2026, note=text, sources=[text])
    return {
        **sealed(framed(roadmap, title=text, kind="Mission roadmap", path="/")),
        "challenges": [{"label": "", "title": text, "summary": text, "origin": text, "missions": []}],
        "notes": [{"about": text, "says": text}],
        "market": [{"asks": text, "text": text, "year": "2026", "rests": text}],
        "capabilities": {
            "year": "2026",
            "before": "",
            "rows": [{"name": text, "step": "3", "before": "2", "says": text}],
        },
    }
