"""The changes that assessors asked for: what they are, and ticking them off as officers make them."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from roadmaps.drafting.missions import open_draft
from roadmaps.models import ChangeAsked, CriteriaCheck, Mission, Revision
from roadmaps.models.choices import Answer


def last_judged(mission: Mission, *, before: Revision | None = None) -> CriteriaCheck | None:
    """Return the latest settled check of a mission; the latest before the revision ``before``, if one is given."""
    settled = CriteriaCheck.objects.filter(
        revision__mission=mission, state__in=[CriteriaCheck.State.PASSED, CriteriaCheck.State.RETURNED]
    ).select_related("revision", "method")
    if before is not None:
        settled = settled.filter(revision__number__lt=before.number)
    return settled.order_by("-revision__number").first()


def changes_of(check: CriteriaCheck | None) -> QuerySet[ChangeAsked]:
    """Return the changes that a settled check asks for: those of the criteria that were not met in the end."""
    if check is None:
        return ChangeAsked.objects.none()
    unmet = [int(number) for number, one in check.settled.items() if one["answer"] != Answer.MET]
    return ChangeAsked.objects.filter(
        verdict__assessment__criteria_check=check,
        verdict__assessment__submitted_at__isnull=False,
        verdict__criterion__in=unmet,
    ).select_related("verdict", "done_by")


@transaction.atomic
def tick_off(*, change: ChangeAsked, by: Person, done: bool, how: str = "") -> ChangeAsked:
    """Say that a change was made, and how; or take that back. Return the change.

    The next check shows it first. Raises NotAllowed and WrongStage: only the draft's officers, while it is a draft.
    """
    open_draft(change.verdict.assessment.criteria_check.revision.mission, by)
    change.refresh_from_db()
    change.done_at = timezone.now() if done else None
    change.done_by = by if done else None
    change.done_how = how if done else ""
    change.save(update_fields=["done_at", "done_by", "done_how"])
    return change
