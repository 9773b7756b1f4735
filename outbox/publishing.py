"""Tell the workers that a message is due."""

import logging
import time
from collections.abc import Callable

from celery import current_app
from kombu.exceptions import ChannelError

from outbox.models import OutboxMessage

logger = logging.getLogger(__name__)
# The task of outbox.tasks, by its name: the tasks publish too, and so cannot be imported here.
RUN = "outbox.tasks.run"
# After the broker did not answer nobody waits for it again for so long: the sweep publishes what was left.
SILENCE_SECONDS = 5


def publish(message: OutboxMessage) -> None:
    """Publish the message's key on its queue. Raises what the broker raises."""
    current_app.send_task(RUN, args=[message.pk], queue=message.queue, retry=False)


def publish_or_leave_to_the_sweep(message: OutboxMessage) -> None:
    """Publish a message that was just written; note it where the broker does not answer, so that the sweep does it."""
    if not Broker.answers(lambda: publish(message)):
        OutboxMessage.objects.filter(pk=message.pk).update(published_at=None)


class Broker:
    """Whether the broker answers this process."""

    silent_until = 0.0

    @classmethod
    def answers(cls, deed: Callable[[], None]) -> bool:
        """Do ``deed`` and return True; False if the broker is silent, or was a moment ago."""
        if time.monotonic() < cls.silent_until:
            return False
        try:
            deed()
        except Exception:
            logger.exception("the broker does not answer")
            cls.silent_until = time.monotonic() + SILENCE_SECONDS
            return False
        return True


def kick(task: str, *, queue: str) -> None:
    """Have a task run soon, if the broker answers; the clock runs it anyway."""
    Broker.answers(lambda: current_app.send_task(task, queue=queue, retry=False))


def waiting_with_the_broker(queue: str) -> int:
    """Return how many copies of messages wait on a queue. Raises what the broker raises."""
    with current_app.connection_or_acquire() as connection:
        try:
            return connection.default_channel.queue_declare(queue=queue, passive=True).message_count
        except ChannelError:
            return 0
