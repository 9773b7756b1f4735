"""A material change is for the commission: it approves, refuses, or has it checked and consulted on first."""

import pytest

from accounts.errors import NotAllowed
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import open_consultation
from engagement.models import Consultation
from engagement.responding import save_response
from roadmaps.checking.verdicts import judgement_of
from roadmaps.delivery.changing import approve_change, ask_about_change, digest_of_parts, refuse_change, withdraw_change
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.models import CriteriaCheck, Mission, ProposedChange
from tests import factories
from tests.pages import words_of
from tests.roadmaps.delivery import changes
from tests.roadmaps.delivery.changes import WORDS, begun, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return changes.mission_of_fifths(officer)


def test_the_commission_refuses_and_the_mission_stays(mission, client):
    change = refuse_change(change=sent(begun(mission, WORDS)), by=factories.commissioner(), reason="Too vague.")
    assert change.state == "refused"
    assert Mission.objects.get(pk=mission.pk).statement == mission.statement
    page = words_of(client.get(f"/missions/{mission.slug}/changes/1/"))
    assert "Too vague." in page
    with pytest.raises(WrongStage, match="refused"):
        approve_change(change=change, by=factories.commissioner(), reason="No.", seen=digest_of_parts(change))


def test_only_a_commissioner_without_a_hand_in_it_decides(mission, officer, signed_in):
    change = sent(begun(mission, WORDS))
    both = factories.person("commissioner", "officer")
    mission.drafters.add(both)
    for person in (officer, both, factories.officer(), factories.assessor(), factories.resident()):
        with pytest.raises(NotAllowed):
            refuse_change(change=change, by=person, reason="No.")
        with pytest.raises(NotAllowed):
            approve_change(change=change, by=person, reason="Yes.", seen=digest_of_parts(change))
        with pytest.raises(NotAllowed):
            ask_about_change(change=change, by=person, check=True, consultation=False, reason="Look.")
        assert signed_in(person).get(f"/missions/{mission.slug}/changes/1/decide/").status_code == 403


def test_the_page_of_a_change_says_what_it_did_and_who_decided(mission, officer, client, signed_in):
    change = sent(begun(mission, WORDS))
    commissioner = factories.commissioner()
    path = f"/missions/{mission.slug}/changes/1/"
    page = words_of(signed_in(commissioner).get(path))
    assert "Decide on it" in page
    decide = signed_in(commissioner).get(f"{path}decide/")
    assert "It changes the statement." in words_of(decide)
    form = {"decision": "approve", "reason": "It is clearer.", "seen": digest_of_parts(change)}
    assert "Choose what you decide" in words_of(signed_in(commissioner).post(f"{path}decide/", {}))
    assert signed_in(commissioner).post(f"{path}decide/", form).status_code == 302
    page = words_of(client.get(path))
    assert "It is clearer." in page
    assert "A commissioner" in page
    assert "Decide on it" not in page
    listed = words_of(client.get(f"/missions/{mission.slug}/progress/"))
    assert "by the commission" in listed


# Asked for first: a check, a consultation, or both


def asked(mission, **what) -> ProposedChange:
    wanted = {"check": False, "consultation": False, **what}
    change = sent(begun(mission, WORDS))
    return ask_about_change(change=change, by=factories.commissioner(), reason="Look first.", **wanted)


def approve(change):
    return approve_change(change=change, by=factories.commissioner(), reason="Yes.", seen=digest_of_parts(change))


def test_something_is_asked_for(mission):
    with pytest.raises(GateClosed):
        asked(mission)


def test_delivery_and_the_public_page_go_on_as_adopted_meanwhile(mission, client):
    change = asked(mission, check=True)
    assert change.revision.document["mission"]["statement"] == WORDS["statement"]
    assert Mission.objects.get(pk=mission.pk).stage == "in delivery"
    page = words_of(client.get(f"/missions/{mission.slug}/"))
    assert mission.statement in page
    assert WORDS["statement"] not in page


def test_it_is_decided_once_its_check_has_passed(mission):
    change = asked(mission, check=True)
    with pytest.raises(GateClosed, match="has not passed its new check"):
        approve(change)
    for _ in range(2):
        factories.judge(change.revision.criteria_check, factories.assessor())
    assert Mission.objects.get(pk=mission.pk).stage == "in delivery"
    assert mission.steps_taken.first().step == "pass_check_of_change"
    assert approve(change).state == "made"


def test_the_verdict_on_a_proposal_is_not_the_missions_until_it_is_made(mission):
    change = asked(mission, check=True)
    for _ in range(2):
        factories.judge(change.revision.criteria_check, factories.assessor())
    assert judgement_of(mission) is None
    approve(change)
    assert judgement_of(mission).check.revision == change.revision


def test_a_check_that_it_fails_stands_in_the_way(mission):
    change = asked(mission, check=True)
    for _ in range(2):
        factories.judge(change.revision.criteria_check, factories.assessor(), c1="not")
    assert mission.steps_taken.first().step == "fail_check_of_change"
    with pytest.raises(GateClosed):
        approve(change)
    refuse_change(change=change, by=factories.commissioner(), reason="It did not pass.")


def test_its_officers_do_not_judge_it(mission):
    change = asked(mission, check=True)
    both = factories.person("assessor", "officer")
    mission.drafters.add(both)
    assert not both.has_perm("roadmaps.assess", change.revision.criteria_check)


def consult(mission, by) -> Consultation:
    return open_consultation(
        mission=mission,
        by=by,
        purpose="p",
        may_change="m",
        decided_by="d",
        opens_at=factories.midnight(-30),
        closes_at=factories.midnight(0),
    )


def test_it_is_decided_once_people_were_asked_and_answered(mission, officer):
    change = asked(mission, consultation=True)
    with pytest.raises(GateClosed, match="has not been opened"):
        approve(change)
    consultation = consult(mission, officer)
    assert consultation.revision == change.revision
    with pytest.raises(GateClosed, match="still open"):
        approve(change)
    close_what_is_over()
    with pytest.raises(GateClosed, match="No response"):
        approve(change)
    save_response(consultation=consultation, by=officer, you_said="y", we_did="w", publish=True)
    assert approve(change).state == "made"
    assert Mission.objects.get(pk=mission.pk).stage == "in delivery"


def test_the_check_comes_before_the_consultation(mission, officer, signed_in):
    change = asked(mission, check=True, consultation=True)
    with pytest.raises(GateClosed, match="has not passed"):
        consult(mission, officer)
    for _ in range(2):
        factories.judge(change.revision.criteria_check, factories.assessor())
    page = signed_in(officer).get(f"/workbench/missions/{mission.slug}/consultation/")
    assert page.status_code == 200
    consult(mission, officer)


def test_nobody_is_asked_about_a_mission_in_delivery_otherwise(mission, officer, signed_in):
    with pytest.raises(WrongStage):
        consult(mission, officer)
    assert signed_in(officer).get(f"/workbench/missions/{mission.slug}/consultation/").status_code == 409


def test_taken_back_nobody_judges_or_comments_any_more(mission, officer):
    change = asked(mission, check=True, consultation=True)
    withdraw_change(change=change, by=officer, reason="We found a better way.")
    assert CriteriaCheck.objects.get().state == "cancelled"
