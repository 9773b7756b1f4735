"""On paper everything is told without colour, and addresses are spelt out."""

import re

import pytest

from reports.documents.roadmap import roadmap_content
from reports.typesetting.grey import in_grey
from reports.typesetting.pdf import pictures_of_pages, typeset
from tests import factories
from tests.reports.reading import read, words_of

pytestmark = pytest.mark.django_db
COLOUR = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG|sc|SC|scn|SCN)\b")


@pytest.fixture
def content(officer) -> dict:
    mission = factories.closed_consultation(officer).mission
    return roadmap_content(mission.challenge.roadmap)


def colours(body: bytes) -> set[tuple[bytes, bytes, bytes]]:
    """Return every colour of a PDF that is no grey."""
    found = {match.groups() for sheet in read(body).pages for match in COLOUR.finditer(sheet.get_contents().get_data())}
    return {one for one in found if len(set(one)) > 1}


def test_nothing_on_paper_has_a_colour(content):
    assert colours(typeset(content, "roadmap", design="screen"))
    assert colours(typeset(content, "roadmap", design="print")) == set()


def test_on_paper_addresses_are_spelt_out_and_on_a_screen_they_are_links(content):
    address = "/missions/"
    on_paper = words_of(typeset(content, "roadmap", design="print")).replace("\u200b", "").replace(" ", "")
    on_a_screen = words_of(typeset(content, "roadmap", design="screen")).replace("\u200b", "").replace(" ", "")
    assert address in on_paper
    assert address not in on_a_screen


@pytest.mark.parametrize(
    ("colour", "grey"), [("#ffffff", "#ffffff"), ("#000000", "#000000"), ("#d8f26b", "#e3e3e3"), ("#0a4a45", "#3c3c3c")]
)
def test_a_colour_becomes_the_grey_that_is_as_light(colour, grey):
    assert in_grey({"svg": f'<rect fill="{colour}"/>'}) == {"svg": f'<rect fill="{grey}"/>'}


def test_what_people_wrote_keeps_what_looks_like_a_colour():
    assert in_grey({"title": "#d8f26b is lime"}) == {"title": "#d8f26b is lime"}


def test_the_first_pages_are_pictures(content):
    pages = pictures_of_pages(content, "roadmap", most=2)
    assert [one[:8] for one in pages] == [b"\x89PNG\r\n\x1a\n"] * 2
