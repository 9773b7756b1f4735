"""The pictures of the pages stand in the PDF too, and say in words what they show."""

import pytest

from reports.documents.dossier import dossier_content
from reports.documents.roadmap import roadmap_content
from reports.typesetting.pdf import typeset
from roadmaps.models import Measurement
from roadmaps.models.indicator import Indicator
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    draft = factories.draft(officer, title="Quiet nights")
    indicator = Indicator.objects.create(mission=draft)
    for year, value in ((2022, 4), (2024, 8)):
        Measurement.objects.create(indicator=indicator, on=f"{year}-01-01", value=value)
    return draft


def test_a_roadmap_has_its_picture_and_the_trajectory_of_each_mission(mission):
    type(mission).objects.filter(pk=mission.pk).update(stage="adopted")
    content = roadmap_content(mission.challenge.roadmap)
    (whole,) = content["picture"]
    told = content["challenges"][0]["missions"][0]
    assert "1 challenge, 1 mission" in whole["alt"]
    assert mission.title in whole["svg"]
    assert "the target is 100" in told["trajectory"]["alt"]
    assert len(told["pictures"]) == 1


def test_one_without_missions_has_none():
    content = roadmap_content(factories.RoadmapFactory())
    assert (content["picture"], content["timeline"]) == ([], [])


@pytest.mark.parametrize("title", ["আমাদের রাস্তা", "هواء نقي للجميع", "\U00017000 and \U0001f9ff", '#panic("x") <svg>'])
def test_it_is_typeset_whatever_a_mission_is_called(mission, title):
    mission.title = title
    mission.save()
    body = typeset(dossier_content(mission), "dossier")
    assert body.startswith(b"%PDF")
    assert body.count(b"/Figure") >= 2
