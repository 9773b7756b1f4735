"""Tell the workers that a message is due."""

from celery import current_app

from outbox.models import OutboxMessage

# The task of outbox.tasks, by its name: the tasks publish too, and so cannot be imported here.
RUN = "outbox.tasks.run"


def publish(message: OutboxMessage) -> None:
    """Publish the message's key on its queue. Raises what the broker raises."""
    current_app.send_task(RUN, args=[message.pk], queue=message.queue)
