"""Anybody sees in which wards the solutions of a roadmap are."""

import pytest

from roadmaps.models import Contribution, Solution
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


def test_without_a_ward_it_says_so(mission, client):
    add(mission, "Open data")
    assert "No solution of this roadmap names a ward yet." in page_of(client, mission)


def test_solutions_of_drafts_are_not_on_it(mission, client):
    draft = factories.MissionFactory(challenge=mission.challenge)
    add(draft, "Nobody knows of this", "Kilburn")
    assert "Nobody knows of this" not in page_of(client, mission)
    assert Solution.objects.filter(ward="Kilburn").exists()
