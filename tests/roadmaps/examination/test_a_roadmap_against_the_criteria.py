"""The whole roadmap as a table of missions and criteria, with trends and its weakest criterion; and the exemplars."""

import pytest

from roadmaps.checking.calibrating import calibration
from roadmaps.checking.submitting import submit_for_check
from roadmaps.examination.examining import examine_mission
from roadmaps.examination.standing import standings_of
from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Mission
from tests import factories

pytestmark = pytest.mark.django_db


def returned(officer, assessors, **fields) -> Mission:
    check = factories.in_check(officer, **fields)
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c1="not")
    return Mission.objects.get(pk=check.revision.mission_id)


def cells_of(mission: Mission):
    return standings_of([Mission.objects.get(pk=mission.pk)]).rows[0].cells


def test_a_draft_stands_as_it_is_now(officer):
    mission = factories.draft(officer)
    bold = cells_of(mission)[0]
    assert (bold.met, bold.known, bold.rating, bold.met_change) == (2, 6, None, None)
    assert bold.state == "partly"


def test_a_checked_mission_stands_as_its_check_found_it_and_shows_the_rating(officer):
    bold = cells_of(factories.checked(officer))[0]
    assert (bold.met, bold.answer, bold.rating) == (2, "met", 3)


def test_the_trend_compares_with_the_check_before(officer, assessors):
    mission = returned(officer, assessors)
    Mission.objects.filter(pk=mission.pk).update(beneficiaries="All of Camden", public_voice="A petition.")
    check = submit_for_check(mission=mission, by=officer).criteria_check
    bold = cells_of(mission)[0]
    assert (bold.met, bold.met_change, bold.rating, bold.rating_change) == (4, 2, 1, None)
    for assessor in assessors[:2]:
        factories.judge(check, assessor)
    assert cells_of(mission)[0].rating_change == 2


def test_the_weakest_criterion_is_named(officer):
    table = standings_of([factories.draft(officer)])
    assert table.weakest.percent == min(percent for percent in table.percents if percent is not None)


def test_an_empty_roadmap_says_so(client):
    roadmap = factories.RoadmapFactory()
    page = client.get(f"/roadmaps/{roadmap.slug}/criteria/").content.decode()
    assert "No mission of this roadmap is public yet" in page


def test_the_public_sees_no_drafts(officer, client, signed_in):
    mission = factories.draft(officer)
    path = f"/roadmaps/{mission.challenge.roadmap.slug}/criteria/"
    assert mission.title not in client.get(path).content.decode()
    assert mission.title in signed_in(officer).get(path).content.decode()


def worst_of(slug: str) -> dict[str, set[str]]:
    missions = Mission.objects.filter(challenge__roadmap__slug=slug)
    return {
        mission.title: {
            f"{f.key} {f.state}" for f in examine_mission(mission)[4].findings if f.state in ("partly", "not")
        }
        for mission in missions
    }


def test_the_united_kingdoms_missions_of_2017_are_weak_on_the_fifth_criterion_and_camdens_are_not():
    load_exemplars()
    kingdom = Mission.objects.filter(challenge__roadmap__slug__contains="uk")
    assert kingdom.exists()
    for mission in kingdom:
        assert str(examine_mission(mission)[4].state) in ("not", "unknown"), mission
    for mission in Mission.objects.filter(challenge__roadmap__is_main=True):
        fifth = examine_mission(mission)[4]
        assert str(fifth.state) in ("met", "partly"), mission
        assert fifth.met * 2 > fifth.known, mission


def test_calibration_counts_pairs_and_differences(officer, assessors, signed_in):
    for answers in ({}, {"c1": "not"}):
        check = factories.in_check(officer)
        factories.judge(check, assessors[0], **answers)
        factories.judge(check, assessors[1], **answers)
    found = calibration()
    assert found.checks == 2
    assert found.by_criterion[1].pairs == 2
    assert found.by_criterion[1].kappa == 1
    assert found.by_criterion[2].kappa is None
    assert any(one.harsher for one in found.differences)
    page = signed_in(assessors[0]).get("/checks/calibration/").content.decode()
    assert "Almost perfect" in page
    assert "Cannot be said" in page
