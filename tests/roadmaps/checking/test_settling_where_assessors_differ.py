"""Assessors who differ agree on a verdict that all of them sign, or call one more, and then the middle stands."""

import pytest

from accounts.errors import NotAllowed
from roadmaps.checking.settling import agree, call_another, propose, take_call_back
from roadmaps.checking.verdicts import judgement_of
from roadmaps.errors import CheckIsClosed, VerdictUnsound
from roadmaps.models import Agreement, CriteriaCheck, Mission
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
PROPOSAL = {"criterion": 3, "rating": 3, "reason": "The trend and the pilot convince us both."}


@pytest.fixture
def check(officer, assessors):
    made = factories.in_check(officer)
    factories.judge(made, assessors[0])
    factories.judge(made, assessors[1], c3="partly")
    return made


def stage_of(check: CriteriaCheck) -> str:
    return Mission.objects.get(pk=check.revision.mission_id).stage


def test_two_who_differ_leave_the_check_open(check):
    assert stage_of(check) == "in check"


def test_what_one_proposes_and_the_other_agrees_to_settles_it(check, assessors):
    propose(check=check, by=assessors[0], **PROPOSAL)
    assert stage_of(check) == "in check"
    agree(agreement=Agreement.objects.get(), by=assessors[1])
    assert stage_of(check) == "checked"
    check.refresh_from_db()
    assert check.settled["3"] == {"answer": "met", "rating": 3}


def test_the_agreed_verdict_is_on_the_public_record_beside_both(check, assessors, client):
    propose(check=check, by=assessors[0], **PROPOSAL)
    agree(agreement=Agreement.objects.get(), by=assessors[1])
    mission = Mission.objects.get(pk=check.revision.mission_id)
    page = client.get(f"/missions/{mission.slug}/check/").content.decode()
    assert "What they agreed on" in page
    assert "The trend and the pilot convince us both." in page
    assert "The assessors differed at first, and agreed." in page
    assert len(judgement_of(mission).criteria[2].verdicts) == 2


def test_agreeing_on_less_returns_it_with_what_was_asked_for(check, assessors):
    propose(check=check, by=assessors[1], **PROPOSAL | {"rating": 2})
    agree(agreement=Agreement.objects.get(), by=assessors[0])
    assert stage_of(check) == "returned"
    assert "Change 3." in check.revision.mission.steps_taken.first().reason


def test_nobody_agrees_with_themselves(check, assessors):
    propose(check=check, by=assessors[0], **PROPOSAL)
    agree(agreement=Agreement.objects.get(), by=assessors[0])
    assert stage_of(check) == "in check"


def test_a_counter_proposal_takes_the_place_of_the_first_and_both_are_kept(check, assessors):
    propose(check=check, by=assessors[0], **PROPOSAL)
    first = Agreement.objects.get()
    propose(check=check, by=assessors[1], **PROPOSAL | {"rating": 2})
    with pytest.raises(CheckIsClosed, match="Another verdict has been proposed since"):
        agree(agreement=first, by=assessors[1])
    assert Agreement.objects.count() == 2


def test_only_those_who_differ_settle_it_and_only_what_is_open(check, assessors, officer):
    for stranger in (assessors[2], officer, factories.administrator()):
        with pytest.raises(NotAllowed):
            propose(check=check, by=stranger, **PROPOSAL)
    with pytest.raises(CheckIsClosed, match="no difference to settle"):
        propose(check=check, by=assessors[0], **PROPOSAL | {"criterion": 1})


def test_a_proposal_needs_its_reason(check, assessors):
    with pytest.raises(VerdictUnsound):
        propose(check=check, by=assessors[0], **PROPOSAL | {"reason": " "})


@pytest.mark.parametrize(("third", "stage"), [("met", "checked"), ("not", "returned")])
def test_one_more_is_called_and_the_middle_answer_stands(check, assessors, third, stage):
    call_another(check=check, by=assessors[1])
    assert stage_of(check) == "in check"
    factories.judge(check, assessors[2], c3=third)
    assert stage_of(check) == stage


def test_the_third_judges_without_seeing_the_first_two(check, assessors, signed_in):
    call_another(check=check, by=assessors[0])
    factories.seated(check, assessors[2])
    assert "Because of what I saw" not in signed_in(assessors[2]).get(f"/checks/{check.pk}/").content.decode()


def test_what_was_agreed_before_a_third_was_called_still_stands(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    factories.judge(check, assessors[1], c3="not", c5="not")
    propose(check=check, by=assessors[0], **PROPOSAL)
    agree(agreement=Agreement.objects.get(), by=assessors[1])
    call_another(check=check, by=assessors[0])
    factories.judge(check, assessors[2], c3="not", c5="not")
    check.refresh_from_db()
    assert check.settled["3"]["answer"] == "met"
    assert check.settled["5"]["answer"] == "not"


def test_nobody_is_called_where_nobody_differs(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    with pytest.raises(CheckIsClosed):
        call_another(check=check, by=assessors[0])


def test_the_page_shows_both_and_settles_it(check, assessors, signed_in):
    page, one, other = f"/checks/{check.pk}/settlement/", signed_in(assessors[0]), signed_in(assessors[1])
    shown = one.get(page).content.decode()
    assert shown.count("Because of what I saw about 3.") == 2
    assert "Because of what I saw about 1." not in shown
    wrong = one.post(page, {"criterion": "3", "c3-reason": "We agree."})
    assert wrong.status_code == 422
    assert "We agree." in wrong.content.decode()
    one.post(page, {"criterion": "3", "c3-rating": "3", "c3-reason": "We agree."})
    assert "Proposed by" in other.get(page).content.decode()
    other.post(f"{page}{Agreement.objects.get().pk}/agree/")
    assert stage_of(check) == "checked"


def test_an_administrator_may_call_one_more_without_reading_the_verdicts(check, assessors, signed_in):
    propose(check=check, by=assessors[0], **PROPOSAL)
    client = signed_in(factories.administrator())
    page = client.get(f"/checks/{check.pk}/settlement/").content.decode()
    assert "Because of what I saw" not in page
    assert PROPOSAL["reason"] not in page
    client.post(f"/checks/{check.pk}/settlement/another/")
    check.refresh_from_db()
    assert check.further == 1


def test_two_who_called_a_third_and_found_none_take_the_call_back_and_agree(check, assessors):
    call_another(check=check, by=assessors[0])
    with pytest.raises(CheckIsClosed):
        propose(check=check, by=assessors[0], **PROPOSAL)
    take_call_back(check=check, by=assessors[1])
    propose(check=check, by=assessors[0], **PROPOSAL)
    agree(agreement=Agreement.objects.get(), by=assessors[1])
    assert stage_of(check) == "checked"


def test_a_call_that_somebody_answered_is_not_taken_back(check, assessors):
    call_another(check=check, by=assessors[0])
    factories.seated(check, assessors[2])
    with pytest.raises(CheckIsClosed):
        take_call_back(check=check, by=assessors[0])


def test_nobody_takes_back_what_nobody_called_nor_a_call_of_others(check, assessors):
    with pytest.raises(CheckIsClosed):
        take_call_back(check=check, by=assessors[0])
    call_another(check=check, by=assessors[0])
    with pytest.raises(NotAllowed):
        take_call_back(check=check, by=factories.assessor())


def test_the_pages_lead_to_taking_it_back(check, assessors, signed_in):
    call_another(check=check, by=assessors[0])
    client = signed_in(assessors[1])
    assert "One more assessor is being looked for" in client.get(f"/checks/{check.pk}/").content.decode()
    assert "take back the call" in client.get(f"/checks/{check.pk}/settlement/").content.decode()
    assert "Yes, take the call back" in client.get(f"/checks/{check.pk}/settlement/take-back/").content.decode()
    assert client.post(f"/checks/{check.pk}/settlement/take-back/").url == f"/checks/{check.pk}/settlement/"
    assert "Propose a verdict" in words_of(client.get(f"/checks/{check.pk}/settlement/"))
