"""A mission is frozen, judged by people who did not draft it, and passes only when all five are met."""

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.errors import NotAllowed
from roadmaps.checking.submitting import submit_for_check
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import CriteriaCheck, MethodVersion, Mission, MissionSector, Revision, StepTaken
from roadmaps.revisions.documents import digest_of
from tests import factories

pytestmark = pytest.mark.django_db


def stage_of(check: CriteriaCheck) -> str:
    return Mission.objects.get(pk=check.revision.mission_id).stage


def test_submitting_freezes_the_mission_with_its_portfolio(officer):
    mission = factories.draft(officer)
    revision = submit_for_check(mission=mission, by=officer, note="Look at the date.")
    assert revision.number == 1
    assert revision.digest == digest_of(revision.document)
    assert revision.document["mission"]["statement"] == mission.statement
    assert len(revision.document["solutions"]) == len(revision.document["sectors"]) == 1
    assert Mission.objects.get(pk=mission.pk).stage == "in check"


@pytest.mark.parametrize("table", [Revision._meta.db_table, StepTaken._meta.db_table, MethodVersion._meta.db_table])
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


def test_a_check_keeps_its_method_and_what_the_engine_found_that_day(officer):
    check = factories.in_check(officer)
    assert check.method.number == 1
    assert check.found["solutions"] == "not"
    assert check.found["statement"] == "met"
    assert set(check.found.values()) <= {"met", "partly", "not", "unknown"}


def test_a_settled_check_keeps_what_it_came_to(officer, assessors):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c3="not")
    check.refresh_from_db()
    assert check.settled["1"] == {"answer": "met", "rating": 3}
    assert check.settled["3"] == {"answer": "not", "rating": 1}


def test_a_newer_submission_makes_the_check_stale(officer, assessors, signed_in):
    check = factories.in_check(officer)
    for assessor in assessors[:2]:
        factories.judge(check, assessor, c1="not")
    page = f"/checks/{check.pk}/"
    assert "newer revision" not in signed_in(officer).get(page).content.decode()
    submit_for_check(mission=Mission.objects.get(pk=check.revision.mission_id), by=officer)
    assert "A newer revision has been submitted since" in signed_in(officer).get(page).content.decode()
