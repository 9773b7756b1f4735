"""Enqueue a message, in the same transaction as what it follows from."""

import uuid

from django.db import transaction
from django.utils import timezone

from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage
from outbox.publishing import publish_or_leave_to_the_sweep


def enqueue(handler: str, *, key: str = "", **payload: object) -> OutboxMessage:
    """Write a message for ``handler``, publish it once the transaction is committed, and return it.

    ``key`` makes it unique: enqueueing the same key twice is one message. ``payload`` must be JSON.
    Raises KeyError for a handler that nobody registered.
    """
    message, created = OutboxMessage.objects.get_or_create(
        key=key or f"{handler}:{uuid.uuid4()}",
        defaults={
            "handler": handler,
            "queue": HANDLERS[handler].queue,
            "payload": payload,
            "published_at": timezone.now(),
        },
    )
    if created:
        # Robust: a dead broker must not turn what was saved into an error page.
        transaction.on_commit(lambda: publish_or_leave_to_the_sweep(message), robust=True)
    return message
