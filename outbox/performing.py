"""Carry out an errand, once, and say how it went."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from outbox.deeds import REGISTERED
from outbox.models import Errand

logger = logging.getLogger(__name__)
# Longer than the hard time limit of a task, so that two workers never hold the same errand.
LEASE = timedelta(minutes=6)


def perform_errand(errand_id: int) -> bool:
    """Lease the errand, do it, and mark it done; return whether it was done now.

    An errand that is done, leased or not yet due is left alone. A failure is recorded and comes due
    again after a doubled delay, until its deed's patience ends.
    """
    errand = _lease(errand_id)
    if errand is None:
        return False
    try:
        REGISTERED[errand.deed].do(**errand.payload)
    except Exception as problem:
        logger.exception("errand %s failed, attempt %s", errand.deed, errand.attempts)
        _put_back(errand, problem)
        return False
    Errand.objects.filter(pk=errand.pk).update(done_at=timezone.now(), leased_until=None, last_problem="")
    return True


def _lease(errand_id: int) -> Errand | None:
    now = timezone.now()
    with transaction.atomic():
        errand = Errand.objects.due(now).select_for_update(skip_locked=True).filter(pk=errand_id).first()
        if errand is None:
            return None
        errand.leased_until = now + LEASE
        errand.attempts += 1
        errand.save(update_fields=["leased_until", "attempts"])
    return errand


def _put_back(errand: Errand, problem: Exception) -> None:
    deed = REGISTERED[errand.deed]
    now = timezone.now()
    errand.last_problem = f"{type(problem).__name__}: {problem}"[:2000]
    errand.leased_until = None
    if errand.attempts >= deed.attempts:
        errand.given_up_at = now
    else:
        errand.due_at = now + timedelta(seconds=deed.first_delay_seconds * 2 ** (errand.attempts - 1))
    errand.save(update_fields=["last_problem", "leased_until", "given_up_at", "due_at"])
