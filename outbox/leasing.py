"""Lease a message to one worker, run its handler, and record how it went."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage

logger = logging.getLogger(__name__)
# Longer than the hard time limit of a task, so that two workers never hold the same message.
LEASE = timedelta(minutes=6)


def run_message(message_id: int) -> bool:
    """Lease the message, run its handler, and mark it done; return whether it was done now.

    A message that is done, leased or not yet due is left alone. An error is recorded, and the message comes due
    again after a doubled delay, until its attempts are spent.
    """
    message = _lease(message_id)
    if message is None:
        return False
    try:
        HANDLERS[message.handler].function(**message.payload)
    except Exception as error:
        logger.exception("message %s failed, attempt %s", message.handler, message.attempts)
        _record_error(message, error)
        return False
    OutboxMessage.objects.filter(pk=message.pk).update(done_at=timezone.now(), leased_until=None, last_error="")
    return True


def _lease(message_id: int) -> OutboxMessage | None:
    now = timezone.now()
    with transaction.atomic():
        due = OutboxMessage.objects.due(now).select_for_update(skip_locked=True)
        message = due.filter(pk=message_id).first()
        if message is None:
            return None
        message.leased_until = now + LEASE
        message.attempts += 1
        message.save(update_fields=["leased_until", "attempts"])
    return message


def _record_error(message: OutboxMessage, error: Exception) -> None:
    handler = HANDLERS[message.handler]
    now = timezone.now()
    message.last_error = f"{type(error).__name__}: {error}"[:2000]
    message.leased_until = None
    if message.attempts >= handler.max_attempts:
        message.failed_at = now
    else:
        message.due_at = now + timedelta(seconds=handler.first_delay_seconds * 2 ** (message.attempts - 1))
    message.save(update_fields=["last_error", "leased_until", "failed_at", "due_at"])
