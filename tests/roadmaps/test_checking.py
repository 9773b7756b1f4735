"""A mission is frozen, judged by people who did not draft it, and passes only when all five are met."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from accounts.errors import NotAllowed
from roadmaps.checking import save_verdict, submit_assessment, submit_for_check
from roadmaps.documents import digest_of
from roadmaps.errors import AssessmentUnfinished, CheckIsClosed, GateClosed, WrongStage
from roadmaps.lifecycle import take_step
from roadmaps.models import Check, Mission, MissionSector, Revision, StepTaken
from tests import factories

pytestmark = pytest.mark.django_db


def stage_of(check: Check) -> str:
    return Mission.objects.get(pk=check.revision.mission_id).stage


def test_submitting_freezes_the_mission_with_its_portfolio(officer):
    mission = factories.draft(officer)
    revision = submit_for_check(mission=mission, by=officer, note="Look at the date.")
    assert revision.number == 1
    assert revision.digest == digest_of(revision.document)
    assert revision.document["mission"]["statement"] == mission.statement
    assert len(revision.document["solutions"]) == len(revision.document["sectors"]) == 1
    assert Mission.objects.get(pk=mission.pk).stage == "in check"


@pytest.mark.parametrize("table", [Revision._meta.db_table, StepTaken._meta.db_table])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id"])
def test_the_database_itself_refuses_to_change_a_record(officer, table, statement):
    factories.in_check(officer)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


@pytest.mark.parametrize(
    ("lacking", "says"),
    [
        ({"statement": " "}, "Write the statement"),
        ({"deadline": None}, "Set a deadline"),
        ({"target_kind": ""}, "Say what will show that the mission is met"),
    ],
)
def test_what_is_not_whole_is_not_judged(officer, lacking, says):
    mission = factories.draft(officer, **lacking)
    with pytest.raises(GateClosed, match=says):
        submit_for_check(mission=mission, by=officer)
    assert not Revision.objects.exists()


def test_a_mission_without_sectors_is_not_judged(officer):
    mission = factories.draft(officer)
    MissionSector.objects.filter(mission=mission).delete()
    with pytest.raises(GateClosed, match="Add at least one sector"):
        submit_for_check(mission=mission, by=officer)


def test_another_officer_cannot_submit_it(officer):
    with pytest.raises(NotAllowed):
        submit_for_check(mission=factories.draft(officer), by=factories.officer())


def test_it_cannot_be_submitted_twice(officer):
    mission = factories.draft(officer)
    submit_for_check(mission=mission, by=officer)
    with pytest.raises(WrongStage, match="is now in check"):
        submit_for_check(mission=mission, by=officer)


def test_two_who_find_all_five_met_pass_it(officer, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    assert stage_of(check) == "in check"
    factories.judge(check, assessors[1])
    assert stage_of(check) == "checked"


def test_one_criterion_not_met_returns_it_with_what_to_change(officer, assessors, signed_in):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c3="not")
    assert stage_of(check) == "returned"
    page = signed_in(officer).get(f"/workbench/missions/{check.revision.mission.slug}/").content.decode()
    assert "Changes asked for" in page
    assert "Ambitious, realistic: Change 3." in page


@pytest.mark.parametrize(("third", "stage"), [("met", "checked"), ("not", "returned")])
def test_where_two_differ_a_third_settles_it(officer, assessors, third, stage):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    factories.judge(check, assessors[1], c5="partly")
    assert stage_of(check) == "in check"
    factories.judge(check, assessors[2], c5=third)
    assert stage_of(check) == stage


def test_a_drafter_who_is_also_an_assessor_cannot_judge_it():
    both = factories.person("officer", "assessor")
    check = factories.in_check(both)
    with pytest.raises(NotAllowed, match="You drafted this mission"):
        save_verdict(check=check, by=both, criterion=1, rating=4, answer="met", reason="Mine is good.")


def test_an_assessment_with_criteria_left_out_is_not_handed_in(officer, assessors):
    check = factories.in_check(officer)
    save_verdict(check=check, by=assessors[0], criterion=1, rating=4, answer="met", reason="Yes.")
    with pytest.raises(AssessmentUnfinished) as refused:
        submit_assessment(check=check, by=assessors[0])
    assert len(refused.value.reasons) == 4


def test_a_verdict_can_be_changed_until_it_is_handed_in_and_not_after(officer, assessors):
    check = factories.in_check(officer)
    given = {"check": check, "by": assessors[0], "criterion": 1, "reason": "So."}
    save_verdict(**given, rating=4, answer="met")
    changed = save_verdict(**given, rating=1, answer="not", change_asked="The date.")
    assert changed.assessment.verdicts.count() == 1
    factories.judge(check, assessors[0])
    with pytest.raises(CheckIsClosed, match="You have submitted"):
        save_verdict(**given, rating=4, answer="met")


def test_a_settled_check_takes_no_more_verdicts(officer, assessors, signed_in):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        factories.judge(check, assessor)
    answer = signed_in(assessors[2]).post(
        f"/checks/{check.pk}/criteria/1/",
        {"c1-rating": "4", "c1-answer": "met", "c1-reason": "I would have said so too."},
    )
    assert answer.status_code == 409
    assert "I would have said so too." in answer.content.decode()


def test_a_returned_mission_is_changed_and_submitted_as_the_next_revision(officer, assessors):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c1="not")
    mission = Mission.objects.get(pk=check.revision.mission_id)
    assert submit_for_check(mission=mission, by=officer).number == 2


def test_withdrawing_ends_the_check(officer):
    check = factories.in_check(officer)
    take_step(mission=check.revision.mission, name="withdraw", by=officer, reason="Overtaken.")
    check.refresh_from_db()
    assert check.state == "cancelled"


@pytest.mark.parametrize(("rating", "answer"), [(2, "met"), (3, "not"), (4, "partly")])
def test_the_database_holds_rating_and_verdict_together(officer, assessors, rating, answer):
    check = factories.in_check(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        save_verdict(
            check=check, by=assessors[0], criterion=1, rating=rating, answer=answer, reason="x", change_asked="y"
        )
