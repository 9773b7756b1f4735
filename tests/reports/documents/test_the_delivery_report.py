"""The delivery report of a period: what moved, what is late, what was learnt, what it cost."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from reports.documents.delivery import PARTS, delivery_content
from reports.typesetting.pdf import typeset
from roadmaps.delivery.figures import report_figure
from roadmaps.delivery.learning import write_entry
from roadmaps.models import LearningEntry, Milestone, Mission
from tests import factories
from tests.reports.reading import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer, title="Clean air")


def of(mission: Mission, since: date, until: date) -> dict:
    return delivery_content(mission.challenge.roadmap, since, until)


def test_it_tells_what_came_on_record_in_its_time(mission, officer):
    report_figure(mission=mission, by=officer, on=TODAY(), value=50, source="The register")
    said = {"tried": "Letters.", "found": "Few answered.", "changes": "Neighbours knock.", "stops": "Letters."}
    write_entry(mission=mission, by=officer, title="Letters are not read", outcome="failed", **said)
    Milestone.objects.create(mission=mission, title="Half", due_on=TODAY() - timedelta(days=1))
    content = of(mission, TODAY(), TODAY())
    words = words_of(typeset(content, "delivery"))
    for told in ("Figure on", "50%", "Letters are not read", "did not work", "Half", "Spent in this time"):
        assert told in words
    assert content["lead"].startswith("1 mission followed at the end of this period")
    assert "1 milestone is late." in content["lead"]


def test_what_came_later_is_left_out(mission, officer):
    write_entry(mission=mission, by=officer, title="New", outcome="worked", tried="A", found="B", changes="C", stops="")
    yesterday = TODAY() - timedelta(days=1)
    assert of(mission, yesterday, yesterday)["learnt"] == []
    LearningEntry.objects.update(written_at=timezone.now() - timedelta(days=1))
    assert [one["title"] for one in of(mission, yesterday, yesterday)["learnt"]] == ["New"]


def test_what_nobody_may_read_is_not_told(mission):
    mission.challenge.published_at = None
    mission.challenge.save()
    assert "nothing to report" in of(mission, TODAY(), TODAY())["lead"]


def test_where_nothing_was_adopted_there_is_nothing_to_report():
    content = delivery_content(factories.RoadmapFactory(), TODAY(), TODAY())
    assert "nothing to report" in content["lead"]
    assert typeset(content, "delivery").startswith(b"%PDF")


@pytest.mark.parametrize("part", PARTS)
def test_each_part_may_be_left_out(mission, part):
    content = delivery_content(mission.challenge.roadmap, TODAY(), TODAY(), [name for name in PARTS if name != part])
    assert part not in content
    assert typeset(content, "delivery").startswith(b"%PDF")
