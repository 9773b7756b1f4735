"""The two Celery tasks of the outbox."""

from celery import shared_task
from django.utils import timezone

from outbox.leasing import run_message
from outbox.models import OutboxMessage
from outbox.publishing import publish

AT_ONCE = 200


@shared_task
def run(message_id: int) -> None:
    """Run one message. Retries are the message's own: see outbox.leasing."""
    run_message(message_id)


@shared_task
def sweep() -> None:
    """Publish again whatever is due: the broker was away, a worker died, or a delay has passed."""
    for message in OutboxMessage.objects.due(timezone.now()).order_by("due_at")[:AT_ONCE]:
        publish(message)
