"""Close a consultation when its time is over."""

import logging

from django.db import transaction
from django.utils import timezone

from engagement.consulting.telling import tell_of_close
from engagement.models import Consultation
from locking import lock_row
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission

logger = logging.getLogger(__name__)


def close_what_is_over() -> int:
    """End every consultation whose time is over, and move its mission on; return how many.

    Comments are refused from the minute of the close, whether this ran by then or not.
    """
    over = list(Consultation.objects.over_at(timezone.now()).with_mission())
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
    consultation = lock_row(consultation, Consultation.objects.with_mission())
    # Somebody may have given it more time meanwhile.
    if consultation.ended_at or consultation.closes_at > timezone.now():
        return False
    consultation.ended_at = timezone.now()
    consultation.save(update_fields=["ended_at"])
    tell_of_close(consultation)
    if consultation.mission.stage == "in consultation":
        take_step(mission=consultation.mission, name="close_consultation", by=None, revision=consultation.revision)
    return True


def end_with_mission(mission: Mission) -> None:
    """End any running consultation of a mission that was withdrawn: nobody is asked in vain."""
    Consultation.objects.filter(revision__mission=mission, ended_at=None).update(ended_at=timezone.now())
