"""The first page says in a sentence how many missions there are, and by when."""

from datetime import date

import pytest

from roadmaps.models import Roadmap
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("years", "says"),
    [
        ([2030, 2030], "Camden has 2 missions for 2030. See"),
        ([2030, 2030, 2025], "Camden has 3 missions, most of them for 2030. See"),
        ([2030, 2025], "Camden has 2 missions. See"),
        ([2030], "Camden has 1 mission for 2030. See"),
        ([], "Missions are goals for the whole borough."),
    ],
)
def test_it_says_by_when_they_are_to_be_met(client, years, says):
    roadmap = factories.RoadmapFactory(kind="own", is_main=True)
    challenge = factories.ChallengeFactory(roadmap=roadmap)
    for year in years:
        factories.MissionFactory(
            challenge=challenge,
            stage="in delivery",
            **factories.TARGET,
            baseline_date=date(2020, 1, 1),
            deadline=date(year, 12, 31),
        )
    assert Roadmap.objects.public().get().is_main
    assert says in words_of(client.get("/"))
