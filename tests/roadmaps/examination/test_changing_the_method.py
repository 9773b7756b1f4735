"""A council changes thresholds, the rubric and the number of assessors by itself, with a reason, on the record."""

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from roadmaps.checking.submitting import submit_for_check
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.criteria.thresholds import DEFAULTS, TABLE, Thresholds, faults_of, thresholds_of
from roadmaps.errors import DoesNotFit, MethodMoved
from roadmaps.examination.changing_the_method import change_method
from roadmaps.examination.examining import examine_mission, examine_revision
from roadmaps.examination.method import current_method
from roadmaps.models import MethodVersion
from tests import factories

pytestmark = pytest.mark.django_db


def state_of(standings, key: str) -> str:
    return next(str(f.state) for standing in standings for f in standing.findings if f.key == key)


def whole_form(**changes) -> dict:
    return {one.name: f"{one.default:g}" for one in TABLE} | {"seen": "0", "reason": "Because."} | changes


def test_before_anybody_changes_it_the_method_is_as_it_came():
    assert current_method().thresholds == DEFAULTS
    assert not MethodVersion.objects.exists()


def test_an_administrator_changes_a_threshold_on_a_page_and_drafts_are_tested_by_it_at_once(officer, signed_in):
    mission = factories.draft(officer)
    assert state_of(examine_mission(mission), "statement") == "met"
    answer = signed_in(factories.administrator()).post("/workbench/method/thresholds/", whole_form(statement_words="5"))
    assert answer.status_code == 302
    assert state_of(examine_mission(mission), "statement") == "partly"
    page = signed_in(officer).get("/method/").content.decode()
    assert "Most words in a statement: 40 → 5" in page
    assert "Because." in page


def test_a_check_keeps_the_thresholds_that_it_was_made_with(officer):
    revision = submit_for_check(mission=factories.draft(officer), by=officer)
    change_method(by=factories.administrator(), reason="Shorter.", seen=1, thresholds={"statement_words": 5})
    assert state_of(examine_revision(revision), "statement") == "met"
    assert revision.criteria_check.method.number == 1
    assert current_method().number == 2


def test_an_administrator_changes_a_rubric_and_assessors_read_it(officer, signed_in):
    words = {"title": "Bold", "why": "Why.", "looks_at": "Data.", "questions": "One?\nTwo?"}
    ratings = {f"rating_{n}": f"Level {n}" for n in range(5)}
    client = signed_in(factories.administrator())
    client.post("/workbench/method/criteria/1/", {**words, **ratings, "seen": "0", "reason": "In our words."})
    check = factories.in_check(officer)
    page = signed_in(factories.seated(check)).get(f"/checks/{check.pk}/criteria/1/").content.decode()
    assert "Level 4" in page
    assert "Two?" in page
    assert "In our words." in client.get("/method/").content.decode()
    assert current_method().texts[2] == RUBRIC[2]


def test_an_administrator_changes_how_many_judge_and_open_checks_keep_their_number(officer, signed_in):
    before = factories.in_check(officer)
    answer = signed_in(factories.administrator()).post(
        "/workbench/method/assessors/", {"assessors": "1", "days_to_assess": "7", "seen": "1", "reason": "We are few."}
    )
    assert answer.status_code == 302
    after = factories.in_check(officer)
    assert (before.seats, after.seats) == (2, 1)
    factories.judge(after, factories.assessor())
    after.refresh_from_db()
    assert after.state == "passed"


def test_two_administrators_do_not_change_it_over_each_other():
    admin = factories.administrator()
    change_method(by=admin, reason="First.", seen=0, assessors=3)
    with pytest.raises(MethodMoved, match="Somebody else has changed the method"):
        change_method(by=admin, reason="Second.", seen=0, assessors=1)
    assert current_method().assessors == 3


def test_what_was_typed_is_on_the_page_that_says_so(signed_in):
    client = signed_in(factories.administrator())
    client.post("/workbench/method/thresholds/", whole_form(solutions="6"))
    answer = client.post("/workbench/method/thresholds/", whole_form(solutions="7", reason="A careful reason."))
    assert answer.status_code == 409
    assert "A careful reason." in answer.content.decode()


def test_nobody_else_changes_it(officer):
    for person in (officer, factories.assessor(), factories.commissioner()):
        with pytest.raises(NotAllowed):
            change_method(by=person, reason="Mine.", seen=0, assessors=1)


def test_thresholds_that_cannot_stand_together_are_refused():
    with pytest.raises(DoesNotFit, match="must not be above"):
        change_method(by=factories.administrator(), reason="x", seen=0, thresholds={"solutions_warn": 9})


def test_every_threshold_is_in_the_table_within_its_limits():
    assert {one.name for one in TABLE} == {one.name for one in fields(Thresholds)}
    assert faults_of({}) == {}


@given(st.fixed_dictionaries({one.name: st.floats(one.least, one.most) for one in TABLE}))
def test_any_table_within_its_limits_comes_back_as_it_was_kept(values):
    whole = {one.name: int(values[one.name]) if one.is_whole else values[one.name] for one in TABLE}
    kept = thresholds_of({**whole, "dropped_since": 3})
    assert {name: getattr(kept, name) for name in whole} == whole
