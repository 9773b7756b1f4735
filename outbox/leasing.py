"""Lease a message to one worker, run its handler, and record how it went."""

import logging
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from locking import lock
from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage

logger = logging.getLogger(__name__)
# Longer than the hard time limit of a task, so that two workers never hold the same message.
LEASE = timedelta(minutes=6)
UNKNOWN = "No handler of this name is known to the workers."
DIED = "The worker died each time before it could say why."


def run_message(message_id: int) -> bool:
    """Lease the message, run its handler, and mark it done; return whether it was done now.

    A message that is done, leased or not yet due is left alone. An error is recorded, and the message comes due
    again after a doubled delay, until its attempts are spent. What a message carried is forgotten once it is done: an
    email holds addresses and links that let somebody in.
    """
    message = _lease(message_id)
    if message is None:
        return False
    try:
        HANDLERS[message.handler].function(**message.payload)
    except Exception as error:
        logger.exception("message %s failed, attempt %s", message.handler, message.attempts)
        _record_error(message, f"{type(error).__name__}: {error}")
        return False
    done = {"done_at": timezone.now(), "leased_until": None, "last_error": "", "payload": {}}
    OutboxMessage.objects.filter(pk=message.pk).update(**done)
    return True


@transaction.atomic
def _lease(message_id: int) -> OutboxMessage | None:
    """Return the message, if it is due, held by nobody and has an attempt left; the attempt counts from here.

    One that has none left is failed: its workers died, too early to say so.
    """
    now = timezone.now()
    due = lock(OutboxMessage.objects.due(now), passing_over_locked=True)
    message = due.filter(pk=message_id).first()
    if message is None:
        return None
    handler = HANDLERS.get(message.handler)
    if handler is None or message.attempts >= handler.max_attempts:
        _fail(message, message.last_error or DIED if handler else UNKNOWN)
        return None
    message.leased_until = now + LEASE
    message.attempts += 1
    message.published_at = None
    message.save(update_fields=["leased_until", "attempts", "published_at"])
    return message


@transaction.atomic
def give_up(message_id: int, why: str) -> bool:
    """Fail a message that waits and that no worker has leased; return whether it was there to be failed."""
    unleased = Q(leased_until=None) | Q(leased_until__lt=timezone.now())
    waiting = lock(OutboxMessage.objects.waiting(), passing_over_locked=True).filter(unleased, pk=message_id).first()
    if waiting is None:
        return False
    _fail(waiting, why)
    return True


@transaction.atomic
def _record_error(message: OutboxMessage, error: str) -> None:
    handler = HANDLERS[message.handler]
    message.last_error = error.replace("\x00", "")[:2000]
    if message.attempts >= handler.max_attempts:
        _fail(message, message.last_error)
        return
    message.leased_until = None
    message.due_at = timezone.now() + timedelta(seconds=handler.first_delay_seconds * 2 ** (message.attempts - 1))
    message.save(update_fields=["last_error", "leased_until", "due_at"])


def _fail(message: OutboxMessage, error: str) -> None:
    """Give a message up, and tell whoever waits for it. Call inside a transaction."""
    message.failed_at, message.leased_until, message.last_error = timezone.now(), None, error
    message.save(update_fields=["failed_at", "leased_until", "last_error"])
    handler = HANDLERS.get(message.handler)
    if handler is None:
        return
    try:
        with transaction.atomic():
            handler.failed(**message.payload)
    except Exception:
        # That it failed is on the record, whatever comes of telling.
        logger.exception("nobody could be told that message %s failed", message.pk)
