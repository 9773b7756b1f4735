"""Two people, or a person and a job, act on one mission or its check at the same moment."""

from functools import partial

import pytest

from roadmaps.checking.assigning import take_up
from roadmaps.checking.judging import save_verdict, submit_assessment
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting import removing
from roadmaps.drafting.collaborating import hand_over
from roadmaps.drafting.missions import save_draft
from roadmaps.errors import CheckIsClosed, GateClosed, StillNeeded, WrongStage
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import (
    CriteriaCheck,
    Mission,
    StepTaken,
)
from roadmaps.models.choices import Criterion
from tests import factories
from tests.races import at_once, errors, kinds, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def test_the_same_draft_submitted_twice_is_one_revision(officer):
    mission = factories.draft(officer)
    outcomes = at_once(*2 * [partial(submit_for_check, mission=mission, by=officer)])
    assert kinds(outcomes) == [WrongStage, bool]
    assert mission.revisions.count() == 1


def test_a_mission_is_adopted_once(officer):
    mission = factories.answered_mission(officer)
    both = [factories.commissioner() for _ in range(2)]
    outcomes = at_once(*(partial(take_step, mission=mission, name="adopt", by=by, reason="Yes.") for by in both))
    assert kinds(outcomes) == [WrongStage, bool]
    assert StepTaken.objects.filter(step="adopt").count() == 1


def test_handing_in_and_withdrawing_do_not_wait_for_each_other(officer):
    check = factories.in_check(officer)
    factories.judge(check, factories.assessor())
    last = factories.seated(check)
    for criterion in Criterion.values:
        save_verdict(check=check, by=last, criterion=criterion, rating=3, reason="Yes.")
    mission = check.revision.mission
    outcomes = at_once(
        partial(submit_assessment, check=check, by=last),
        partial(take_step, mission=mission, name="withdraw", by=officer, reason="It ends."),
    )
    assert errors(outcomes) == []
    mission.refresh_from_db()
    assert mission.stage == "withdrawn"
    assert CriteriaCheck.objects.get().state in ("cancelled", "passed")


def test_a_check_is_taken_up_or_taken_back_and_never_both(officer):
    check = factories.in_check(officer)
    outcomes = at_once(
        partial(take_up, check=check, by=factories.assessor()),
        partial(take_step, mission=check.revision.mission, name="take_back", by=officer),
    )
    assert kinds(outcomes) in ([CheckIsClosed, bool], [GateClosed, bool])
    taken = check.assessments.filter(taken_at__isnull=False).exists()
    assert CriteriaCheck.objects.get().state == ("open" if taken else "cancelled")


def test_a_verdict_that_comes_with_the_handing_in_is_in_it_or_refused(officer):
    check = factories.in_check(officer)
    by = factories.seated(check)
    for criterion in Criterion.values:
        save_verdict(check=check, by=by, criterion=criterion, rating=3, reason="Yes.")
    change = partial(save_verdict, check=check, by=by, criterion=1, rating=4, reason="Very much.")
    outcomes = at_once(change, partial(submit_assessment, check=check, by=by))
    assert errors(outcomes) == []
    kept = check.assessments.get().verdicts.get(criterion=1)
    assert kept.reason == ("Yes." if isinstance(outcomes[0], CheckIsClosed) else "Very much.")


def test_a_draft_that_is_being_submitted_is_frozen_as_it_was_saved(officer):
    mission = factories.draft(officer, title="Before")
    outcomes = while_writing(
        partial(submit_for_check, mission=mission, by=officer),
        partial(save_draft, mission=mission, by=officer, title="After"),
    )
    assert kinds(outcomes) == [WrongStage, bool]
    mission.refresh_from_db()
    assert mission.title == "Before"
    assert "After" not in str(mission.revisions.get().document)


def test_a_mission_that_is_being_submitted_is_not_deleted(officer):
    mission = factories.draft(officer)
    outcomes = at_once(
        partial(removing.delete, thing=mission, by=officer),
        partial(submit_for_check, mission=mission, by=officer),
    )
    assert kinds(outcomes) in ([Mission.DoesNotExist, bool], [StillNeeded, bool])


def test_a_mission_that_is_being_submitted_is_not_put_away(officer):
    mission = factories.draft(officer)
    at_once(
        partial(removing.archive, thing=mission, by=officer),
        partial(submit_for_check, mission=mission, by=officer),
    )
    mission.refresh_from_db()
    assert mission.archived_at is None or mission.stage == "draft"


def test_one_lead_hands_a_mission_over_once(officer):
    mission, heirs = factories.draft(officer), [factories.officer() for _ in range(2)]
    outcomes = at_once(*(partial(hand_over, mission=mission, by=officer, to=to) for to in heirs))
    assert len([one for one in outcomes if isinstance(one, Mission)]) == 1
