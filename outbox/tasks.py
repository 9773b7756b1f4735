"""The Celery tasks of the outbox."""

from datetime import datetime, timedelta

from celery import shared_task
from django.db.models import Q
from django.utils import timezone

from outbox.leasing import run_message
from outbox.models import OutboxMessage
from outbox.publishing import publish_or_leave_to_the_sweep, waiting_with_the_broker

AT_ONCE = 200
# A copy that the broker has lost is missed after this time; one that only waits its turn is not doubled.
OVERDUE = timedelta(minutes=1)
KEPT_FOR = timedelta(days=30)


@shared_task
def run(message_id: int) -> None:
    """Run one message. Retries are the message's own: see outbox.leasing."""
    run_message(message_id)


@shared_task
def sweep() -> None:
    """Publish what is due and waits nowhere: the broker was away or lost it, a worker died, or a delay has passed.

    Each queue for itself: one without a worker gets no second copies, and takes nothing from the others.
    """
    now = timezone.now()
    for queue in OutboxMessage.objects.due(now).values_list("queue", flat=True).distinct().order_by("queue"):
        _publish_what_is_due(queue, now)


def _publish_what_is_due(queue: str, now: datetime) -> None:
    is_missed = Q(published_at=None)
    if not waiting_with_the_broker(queue):
        is_missed |= Q(published_at__lt=now - OVERDUE)
    for message in OutboxMessage.objects.due(now).filter(is_missed, queue=queue).order_by("due_at")[:AT_ONCE]:
        # Before a worker can take it: that clears the mark again.
        OutboxMessage.objects.filter(pk=message.pk).update(published_at=now)
        publish_or_leave_to_the_sweep(message)


@shared_task
def forget_what_is_done() -> None:
    """Delete messages that were done more than a month ago."""
    OutboxMessage.objects.filter(done_at__lt=timezone.now() - KEPT_FOR).delete()
