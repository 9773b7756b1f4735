"""Assessors are asked by name or take a check from the queue, declare any interest, and are reminded in time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from roadmaps.checking.assigning import ask_assessor, decline, release, remind_assessors, take_up, who_may_be_asked
from roadmaps.checking.interests import declare_affiliation
from roadmaps.checking.judging import rate_first, save_verdict
from roadmaps.checking.open_checks import queue_for
from roadmaps.errors import CheckIsClosed, NoSeatLeft, NotOpened
from roadmaps.examination.changing_the_method import change_method
from roadmaps.models import Affiliation, Assessment, Contribution, CriteriaCheck, Mission, Organisation, Partnership
from tests import factories
from tests.letters import letters, subjects

pytestmark = pytest.mark.django_db


def partner(check: CriteriaCheck, name: str = "Tree Trust") -> Organisation:
    """Return an organisation that joins a solution of the check's mission."""
    made = Organisation.objects.create(name=name, kind="third")
    solution = Contribution.objects.get(mission=check.revision.mission).solution
    Partnership.objects.create(solution=solution, part="partner", kind="third", organisation=made)
    return made


def test_two_seats_and_no_third(officer, assessors):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        take_up(check=check, by=assessor)
    with pytest.raises(NoSeatLeft, match="2 assessors judge this check already"):
        take_up(check=check, by=assessors[2])
    assert queue_for(assessors[2]) == []


def test_a_council_may_ask_for_three(officer, assessors):
    change_method(by=factories.administrator(), reason="More eyes.", seen=0, assessors=3)
    check = factories.in_check(officer)
    for assessor in assessors:
        take_up(check=check, by=assessor)
    assert check.assessments.count() == 3


def test_who_leads_drafts_or_works_on_a_mission_cannot_take_it_and_does_not_see_it_in_the_queue():
    both = factories.person("officer", "assessor")
    check = factories.in_check(both)
    with pytest.raises(NotAllowed, match="You drafted this mission, lead it or work on it"):
        take_up(check=check, by=both)
    assert queue_for(both) == []
    assert queue_for(factories.assessor()) == [check]


def test_an_assessor_of_a_partner_is_refused_with_the_reason(officer, assessors):
    check = factories.in_check(officer)
    declare_affiliation(by=assessors[0], organisation=partner(check))
    with pytest.raises(NotAllowed, match="You belong to an organisation that leads or joins one of its solutions"):
        take_up(check=check, by=assessors[0])
    assert queue_for(assessors[0]) == []
    assert assessors[0] not in who_may_be_asked(check)


def test_who_is_no_assessor_takes_nothing(officer):
    check = factories.in_check(officer)
    with pytest.raises(NotAllowed, match="Only criteria assessors"):
        take_up(check=check, by=factories.officer())


def test_declaring_an_interest_leaves_the_seat_to_others_and_is_kept(officer, assessors, signed_in):
    check = factories.in_check(officer)
    organisation = partner(check)
    client = signed_in(assessors[0])
    path = f"/checks/{check.pk}/take/"
    assert "Tree Trust" in client.get(path).content.decode()
    contradiction = client.post(path, {"interest": "no", "organisations": [organisation.pk]})
    assert contradiction.status_code == 422
    assert "you have an interest in it" in contradiction.content.decode()
    client.post(path, {"interest": "yes", "organisations": [organisation.pk]})
    kept = Assessment.objects.get(assessor=assessors[0])
    assert kept.declined_at
    assert kept.interest == "Belongs to Tree Trust."
    assert Affiliation.objects.filter(person=assessors[0], organisation=organisation).exists()
    assert queue_for(assessors[1]) == [check]
    with pytest.raises(NotAllowed):
        take_up(check=check, by=assessors[0])


def test_an_interest_that_says_nothing_is_asked_again(officer, assessors, signed_in):
    check = factories.in_check(officer)
    answer = signed_in(assessors[0]).post(f"/checks/{check.pk}/take/", {"interest": "yes"})
    assert answer.status_code == 422
    assert "Say what your interest is" in answer.content.decode()


def test_an_assessor_who_never_opened_the_revision_judges_nothing(officer, assessors, signed_in):
    check = factories.in_check(officer)
    verdict = {"criterion": 1, "rating": 4, "reason": "It looks fine."}
    with pytest.raises(NotOpened, match="Take this check first"):
        save_verdict(check=check, by=assessors[0], **verdict)
    take_up(check=check, by=assessors[0])
    with pytest.raises(NotOpened, match="Open the revision"):
        save_verdict(check=check, by=assessors[0], **verdict)
    signed_in(assessors[0]).get(f"/checks/{check.pk}/")
    rate_first(check=check, by=assessors[0], criterion=1, rating=3)
    assert save_verdict(check=check, by=assessors[0], **verdict).rating == 4


def test_reading_a_check_without_a_seat_opens_nothing(officer, assessors, signed_in):
    check = factories.in_check(officer)
    signed_in(assessors[0]).get(f"/checks/{check.pk}/")
    take_up(check=check, by=assessors[0])
    assert Assessment.objects.get(assessor=assessors[0]).opened_at is None


def test_an_assessor_is_asked_by_name_and_gets_a_letter(officer, assessors, django_capture_on_commit_callbacks):
    check = factories.in_check(officer)
    asked = ask_assessor(check=check, assessor=assessors[0], by=factories.administrator())
    assert asked.due_on == timezone.localdate() + timedelta(days=14)
    (letter,) = letters("check.asked")
    assert letter.to == [assessors[0].email]
    assert str(check.revision.mission) in letter.subject
    take_up(check=check, by=assessors[0])
    asked.refresh_from_db()
    assert asked.taken_at


def test_nobody_is_asked_to_have_judged_by_yesterday(officer, assessors, signed_in):
    path = f"/checks/{factories.in_check(officer).pk}/assessors/"
    yesterday = timezone.localdate() - timedelta(days=1)
    due = {"due_on_day": yesterday.day, "due_on_month": yesterday.month, "due_on_year": yesterday.year}
    answer = signed_in(factories.administrator()).post(path, {"assessor": assessors[0].pk, **due})
    assert answer.status_code == 422
    assert "must not be in the past" in answer.content.decode()
    assert not Assessment.objects.exists()


def test_who_works_on_a_mission_does_not_choose_its_judges(officer, assessors):
    check = factories.in_check(officer)
    with pytest.raises(NotAllowed, match="do not choose who judges it"):
        ask_assessor(check=check, assessor=assessors[0], by=officer)


def test_nobody_asks_who_may_not_judge_nor_anybody_twice(officer, assessors):
    check, by = factories.in_check(officer), factories.officer()
    with pytest.raises(NotAllowed, match="cannot judge this mission"):
        ask_assessor(check=check, assessor=officer, by=by)
    ask_assessor(check=check, assessor=assessors[0], by=by)
    with pytest.raises(NoSeatLeft, match="has a seat already"):
        ask_assessor(check=check, assessor=assessors[0], by=by)


def test_a_seat_that_nobody_judges_from_is_given_back_and_what_was_written_stays(officer, assessors):
    check = factories.in_check(officer)
    factories.seated(check, assessors[0])
    save_verdict(check=check, by=assessors[0], criterion=1, rating=4, reason="Yes.")
    seat = check.assessments.get()
    release(assessment=seat, by=factories.administrator(), reason="Away for a month.")
    assert seat.verdicts.count() == 1
    assert queue_for(assessors[1]) == [check]
    with pytest.raises(NotOpened):
        save_verdict(check=check, by=assessors[0], criterion=2, rating=4, reason="Yes.")


def test_what_was_handed_in_stays(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    with pytest.raises(CheckIsClosed):
        release(assessment=check.assessments.get(), by=factories.administrator(), reason="No.")
    with pytest.raises(CheckIsClosed):
        decline(check=check, by=assessors[0], interest="I changed my mind.")


def test_reminders_come_three_days_before_and_once_a_week_when_late(officer, assessors):
    check = factories.in_check(officer)
    due = take_up(check=check, by=assessors[0]).due_on
    remind_assessors(due - timedelta(days=4))
    assert subjects("check.due") == []
    for days in (-3, -2, 0):
        remind_assessors(due + timedelta(days=days))
    assert len(subjects("check.due")) == 1
    assert "is due on" in subjects("check.due")[0]
    for days in (1, 2, 6, 7, 8):
        remind_assessors(due + timedelta(days=days))
    assert len([one for one in subjects("check.due") if "was due on" in one]) == 2


def test_nobody_is_reminded_of_what_is_handed_in_declined_or_cancelled(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    decline(check=check, by=assessors[1], interest="I know them.")
    assert remind_assessors(timezone.localdate() + timedelta(days=60)) == 0
    take_up(check=check, by=assessors[2])
    CriteriaCheck.objects.filter(pk=check.pk).update(state="cancelled", settled_at=timezone.now())
    assert remind_assessors(timezone.localdate() + timedelta(days=60)) == 0
    assert Mission.objects.count() == 1


def test_the_queue_the_list_of_whom_to_ask_and_the_permission_say_the_same_of_everybody():
    lead = factories.person("officer", "assessor")
    check = factories.in_check(lead)
    mission = check.revision.mission
    people = {
        name: factories.person("officer", "assessor")
        for name in ("drafter", "editor", "commenter", "member", "stranger")
    }
    mission.drafters.add(people["drafter"])
    for name, may in (("editor", "edit"), ("commenter", "comment")):
        mission.collaborators.create(person=people[name], may=may, invited_by=lead)
    declare_affiliation(by=people["member"], organisation=partner(check))
    may_judge = {name for name, one in people.items() if one.has_perm("roadmaps.assess", check)}
    assert may_judge == {"stranger"}
    assert {name for name, one in people.items() if check in queue_for(one)} == may_judge
    assert {name for name, one in people.items() if one in who_may_be_asked(check)} == may_judge
    assert lead not in who_may_be_asked(check)
