"""Close a check once its verdicts settle it, and move the mission on."""

from statistics import median
from typing import Any

from django.urls import reverse
from django.utils import timezone

from roadmaps.checking.assigning import locked
from roadmaps.criteria.settling import Settlement, settle
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Assessment, ChangeAsked, CriteriaCheck, Revision
from roadmaps.models.choices import Answer
from roadmaps.telling import team, tell_of_mission


def handed_in(check: CriteriaCheck) -> list[Assessment]:
    """Return the assessments that are handed in, with their verdicts."""
    return list(check.assessments.exclude(submitted_at=None).prefetch_related("verdicts"))


def settlement_of(check: CriteriaCheck) -> Settlement:
    """Return what the assessments handed in so far come to, with what their assessors agreed on since."""
    given = [{v.criterion: v.answer for v in one.verdicts.all()} for one in handed_in(check)]
    agreed = dict(check.agreements.filter(agreed_at__isnull=False, replaced_at=None).values_list("criterion", "answer"))
    return settle(given, needed=check.seats, agreed=agreed)


def settle_if_possible(check: CriteriaCheck) -> Settlement:
    """Close the check when its verdicts settle it; return how it stands. Call inside a transaction."""
    check = locked(check)
    settlement = settlement_of(check)
    if settlement.is_settled:
        _close(check, settlement)
    return settlement


def _close(check: CriteriaCheck, settlement: Settlement) -> None:
    check.state = CriteriaCheck.State.PASSED if settlement.passed else CriteriaCheck.State.RETURNED
    check.settled_at = timezone.now()
    check.settled = _settled(check, settlement)
    check.save(update_fields=["state", "settled_at", "settled"])
    changes = "" if settlement.passed else _changes(check, settlement)
    take_step(
        mission=check.revision.mission,
        name=_step(check, passed=settlement.passed),
        by=None,
        reason=changes,
        revision=check.revision,
    )
    _tell(check, changes)


def _step(check: CriteriaCheck, *, passed: bool) -> str:
    """Return the step that follows. A change that was only proposed leaves the mission where it stands."""
    if check.revision.kind == Revision.Kind.PROPOSED:
        return "pass_check_of_change" if passed else "fail_check_of_change"
    return "pass_check" if passed else "return"


def _tell(check: CriteriaCheck, changes: str) -> None:
    """Tell the assessors that their check is over, and the officers what they are asked to change."""
    mission = check.revision.mission
    judges = check.assessments.exclude(submitted_at=None).values_list("assessor", flat=True)
    outcome = (
        "It passed." if check.state == CriteriaCheck.State.PASSED else "It did not pass, and changes were asked for."
    )
    address = check.get_absolute_url()
    tell_of_mission("check.done", mission, key=check.pk, to=judges, address=address, outcome=outcome)
    if check.state == CriteriaCheck.State.RETURNED and check.revision.kind != Revision.Kind.PROPOSED:
        address = reverse("changes", args=[mission.slug])
        tell_of_mission("changes.asked", mission, key=check.pk, to=team(mission), address=address, changes=changes)


def _settled(check: CriteriaCheck, settlement: Settlement) -> dict[str, dict[str, Any]]:
    """Return the answer and the rating of each criterion: what was agreed, else the middle of what was given."""
    agreed = dict(check.agreements.filter(agreed_at__isnull=False, replaced_at=None).values_list("criterion", "rating"))
    given = [verdict for one in handed_in(check) for verdict in one.verdicts.all()]
    return {
        str(number): {
            "answer": answer,
            "rating": agreed.get(number, median(one.rating for one in given if one.criterion == number)),
        }
        for number, answer in settlement.answers.items()
    }


def _changes(check: CriteriaCheck, settlement: Settlement) -> str:
    """Return the changes asked for on the criteria that are not met, a line each."""
    asked = ChangeAsked.objects.filter(
        verdict__assessment__criteria_check=check,
        verdict__assessment__submitted_at__isnull=False,
        verdict__criterion__in=[number for number, answer in settlement.answers.items() if answer != Answer.MET],
    ).select_related("verdict")
    return "\n".join(f"{one.verdict.get_criterion_display()}: {one.says}" for one in asked)
