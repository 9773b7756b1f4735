"""Anybody sees in which wards the solutions of a roadmap are."""

import csv
from io import StringIO

import pytest

from roadmaps.models import Contribution, Roadmap, Solution
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission():
    return factories.MissionFactory(stage="adopted")


def add(mission, title, ward=""):
    solution = factories.SolutionFactory(title=title, ward=ward)
    Contribution.objects.create(mission=mission, solution=solution)


def page_of(client, mission):
    return words_of(client.get(f"/roadmaps/{mission.challenge.roadmap.slug}/wards/"))


def test_each_ward_lists_its_solutions_and_the_rest_are_of_the_whole_borough(mission, client):
    add(mission, "Night buses", "Kilburn")
    add(mission, "Quiet streets", "Kilburn")
    add(mission, "Open data")
    page = page_of(client, mission)
    assert "Kilburn (2)" in page
    assert page.index("Kilburn (2)") < page.index("Night buses") < page.index("Quiet streets")
    assert "The whole borough (1)" in page
    assert 'href="#ward-kilburn"' in page


def test_the_map_says_in_words_how_many_there_are(mission, client):
    add(mission, "Night buses", "Kilburn")
    assert "<desc>One solution is in a ward.</desc>" in page_of(client, mission)
    add(mission, "Quiet streets", "Kilburn")
    add(mission, "Open data")
    page = client.get(f"/roadmaps/{mission.challenge.roadmap.slug}/wards.svg").content.decode()
    assert "<desc>2 solutions are in a ward each." in page


def test_without_a_ward_it_says_so(mission, client):
    add(mission, "Open data")
    assert "No solution of this roadmap names a ward yet." in page_of(client, mission)


def test_solutions_of_drafts_are_not_on_it(mission, client):
    draft = factories.MissionFactory(challenge=mission.challenge)
    add(draft, "Nobody knows of this", "Kilburn")
    assert "Nobody knows of this" not in page_of(client, mission)
    assert Solution.objects.filter(ward="Kilburn").exists()


def test_it_is_taken_away_as_svg_and_as_csv(mission, client):
    add(mission, "=cmd()", "Kilburn")
    add(mission, "Open data")
    path = f"/roadmaps/{mission.challenge.roadmap.slug}/wards"
    svg = client.get(f"{path}.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert b"Kilburn" in svg.content
    head, first, second = csv.reader(StringIO(client.get(f"{path}.csv").content.decode("utf-8-sig")))
    assert head == ["Ward", "Solution", "Status"]
    assert first[0] == "Kilburn"
    assert not first[1].startswith("=")
    assert second[:2] == ["Whole borough", "Open data"]


@pytest.mark.parametrize("form", ["svg", "csv"])
def test_there_is_no_file_of_nothing_and_none_for_who_may_not_read(mission, client, form):
    roadmap = mission.challenge.roadmap
    assert client.get(f"/roadmaps/{roadmap.slug}/wards.{form}").status_code == 404
    add(mission, "Night buses", "Kilburn")
    assert client.get(f"/roadmaps/{roadmap.slug}/wards.{form}").status_code == 200
    Roadmap.objects.filter(pk=roadmap.pk).update(published_at=None)
    assert client.get(f"/roadmaps/{roadmap.slug}/wards.{form}").status_code == 404
