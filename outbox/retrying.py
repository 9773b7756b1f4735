"""What administrators do with a message: cancel one that waits; have one that failed tried again, or drop it."""

from django.db import transaction
from django.utils import timezone

from outbox.leasing import give_up
from outbox.models import OutboxMessage
from outbox.publishing import publish_or_leave_to_the_sweep


@transaction.atomic
def retry(message: OutboxMessage) -> bool:
    """Have a failed message tried again, with all its attempts; return whether it had failed. Twice is once.

    The caller has asked whether somebody may.
    """
    now = timezone.now()
    again = {"failed_at": None, "attempts": 0, "due_at": now, "published_at": now}
    if not OutboxMessage.objects.failed().filter(pk=message.pk).update(**again):
        return False
    transaction.on_commit(lambda: publish_or_leave_to_the_sweep(message), robust=True)
    return True


def cancel(message: OutboxMessage) -> bool:
    """Give up a message that waits and that no worker has taken, and tell whoever waits for it; return whether it did.

    The caller has asked as for ``retry``.
    """
    return give_up(message.pk, "An administrator cancelled it.")


def drop(message: OutboxMessage) -> bool:
    """Delete a failed message with what it carries; return whether it was there. The caller has asked as for ``retry``."""
    return bool(OutboxMessage.objects.failed().filter(pk=message.pk).delete()[0])
