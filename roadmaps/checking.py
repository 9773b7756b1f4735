"""Submit a mission for its check, judge it, and settle what the judges found."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from roadmaps.criteria.settling import Settlement, settle
from roadmaps.errors import AssessmentUnfinished, CheckIsClosed
from roadmaps.lifecycle import take_step
from roadmaps.models import Assessment, Check, Mission, Revision, Verdict
from roadmaps.models.kinds import Answer, Criterion
from roadmaps.restoring import freeze

NOT_OWN = "You drafted this mission, so others must judge it."


@transaction.atomic
def submit_for_check(*, mission: Mission, by: Person, note: str = "") -> Revision:
    """Freeze the mission as its next revision and open a check of it; return the revision.

    Raises NotAllowed, WrongStage, and GateClosed when the draft is not whole enough to judge.
    """
    mission = Mission.objects.select_for_update().get(pk=mission.pk)
    revision = freeze(mission, by=by, kind=Revision.Kind.SUBMITTED, note=note)
    take_step(mission=mission, name="submit", by=by, reason=note, revision=revision)
    Check.objects.create(revision=revision)
    return revision


@transaction.atomic
def save_verdict(
    *, check: Check, by: Person, criterion: int, rating: int, answer: str, reason: str, change_asked: str = ""
) -> Verdict:
    """Keep one assessor's verdict on one criterion, to be changed until they submit; return it.

    Raises NotAllowed (no assessor, or a drafter of the mission) and CheckIsClosed.
    """
    require(by, "roadmaps.assess", check, otherwise=NOT_OWN)
    assessment = _own_open_assessment(check, by)
    verdict, _ = Verdict.objects.update_or_create(
        assessment=assessment,
        criterion=criterion,
        defaults={
            "rating": rating,
            "answer": answer,
            "reason": reason,
            "change_asked": "" if answer == Answer.MET else change_asked,
            "saved_at": timezone.now(),
        },
    )
    return verdict


@transaction.atomic
def submit_assessment(*, check: Check, by: Person) -> Settlement:
    """Hand in an assessor's five verdicts, and settle the check if it can be; return how it stands.

    A settled check moves the mission on: passed to checked, otherwise back with what to change.
    Raises NotAllowed, CheckIsClosed, AssessmentUnfinished.
    """
    require(by, "roadmaps.assess", check, otherwise=NOT_OWN)
    assessment = _own_open_assessment(check, by)
    missing = set(Criterion.values) - set(assessment.verdicts.values_list("criterion", flat=True))
    if missing:
        raise AssessmentUnfinished(*(f"Judge “{Criterion(n).label}” first." for n in sorted(missing)))
    assessment.submitted_at = timezone.now()
    assessment.save(update_fields=["submitted_at"])
    settlement = settlement_of(check)
    if settlement.is_settled:
        _close(check, settlement)
    return settlement


def settlement_of(check: Check) -> Settlement:
    """Return what the assessments submitted so far come to."""
    handed_in = check.assessments.exclude(submitted_at=None).prefetch_related("verdicts")
    return settle([{v.criterion: v.answer for v in one.verdicts.all()} for one in handed_in])


def _own_open_assessment(check: Check, by: Person) -> Assessment:
    check = Check.objects.select_for_update().get(pk=check.pk)
    if check.state != Check.State.OPEN:
        raise CheckIsClosed("This check has been settled, so its verdicts stand.")
    assessment, _ = Assessment.objects.get_or_create(check_of=check, assessor=by)
    if assessment.submitted_at:
        raise CheckIsClosed("You have submitted your assessment, so it stands.")
    return assessment


def _close(check: Check, settlement: Settlement) -> None:
    check = Check.objects.select_for_update().get(pk=check.pk)
    check.state = Check.State.PASSED if settlement.passed else Check.State.RETURNED
    check.settled_at = timezone.now()
    check.save(update_fields=["state", "settled_at"])
    take_step(
        mission=check.revision.mission,
        name="pass_check" if settlement.passed else "return",
        by=None,
        reason="" if settlement.passed else _changes(check),
        revision=check.revision,
    )


def _changes(check: Check) -> str:
    """Return the changes that assessors asked for, a line each."""
    asked = Verdict.objects.filter(assessment__check_of=check, assessment__submitted_at__isnull=False)
    asked = asked.exclude(change_asked="").order_by("criterion", "assessment_id")
    return "\n".join(f"{verdict.get_criterion_display()}: {verdict.change_asked}" for verdict in asked)
