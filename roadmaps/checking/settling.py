"""Where assessors differ on a criterion: record the verdict that they agree on, or call one more of them."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from roadmaps.checking.assigning import locked, seats_left
from roadmaps.checking.closing import settle_if_possible, settlement_of
from roadmaps.checking.judging import faults_of_verdict
from roadmaps.criteria.settling import Settlement
from roadmaps.errors import CheckIsClosed, VerdictUnsound
from roadmaps.models import Agreement, Assessment, CriteriaCheck
from roadmaps.models.choices import Answer
from roadmaps.telling import tell_of_mission

NOT_ONE_OF_THEM = "Only the assessors who submitted can settle where they differ."
NOBODY_IS_CALLED = "No other assessor is being looked for: nobody was called, or somebody has taken this check."
NO_DIFFERENCE = "There is no difference to settle here: not all have submitted, or they agree."


@transaction.atomic
def propose(*, check: CriteriaCheck, by: Person, criterion: int, rating: int, reason: str) -> Settlement:
    """Put a verdict on a criterion to the other assessors, in place of what was proposed before; return how it stands.

    Raises NotAllowed, CheckIsClosed, and VerdictUnsound without a reason.
    """
    check, own = _one_who_differs(check, by, criterion)
    faults = faults_of_verdict(rating=rating, reason=reason, changes=["asked for in the verdicts"])
    if faults:
        raise VerdictUnsound(*faults.values())
    check.agreements.filter(criterion=criterion, replaced_at=None).update(replaced_at=timezone.now())
    proposal = Agreement.objects.create(
        criteria_check=check,
        criterion=criterion,
        rating=rating,
        answer=Answer.of(rating),
        reason=reason,
        proposed_by=own,
    )
    proposal.agreed_to_by.add(own)
    _tell_the_others(check, proposal)
    return settle_if_possible(check)


def _tell_the_others(check: CriteriaCheck, proposal: Agreement) -> None:
    judges = check.assessments.exclude(submitted_at=None).values_list("assessor", flat=True)
    tell_of_mission(
        "check.proposed",
        check.revision.mission,
        key=proposal.pk,
        by=proposal.proposed_by.assessor,
        to=judges,
        address=reverse("check_settlement", args=[check.pk]),
        who=proposal.proposed_by.assessor,
        criterion=proposal.criterion,
        verdict=proposal.get_answer_display(),
        reason=proposal.reason,
    )


@transaction.atomic
def agree(*, agreement: Agreement, by: Person) -> Settlement:
    """Agree to the verdict that another assessor proposes; it stands once all have. Return how the check stands.

    Raises NotAllowed, and CheckIsClosed when it was replaced meanwhile.
    """
    check, own = _one_who_differs(agreement.criteria_check, by, agreement.criterion)
    agreement.refresh_from_db()
    if agreement.replaced_at:
        raise CheckIsClosed("Another verdict has been proposed since. Look at that one.")
    agreement.agreed_to_by.add(own)
    judges = check.assessments.exclude(submitted_at=None).count()
    if agreement.agreed_to_by.count() >= judges:
        agreement.agreed_at = timezone.now()
        agreement.save(update_fields=["agreed_at"])
    return settle_if_possible(check)


@transaction.atomic
def call_another(*, check: CriteriaCheck, by: Person) -> CriteriaCheck:
    """Open one more seat, because the assessors differ and do not agree; return the check.

    Once that assessor has submitted, the middle answer stands on what is still open. Raises NotAllowed, and
    CheckIsClosed when there is nothing to settle.
    """
    require(by, "roadmaps.call_another", check, otherwise=NOT_ONE_OF_THEM)
    check = locked(check)
    if not settlement_of(check).open:
        raise CheckIsClosed(NO_DIFFERENCE)
    check.further += 1
    check.save(update_fields=["further"])
    return check


@transaction.atomic
def take_call_back(*, check: CriteriaCheck, by: Person) -> CriteriaCheck:
    """Close the seat that was opened for one more assessor, while nobody has it; return the check.

    Those who differ can agree again. Raises NotAllowed, and CheckIsClosed when there is no such seat, or somebody has it.
    """
    require(by, "roadmaps.call_another", check, otherwise=NOT_ONE_OF_THEM)
    check = locked(check)
    if not may_take_back(check):
        raise CheckIsClosed(NOBODY_IS_CALLED)
    check.further -= 1
    check.save(update_fields=["further"])
    return check


def may_take_back(check: CriteriaCheck) -> bool:
    """Say whether one more assessor was called and nobody has that seat yet."""
    return check.state == CriteriaCheck.State.OPEN and check.further > 0 and seats_left(check) > 0


def _one_who_differs(check: CriteriaCheck, by: Person, criterion: int) -> tuple[CriteriaCheck, Assessment]:
    """Return the locked check and the assessment of ``by``, who handed in and may settle ``criterion``."""
    require(by, "roadmaps.settle_differences", check, otherwise=NOT_ONE_OF_THEM)
    check = locked(check)
    if criterion not in settlement_of(check).open:
        raise CheckIsClosed(NO_DIFFERENCE)
    return check, check.assessments.get(assessor=by)
