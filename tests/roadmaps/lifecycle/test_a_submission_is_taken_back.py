"""Whoever submitted a mission takes it back until an assessor has begun; before they submit they see who will judge it."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.checking.assigning import ask_assessor, decline, take_up
from roadmaps.checking.submitting import submit_for_check
from roadmaps.errors import CheckIsClosed, GateClosed
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import CriteriaCheck, Mission
from tests import factories
from tests.letters import letters
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(officer):
    return factories.in_check(officer)


def take_back(check, by):
    return take_step(mission=check.revision.mission, name="take_back", by=by)


def test_it_is_a_draft_again_and_its_check_ends(check, officer):
    take_back(check, officer)
    mission = Mission.objects.get(pk=check.revision.mission_id)
    assert (mission.stage, mission.is_editable) == ("draft", True)
    check.refresh_from_db()
    assert check.state == "cancelled"
    assert mission.revisions.count() == 1
    again = submit_for_check(mission=mission, by=officer)
    assert again.number == 2
    assert CriteriaCheck.objects.get(state="open").revision == again


def test_once_an_assessor_has_begun_it_stays(check, officer, assessors):
    take_up(check=check, by=assessors[0])
    with pytest.raises(GateClosed, match="An assessor has begun"):
        take_back(check, officer)


def test_one_who_was_asked_has_not_begun_and_is_told(check, officer, assessors):
    ask_assessor(check=check, assessor=assessors[0], by=factories.administrator())
    take_back(check, officer)
    (letter,) = letters("check.taken_back")
    assert letter.to == [assessors[0].email]
    assert "taken the mission back" in letter.body


def test_one_who_declined_does_not_hold_it(check, officer, assessors):
    decline(check=check, by=assessors[0], interest="My sister runs it.")
    take_back(check, officer)
    assert letters("check.taken_back") == []


def test_nobody_takes_a_check_that_was_taken_back(check, officer, assessors):
    take_back(check, officer)
    with pytest.raises(CheckIsClosed):
        take_up(check=check, by=assessors[0])


def test_another_officer_takes_nothing_back(check):
    with pytest.raises(NotAllowed):
        take_back(check, factories.officer())


def test_the_draft_offers_it(check, officer, signed_in):
    client, slug = signed_in(officer), check.revision.mission.slug
    assert "Take it back" in words_of(client.get(f"/workbench/missions/{slug}/"))
    client.post(f"/workbench/missions/{slug}/steps/take_back/", {})
    assert Mission.objects.get(slug=slug).stage == "draft"


# Before submitting


def test_the_page_names_who_may_judge_and_how_long_they_have(officer, assessors, signed_in):
    mission = factories.draft(officer)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/submit/"))
    assert "2 of the 3 assessors who have no part in this mission" in page
    assert all(str(assessor) in page for assessor in assessors)
    assert "days from the day on which they are asked or take it" in page


def test_it_says_so_when_there_are_too_few(officer, signed_in):
    mission = factories.draft(officer)
    one = factories.assessor()
    mission.drafters.add(one)
    page = words_of(signed_in(officer).get(f"/workbench/missions/{mission.slug}/submit/"))
    assert "There are not enough assessors." in page


def test_it_is_not_offered_once_an_assessor_has_begun(check, officer, assessors, signed_in):
    take_up(check=check, by=assessors[0])
    page = words_of(signed_in(officer).get(f"/workbench/missions/{check.revision.mission.slug}/"))
    assert "Take it back" not in page
    assert "The mission is being judged." in page
