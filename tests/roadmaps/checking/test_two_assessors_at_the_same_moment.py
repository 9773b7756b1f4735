"""Two assessors who do the same at the same moment: the last seat is taken once, and a check is settled once."""

from functools import partial

import pytest

from roadmaps.checking.assigning import take_up
from roadmaps.checking.judging import save_verdict, submit_assessment
from roadmaps.errors import NoSeatLeft
from roadmaps.models import Assessment, CriteriaCheck, StepTaken
from tests import factories
from tests.races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def test_the_last_seat_is_taken_once(officer):
    check = factories.in_check(officer)
    take_up(check=check, by=factories.assessor())
    late = [factories.assessor() for _ in range(4)]
    outcomes = at_once(*(partial(take_up, check=check, by=by) for by in late))
    assert sum(isinstance(one, Assessment) for one in outcomes) == 1
    assert sum(isinstance(one, NoSeatLeft) for one in outcomes) == 3
    assert check.assessments.count() == 2


def test_both_hand_in_and_the_check_is_settled_once(officer):
    check = factories.in_check(officer)
    both = [factories.seated(check) for _ in range(2)]
    for by in both:
        for criterion in range(1, 6):
            save_verdict(check=check, by=by, criterion=criterion, rating=3, reason="Yes.")
    outcomes = at_once(*(partial(submit_assessment, check=check, by=by) for by in both))
    assert sorted(one.is_settled for one in outcomes) == [False, True]
    assert CriteriaCheck.objects.get().state == "passed"
    assert StepTaken.objects.filter(step="pass_check").count() == 1
