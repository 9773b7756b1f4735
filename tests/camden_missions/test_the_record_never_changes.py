"""What is on the record stays as it was, whoever writes to the database and however."""

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.granting import set_roles
from accounts.models import RoleChange
from engagement.models import ModerationAct, Response
from engagement.moderating.looking import hide
from roadmaps.checking.settling import agree, propose
from roadmaps.models import Agreement, Assessment, ChangeAsked, CriteriaCheck, Overruling, Revision, StepTaken, Verdict
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def settled(officer) -> CriteriaCheck:
    """A check of two assessors who differed on one criterion, agreed, and sent the mission back."""
    check = factories.in_check(officer)
    first, second = factories.assessor(), factories.assessor()
    factories.judge(check, first)
    factories.judge(check, second, c3="not")
    propose(check=check, by=first, criterion=3, rating=1, reason="We looked again together.")
    agree(agreement=Agreement.objects.get(criteria_check=check), by=second)
    return CriteriaCheck.objects.get(pk=check.pk)


@pytest.fixture
def records(settled, officer) -> dict:
    """One row of each kind that is on the record."""
    verdict = Verdict.objects.filter(changes_asked__isnull=False).first()
    comment = factories.comment(factories.consultation(officer), factories.resident())
    admin = factories.person("administrator")
    set_roles(person=factories.resident(), roles={"officer"}, by=admin, reason="She joined.")
    answered = factories.answered_mission(officer)
    return {
        "verdict": verdict,
        "change asked": verdict.changes_asked.first(),
        "assessment": verdict.assessment,
        "agreement": Agreement.objects.filter(agreed_at__isnull=False).first(),
        "check": settled,
        "revision": settled.revision,
        "step": StepTaken.objects.first(),
        "moderation act": hide(comment=comment, by=factories.moderator(), reason="It was rude."),
        "response": Response.objects.get(consultation__revision__mission=answered),
        "role change": RoleChange.objects.get(),
    }


# What would be changed in a row of each kind.
WORDS = {
    "verdict": {"reason": "Something else."},
    "change asked": {"says": "Something else."},
    "assessment": {"submitted_at": None},
    "agreement": {"reason": "Something else."},
    "check": {"state": "passed"},
    "revision": {"note": "Something else."},
    "step": {"reason": "Something else."},
    "moderation act": {"reason": "Something else."},
    "response": {"we_did": "Something else."},
    "role change": {"reason": "Something else."},
}


@pytest.mark.parametrize("kind", WORDS)
def test_no_way_of_writing_changes_it(records, kind):
    row = records[kind]
    rows = type(row)._base_manager.filter(pk=row.pk)
    before = rows.values().get()
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        rows.update(**WORDS[kind])
    with pytest.raises(DatabaseError, match="never change"), transaction.atomic():
        rows._raw_delete(rows.db)
    assert rows.values().get() == before


def test_nothing_is_slipped_in_beside_a_verdict_that_was_handed_in(settled):
    verdict = Verdict.objects.filter(assessment__submitted_at__isnull=False).first()
    for late in (
        ChangeAsked(verdict=verdict, says="One more thing."),
        Overruling(verdict=verdict, key="statement", found="met", said="It is.", holds="not", reason="It is not."),
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            late.save()


def test_whether_a_change_was_made_is_still_ticked_off(settled, officer):
    asked = ChangeAsked.objects.filter(verdict__assessment__criteria_check=settled)
    assert asked.update(done_at=timezone.now(), done_by=officer, done_how="We cut it in two.")


def test_the_words_of_a_proposal_stay_while_it_waits_for_the_others(officer):
    check = factories.in_check(officer)
    first = factories.assessor()
    factories.judge(check, first)
    factories.judge(check, factories.assessor(), c3="not")
    propose(check=check, by=first, criterion=3, rating=1, reason="As we said.")
    offered = Agreement.objects.get(criteria_check=check)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        Agreement.objects.filter(pk=offered.pk).update(reason="As I say.")
    assert Agreement.objects.filter(pk=offered.pk).update(replaced_at=timezone.now())


def test_what_is_not_handed_in_may_still_change(officer):
    check = factories.in_check(officer)
    assessor = factories.seated(check)
    assessment = Assessment.objects.get(assessor=assessor)
    verdict = Verdict.objects.create(assessment=assessment, criterion=1, rating=3, answer="met", reason="So far.")
    assert Verdict.objects.filter(pk=verdict.pk).update(reason="On second thoughts.")
    verdict.delete()
    assert not ModerationAct.objects.exists()
    assert Revision.objects.exists()
