"""Things are put in another order: one step by a button, or all at once after a drag."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmaps.drafting.reordering import arrange
from roadmaps.models import Challenge
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap():
    made = factories.RoadmapFactory()
    for position, title in enumerate("ABCD"):
        factories.ChallengeFactory(roadmap=made, title=title, position=position)
    return made


def order(roadmap) -> str:
    return "".join(roadmap.challenges.values_list("title", flat=True))


def key(roadmap, title: str) -> str:
    return str(roadmap.challenges.get(title=title).pk)


@pytest.mark.parametrize(
    ("title", "move", "then"),
    [("C", "up", "ACBD"), ("A", "down", "BACD"), ("A", "up", "ABCD"), ("D", "down", "ABCD"), ("B", "away", "ABCD")],
)
def test_one_step_by_a_button(officer, signed_in, roadmap, title, move, then):
    path = f"/workbench/roadmaps/{roadmap.slug}/order/"
    client = signed_in(officer)
    answer = client.post(path, {"item": key(roadmap, title), "move": move})
    assert answer["Location"] == f"/workbench/roadmaps/{roadmap.slug}/#order"
    assert order(roadmap) == then
    page = client.get(f"/workbench/roadmaps/{roadmap.slug}/").content.decode()
    assert "".join(re.findall(r"challenges/\d+/\">([A-D])<", page)) == then


def test_all_at_once_and_what_is_not_named_keeps_its_place_behind(roadmap):
    wanted = f"{key(roadmap, 'D')},{key(roadmap, 'B')},999999"
    arrange(roadmap.challenges.all(), data={"order": wanted}, allow=lambda: None)
    assert order(roadmap) == "DBAC"


@pytest.mark.parametrize("data", [{"item": "x"}, {"item": "٣", "move": "up"}, {"order": "1;2"}, {"item": "9" * 30}])
def test_nonsense_moves_nothing(roadmap, data):
    arrange(roadmap.challenges.all(), data=data, allow=lambda: None)
    assert order(roadmap) == "ABCD"


def test_rows_that_share_a_place_can_be_moved_too(roadmap):
    roadmap.challenges.update(position=0)
    arrange(roadmap.challenges.all(), data={"item": key(roadmap, "B"), "move": "up"}, allow=lambda: None)
    assert order(roadmap) == "BACD"


@given(moves=st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from(["up", "down"])), max_size=8))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_is_ever_lost_by_moving(roadmap, moves):
    for title, move in moves:
        arrange(roadmap.challenges.all(), data={"item": key(roadmap, title), "move": move}, allow=lambda: None)
    assert sorted(order(roadmap)) == list("ABCD")
    assert list(Challenge.objects.filter(roadmap=roadmap).values_list("position", flat=True)) == [0, 1, 2, 3]
