"""Tell the workers that a message is due."""

import logging

from celery import current_app

from outbox.models import OutboxMessage

logger = logging.getLogger(__name__)
# The task of outbox.tasks, by its name: the tasks publish too, and so cannot be imported here.
RUN = "outbox.tasks.run"


def publish(message: OutboxMessage) -> None:
    """Publish the message's key on its queue. Raises what the broker raises."""
    current_app.send_task(RUN, args=[message.pk], queue=message.queue)


def publish_or_leave_to_the_sweep(message: OutboxMessage) -> None:
    """Publish a message that was just written; note it where the broker does not answer, so that the sweep does it."""
    try:
        publish(message)
    except Exception:
        logger.exception("message %s could not be published", message.pk)
        OutboxMessage.objects.filter(pk=message.pk).update(published_at=None)
