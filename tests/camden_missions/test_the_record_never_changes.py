"""What is on the record stays as it was, whoever writes to the database and however."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.granting import set_roles
from accounts.models import RoleChange
from engagement.models import ModerationAct, Response
from engagement.moderating.looking import hide
from roadmaps.checking.settling import agree, propose
from roadmaps.delivery.changing import add_part, digest_of_parts, refuse_change, send_change, start_change
from roadmaps.delivery.figures import correct_figure, report_figure
from roadmaps.delivery.milestones import move_milestone, reach_milestone
from roadmaps.delivery.pledges import record_pledge, report_on_pledge
from roadmaps.delivery.solutions import move_solution, report_money
from roadmaps.delivery.stage_reports import answer_report, save_report, send_report
from roadmaps.models import (
    Agreement,
    Assessment,
    ChangeAsked,
    CriteriaCheck,
    FundingLine,
    Milestone,
    Overruling,
    Revision,
    StepTaken,
    Verdict,
)
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
        **of_delivery(officer),
    }


def of_delivery(officer) -> dict:
    """One row of each kind that delivery puts on the record."""
    mission = factories.in_delivery(officer)
    today, given = timezone.localdate(), {"mission": mission, "by": officer}
    solution = mission.contributions.get().solution
    line = FundingLine.objects.create(solution=solution, kind="grant", amount=1000)
    measured = report_figure(**given, on=today, value=Decimal(40), source="The survey")
    first, second = (
        Milestone.objects.create(mission=mission, title=title, due_on=today) for title in ("Half", "Two thirds")
    )
    moved = today + timedelta(days=9)
    reach_milestone(milestone=first, by=officer, on=today)
    pledge = record_pledge(**given, name="Tree Trust", kind="third", says="Trees.")
    pounds = {"secured": Decimal(9), "committed": Decimal(5), "spent": Decimal(1)}
    change = start_change(mission=mission, by=officer)
    change = add_part(change=change, by=officer, part={"kind": "words", "statement": "Everyone breathes."})
    change = send_change(change=change, by=officer, reason="Because.", seen=digest_of_parts(change))
    report = save_report(**given, summary="Well.", next="More.")
    kept = {
        "correction": correct_figure(measurement=measured, by=officer, value=Decimal(41), reason="Again.", seen=0),
        "milestone report": first.reports.get(),
        "milestone move": move_milestone(
            milestone=second, by=officer, due_on=moved, reason="Late.", seen=today.isoformat()
        ),
        "status change": move_solution(**given, solution=solution, status="agreed", says="Signed.", seen="proposed"),
        "money report": report_money(**given, line=line, on=today, **pounds),
        "pledge report": report_on_pledge(pledge=pledge, by=officer, state="kept", says="All."),
        "change": refuse_change(change=change, by=factories.commissioner(), reason="No."),
        "stage report": answer_report(
            report=send_report(report=report, by=officer), by=factories.commissioner(), answer="Good."
        ),
        "outcome": factories.attested(mission, figure=100),
    }
    return {**kept, "closing report": factories.closed(mission, officer)}


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
    "correction": {"reason": "Something else."},
    "milestone report": {"happened": "dropped"},
    "milestone move": {"reason": "Something else."},
    "status change": {"says": "Something else."},
    "money report": {"spent": 0},
    "pledge report": {"says": "Something else."},
    "change": {"decided_because": "Something else."},
    "stage report": {"answer": "Something else."},
    "outcome": {"evidence": "Something else."},
    "closing report": {"learnt": "Something else."},
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
