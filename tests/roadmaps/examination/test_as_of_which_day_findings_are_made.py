"""Findings are made as of today while drafting, of the day of freezing, or of the year of publication."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from roadmaps.checking.submitting import submit_for_check
from roadmaps.examination.examining import date_of_judgement, examine_mission, examine_revision
from roadmaps.models import Mission, Revision, Roadmap
from roadmaps.revisions.documents import document_of
from tests import factories

pytestmark = pytest.mark.django_db


def own_of_2021() -> Roadmap:
    return factories.RoadmapFactory(year=2021, is_main=True)


def test_a_mission_drafted_in_a_roadmap_of_2021_is_judged_today(officer):
    mission = factories.draft(officer, challenge=factories.ChallengeFactory(roadmap=own_of_2021()))
    assert date_of_judgement(mission) == timezone.localdate()


def test_one_that_was_frozen_is_judged_as_of_that_day(officer):
    mission = factories.draft(officer, published_in="A vision", published_year=2021)
    day = timezone.now() - timedelta(days=400)
    frozen = {"document": document_of(mission), "digest": "0" * 64, "kind": Revision.Kind.SUBMITTED}
    Revision.objects.create(mission=mission, number=1, submitted_by=officer, submitted_at=day, **frozen)
    Mission.objects.filter(pk=mission.pk).update(stage="in check")
    assert date_of_judgement(Mission.objects.get(pk=mission.pk)) == timezone.localdate(day)


def test_one_that_was_published_before_and_never_judged_here_as_of_its_year(officer):
    mission = factories.MissionFactory(stage="adopted", published_year=2021, deadline=date(2025, 12, 31))
    assert date_of_judgement(mission) == date(2021, 12, 31)
    mission.published_year = None
    assert date_of_judgement(mission) == timezone.localdate()


def test_the_panel_how_to_meet_the_criteria_and_the_check_agree(officer):
    challenge = factories.ChallengeFactory(roadmap=own_of_2021())
    mission = factories.draft(officer, challenge=challenge)
    drafted = examine_mission(mission)
    revision = submit_for_check(mission=mission, by=officer)
    frozen = Mission.objects.get(pk=mission.pk)
    assert examine_mission(frozen) == drafted == examine_revision(revision)
    kept = revision.criteria_check.found
    assert kept == {found.key: str(found.state) for standing in drafted for found in standing.findings}
