"""Judge a submitted revision, criterion by criterion, and hand in what was judged."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from roadmaps.checking.assigning import locked, require_impartial
from roadmaps.checking.closing import settle_if_possible
from roadmaps.criteria import Finding
from roadmaps.criteria.settling import Settlement
from roadmaps.errors import AssessmentUnfinished, CheckIsClosed, NotOpened, VerdictUnsound
from roadmaps.examination.examining import examine_revision
from roadmaps.models import Assessment, ChangeAsked, CriteriaCheck, FirstRating, Overruling, Revision, Verdict
from roadmaps.models.choices import Answer, Criterion


def open_revision(*, check: CriteriaCheck, by: Person) -> Assessment | None:
    """Note that an assessor who took a seat has the revision before them; return their assessment, if they have one."""
    own = check.assessments.filter(assessor=by, declined_at=None)
    own.filter(taken_at__isnull=False, opened_at=None).update(opened_at=timezone.now())
    return own.first()


@transaction.atomic
def open_to_judge(*, check: CriteriaCheck, by: Person) -> Assessment:
    """Return the seat that ``by`` judges from, and note that the revision is before them.

    Raises NotAllowed, CheckIsClosed, and NotOpened when they have not taken a seat.
    """
    own = _own_open_assessment(check, by)
    if own.opened_at is None:
        own.opened_at = timezone.now()
        own.save(update_fields=["opened_at"])
    return own


@transaction.atomic
def save_verdict(
    *,
    check: CriteriaCheck,
    by: Person,
    criterion: int,
    rating: int,
    reason: str,
    changes: Sequence[Mapping[str, str]] = (),
    overrulings: Sequence[Mapping[str, str]] = (),
) -> Verdict:
    """Keep one assessor's verdict on one criterion, to be changed until they hand in; return it.

    ``rating``, from 0 to 4, says whether it is met. ``changes`` are what should change (``says``, and the ``field`` or
    ``solution`` that it is pinned to); needed unless the criterion is met. ``overrulings`` name a finding (``key``), what
    they hold of it, and why. Raises NotAllowed, CheckIsClosed, VerdictUnsound, and NotOpened for a revision that they
    never opened, or a criterion that they have not rated by themselves first.
    """
    assessment = _own_open_assessment(check, by)
    if assessment.opened_at is None:
        raise NotOpened("Open the revision and read it before you judge it.")
    if criterion in unseen_by(assessment):
        raise NotOpened("Give your first rating before you see what the data shows.")
    answer = Answer.of(rating)
    changes = [] if answer == Answer.MET else [one for one in changes if one["says"].strip()]
    if faults := faults_of_verdict(rating=rating, reason=reason, changes=changes):
        raise VerdictUnsound(*faults.values())
    verdict, _ = Verdict.objects.update_or_create(
        assessment=assessment,
        criterion=criterion,
        defaults={"rating": rating, "answer": answer, "reason": reason, "saved_at": timezone.now()},
    )
    verdict.changes_asked.all().delete()
    ChangeAsked.objects.bulk_create(ChangeAsked(verdict=verdict, **one) for one in changes)
    _overrule(verdict, check.revision, overrulings)
    return verdict


@transaction.atomic
def rate_first(*, check: CriteriaCheck, by: Person, criterion: int, rating: int) -> FirstRating:
    """Keep what an assessor holds of a criterion before they see the findings; return it. The first one stands.

    Raises NotAllowed, CheckIsClosed and NotOpened.
    """
    assessment = open_to_judge(check=check, by=by)
    given, _ = FirstRating.objects.get_or_create(
        assessment=assessment, criterion=criterion, defaults={"rating": rating}
    )
    return given


def unseen_by(assessment: Assessment) -> set[int]:
    """Return the criteria whose findings an assessor has yet to see, because they have not rated them by themselves.

    A verdict from before first ratings were asked for stands without one.
    """
    rated = assessment.first_ratings.values_list("criterion").union(assessment.verdicts.values_list("criterion"))
    return set(Criterion.values) - {number for (number,) in rated}


def faults_of_verdict(*, rating: int, reason: str, changes: Sequence[Any]) -> dict[str, str]:
    """Return a sentence for each part of a verdict that cannot stand, by the name of its field.

    A verdict needs its reason, and what is not met the change that it asks for (docs/method.md).
    """
    faults = {}
    if not reason.strip():
        faults["reason"] = "Enter your reason"
    if Answer.of(rating) != Answer.MET and not changes:
        faults["changes"] = "Say what should change"
    return faults


def _overrule(verdict: Verdict, revision: Revision, given: Sequence[Mapping[str, str]]) -> None:
    """Write what an assessor holds otherwise than the engine. Raises VerdictUnsound without a reason for it."""
    verdict.overrulings.all().delete()
    if not given:
        return
    found = findings_of(revision, verdict.criterion)
    for one in given:
        finding = found.get(one["key"])
        if finding is None:
            raise VerdictUnsound("There is no such finding on this criterion.")
        if one["holds"] == finding.state:
            raise VerdictUnsound(
                f"“{finding.kind.name}” was found so already. Choose another answer, or agree with it."
            )
        if not one["reason"].strip():
            raise VerdictUnsound(f"Say why you disagree on “{finding.kind.name}”.")
        Overruling.objects.create(
            verdict=verdict,
            key=finding.key,
            found=finding.state,
            said=finding.says,
            holds=one["holds"],
            reason=one["reason"],
        )


def findings_of(revision: Revision, criterion: int) -> dict[str, Finding]:
    """Return the engine's findings on one criterion of a revision, by key."""
    return {finding.key: finding for finding in examine_revision(revision)[criterion - 1].findings}


@transaction.atomic
def submit_assessment(*, check: CriteriaCheck, by: Person) -> Settlement:
    """Hand in an assessor's five verdicts, and settle the check if it can be; return how it stands.

    A settled check moves the mission on: passed to checked, otherwise back with what to change.
    Raises NotAllowed, CheckIsClosed, AssessmentUnfinished.
    """
    assessment = _own_open_assessment(check, by)
    missing = set(Criterion.values) - set(assessment.verdicts.values_list("criterion", flat=True))
    if missing:
        raise AssessmentUnfinished(*(f"Judge “{Criterion(n).label}” first." for n in sorted(missing)))
    assessment.submitted_at = timezone.now()
    assessment.save(update_fields=["submitted_at"])
    return settle_if_possible(check)


def _own_open_assessment(check: CriteriaCheck, by: Person) -> Assessment:
    """Return the assessment of ``by`` on an open check, its mission locked. Raises NotAllowed, CheckIsClosed and NotOpened."""
    require_impartial(by, check)
    check = locked(check)
    own = check.assessments.filter(assessor=by, declined_at=None).first()
    if own is None or own.taken_at is None:
        raise NotOpened(
            "Take this check first: declare that you have no interest in the mission, and open the revision."
        )
    if own.submitted_at:
        raise CheckIsClosed("You have submitted your assessment, so it stands.")
    return own
