"""Open a consultation on a checked revision, and close it when its time is over."""

import logging
from datetime import date

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from engagement.models import Consultation, Question
from locking import lock_row
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission
from roadmaps.naming import free_slug

logger = logging.getLogger(__name__)


@transaction.atomic
def open_consultation(
    *,
    mission: Mission,
    by: Person,
    purpose: str,
    may_change: str,
    decided_by: str,
    opens_on: date,
    closes_on: date,
    questions: list[str],
    short_reason: str = "",
) -> Consultation:
    """Open a consultation on the mission's latest revision; return it.

    Raises NotAllowed, WrongStage, and GateClosed unless that revision passed its check. The dates
    are whole days, London time; the last one counts.
    """
    taken = take_step(mission=mission, name="open_consultation", by=by)
    consultation = Consultation.objects.create(
        revision=taken.revision,
        slug=free_slug(Consultation, mission.title),
        purpose=purpose,
        may_change=may_change,
        decided_by=decided_by,
        opens_on=opens_on,
        closes_on=closes_on,
        short_reason=short_reason,
        opened_by=by,
    )
    Question.objects.bulk_create(
        [Question(consultation=consultation, position=n, text=text) for n, text in enumerate(questions)]
    )
    return consultation


def close_what_is_over() -> int:
    """End every consultation whose last day has gone, and move its mission on; return how many."""
    today = timezone.localdate()
    over = list(Consultation.objects.over_on(today).with_mission())
    return sum(_close_or_report(consultation) for consultation in over)


def _close_or_report(consultation: Consultation) -> bool:
    """End one consultation; return whether it was ended now. One that cannot be ended does not stop the others."""
    try:
        return _close(consultation)
    except Exception:
        logger.exception("consultation %s could not be closed", consultation.pk)
        return False


@transaction.atomic
def _close(consultation: Consultation) -> bool:
    lock_row(consultation.mission)
    consultation = Consultation.objects.with_mission().get(pk=consultation.pk)
    if consultation.ended_at:
        return False
    consultation.ended_at = timezone.now()
    consultation.save(update_fields=["ended_at"])
    if consultation.mission.stage == "in consultation":
        take_step(mission=consultation.mission, name="close_consultation", by=None, revision=consultation.revision)
    return True


def end_with_mission(mission: Mission) -> None:
    """End any running consultation of a mission that was withdrawn: nobody is asked in vain."""
    Consultation.objects.filter(revision__mission=mission, ended_at=None).update(ended_at=timezone.now())
