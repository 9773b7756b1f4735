"""Every kind of document, in both designs, is a PDF that everybody can read: PDF/UA-1 (ISO 14289-1)."""

import page
import pytest

from reports.documents.frame import sealed
from reports.documents.roadmap import roadmap_content
from reports.typesetting.pdf import typeset
from tests import factories
from tests.reports.reading import elements, headings, kinds, languages, read, words_of
from tests.reports.typesetting.documents import ARABIC, BENGALI, NASTY, of_every_kind

pytestmark = pytest.mark.django_db
DESIGNS = ("screen", "print")


@pytest.fixture
def made(officer) -> dict[tuple[str, str], bytes]:
    found = of_every_kind(officer)
    return {(name, design): typeset(*of, design=design) for name, of in found.items() for design in DESIGNS}


def test_every_document(made):
    for name, body in made.items():
        pdf = read(body)
        assert faults_of(body) == [], name
        levels = headings(pdf)
        assert levels[0] == 1 and levels.count(1) == 1, name
        assert all(below - above <= 1 for above, below in zip(levels, levels[1:], strict=False)), name
        assert "Table" not in kinds(pdf) or "TH" in kinds(pdf), name
        assert all(one.alt for one in elements(pdf) if one.kind == "Figure"), name
        assert all(alt_of_links(pdf)), name
        assert pdf.trailer["/Root"]["/Lang"] == "en-GB", name
        assert pdf.metadata.title, name


def faults_of(body: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 that a file breaks, of the 104 that a machine can check."""
    report = page.validate_pdf_bytes(body, profile="ua1")
    assert report.rules.total > 100
    return [f"{one.rule_id}: {one.message}" for one in report.failures]


def alt_of_links(pdf) -> list[str]:
    """Return what each link of a PDF says of where it goes."""
    annotations = [one.get_object() for sheet in pdf.pages for one in sheet.get("/Annots", [])]
    return [str(one.get("/Contents", "")) for one in annotations if one["/Subtype"] == "/Link"]


def test_a_fault_would_be_found(made):
    body = made["a brief of a roadmap", "screen"]
    assert faults_of(body.replace(b"/Marked true", b"/Marked null")) != []


def test_headings_of_columns_are_said_to_be_so(made):
    headers = [one for one in elements(read(made["a roadmap", "screen"])) if one.kind == "TH"]
    scopes = {str(given.get("/Scope")) for one in headers for given in one.attributes if "/Scope" in given}
    assert headers and scopes <= {"/Column", "/Both", "/Row"}


def test_a_passage_in_another_writing_says_its_language(made):
    for name in (("a dossier of an unfinished draft", "screen"), ("a dossier of very long words", "print")):
        assert {"bn", "ar"} <= languages(read(made[name]))
    assert languages(read(made["a brief of a roadmap", "screen"])) <= {"en-GB"} | {"bn", "ar"}


def test_what_people_wrote_is_text(made):
    for name in (("a dossier of very long words", "screen"), ("a consultation", "print")):
        words = words_of(made[name]).replace(" ", "")
        assert NASTY.replace(" ", "") in words, name


def test_a_brief_is_one_page_whatever_was_written(made):
    assert {len(read(body).pages) for (name, _), body in made.items() if name.startswith("a brief")} == {1}


def test_a_draft_is_marked_on_every_page_that_it_is_on(made):
    sheets = [sheet.extract_text() for sheet in read(made["a dossier of an unfinished draft", "screen"]).pages]
    assert "Draft: it is not public and may still change" in sheets[0]
    assert all("Draft, not public" in sheet for sheet in sheets[1:-2])
    assert "Draft, not public" not in sheets[-1]


def test_what_is_illustrative_is_marked_on_the_page_that_it_is_on(made):
    sheets = [sheet.extract_text() for sheet in read(made["a roadmap", "screen"]).pages]
    on = [sheet for sheet in sheets if "WWWWWWWWWW" in sheet and "Share" in sheet]
    assert on and all("Some items are illustrative" in sheet for sheet in on[:1])
    assert "illustrative" not in sheets[2]


def test_a_name_in_bengali_or_arabic_is_printed_whole(made):
    words = words_of(made["a dossier of very long words", "screen"])
    assert BENGALI.split()[0] in words or "ব" in words
    assert any(letter in words for letter in ARABIC)


def test_a_document_says_when_it_was_true_and_its_hash(officer):
    content, template = of_every_kind(officer)["a brief of a roadmap"]
    words = words_of(typeset(content, template))
    assert content["on"] in words
    assert content["hash"] in words
    assert content["address"].removeprefix("http://").rstrip("/") in words.replace("\u200b", "")


def test_the_same_content_has_the_same_hash_on_another_day(officer):
    first = roadmap_content(factories.checked(officer).challenge.roadmap)
    later = sealed({name: value for name, value in first.items() if not name.startswith("hash")} | {"day": "tomorrow"})
    other = sealed({name: value for name, value in first.items() if not name.startswith("hash")} | {"title": "Other"})
    assert (later["hash"], other["hash"] != first["hash"]) == (first["hash"], True)
