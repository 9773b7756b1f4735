"""What is due and waits nowhere is published again; what only waits its turn is not doubled, and no queue starves another."""

from datetime import timedelta

import pytest
from celery import current_app
from django.utils import timezone

from outbox import tasks
from outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
NOBODYS, OTHER = "tests-nobody", "tests-another"


@pytest.fixture(autouse=True)
def _empty_queues():
    with current_app.connection_or_acquire() as connection:
        for queue in (NOBODYS, OTHER):
            connection.default_channel.queue_declare(queue=queue)
            connection.default_channel.queue_purge(queue)
    yield


def waiting(queue: str) -> int:
    """Return how many copies the broker holds."""
    with current_app.connection_or_acquire() as connection:
        return connection.default_channel.queue_declare(queue=queue).message_count


def due(queue: str, number: int, published_at=None) -> None:
    """Write messages that are due."""
    OutboxMessage.objects.bulk_create(
        OutboxMessage(handler="tests", queue=queue, key=f"{queue}-{n}", published_at=published_at)
        for n in range(number)
    )


def test_a_queue_without_a_worker_gets_each_message_once(settings):
    due(NOBODYS, 5)
    for _ in range(4):
        tasks.sweep()
    assert waiting(NOBODYS) == 5


def test_ten_thousand_on_a_queue_without_a_worker_take_nothing_from_another():
    due(NOBODYS, 10_000)
    due(OTHER, 3)
    tasks.sweep()
    assert waiting(OTHER) == 3
    assert waiting(NOBODYS) == tasks.AT_ONCE


def test_what_the_broker_has_lost_is_published_again_once_it_is_missed():
    due(NOBODYS, 1, published_at=timezone.now() - timedelta(seconds=30))
    tasks.sweep()
    assert waiting(NOBODYS) == 0
    OutboxMessage.objects.update(published_at=timezone.now() - timedelta(minutes=2))
    tasks.sweep()
    tasks.sweep()
    assert waiting(NOBODYS) == 1


def test_every_tick_of_the_clock_ends_when_the_next_one_comes(settings):
    for name, entry in settings.CELERY_BEAT_SCHEDULE.items():
        assert entry["options"]["expires"] == entry["schedule"], name
