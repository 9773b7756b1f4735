"""Officers tick off what assessors asked for; the next check shows it first."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.checking.judging import save_verdict
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.answering_changes import changes_of, last_judged, tick_off
from roadmaps.errors import WrongStage
from roadmaps.models import ChangeAsked, Mission
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned(officer, assessors) -> Mission:
    check = factories.in_check(officer)
    factories.judge(check, assessors[0], c3="not")
    factories.judge(check, assessors[1], c3="not")
    return Mission.objects.get(pk=check.revision.mission_id)


def test_the_changes_are_those_of_criteria_that_were_not_met(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0], c3="not")
    factories.judge(check, assessors[1], c3="not")
    check.refresh_from_db()
    assert [change.says for change in changes_of(check)] == ["Change 3.", "Change 3."]
    assert changes_of(None).count() == 0


def test_a_change_is_ticked_off_with_a_word_and_can_be_taken_back(returned, officer, signed_in):
    change = changes_of(last_judged(returned)).first()
    client, page = signed_in(officer), f"/workbench/missions/{returned.slug}/changes/"
    client.post(f"{page}{change.pk}/", {"how": "We added two pilots."})
    shown = words_of(client.get(page))
    assert "1 of 2 are ticked off" in shown
    assert "We added two pilots." in shown
    client.post(f"{page}{change.pk}/", {"then": "undo"})
    change.refresh_from_db()
    assert (change.done_at, change.done_by, change.done_how) == (None, None, "")


def test_only_its_officers_tick_off_and_only_while_it_is_a_draft(returned, officer):
    change = changes_of(last_judged(returned)).first()
    with pytest.raises(NotAllowed):
        tick_off(change=change, by=factories.officer(), done=True)
    submit_for_check(mission=returned, by=officer)
    with pytest.raises(WrongStage):
        tick_off(change=change, by=officer, done=True)


def test_what_was_asked_by_who_never_handed_in_is_nobodys_business(officer, assessors, signed_in):
    mission = factories.draft(officer)
    check = submit_for_check(mission=mission, by=officer).criteria_check
    factories.seated(check, assessors[0])
    asked = {"criterion": 1, "rating": 0, "reason": "No.", "changes": [factories.asks("Start again.")]}
    save_verdict(check=check, by=assessors[0], **asked)
    hidden = ChangeAsked.objects.get()
    assert signed_in(officer).get(f"/workbench/missions/{mission.slug}/changes/{hidden.pk}/").status_code == 404


def test_before_the_first_check_the_page_says_so(officer, signed_in):
    page = signed_in(officer).get(f"/workbench/missions/{factories.draft(officer).slug}/changes/").content.decode()
    assert "has not been judged yet" in page


def test_submitting_again_reminds_of_what_is_open(returned, officer, signed_in):
    page = signed_in(officer).get(f"/workbench/missions/{returned.slug}/submit/").content.decode()
    assert "0 of the 2 changes that the last check asked for are ticked off" in page
