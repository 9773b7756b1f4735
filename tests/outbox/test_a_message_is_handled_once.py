"""What stands in the outbox happens, once, whatever dies on the way."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from outbox import handlers
from outbox.enqueueing import enqueue
from outbox.leasing import run_message
from outbox.models import OutboxMessage


@pytest.fixture
def counted(monkeypatch):
    """A handler that counts how often it ran, and fails as often as it is told to."""
    monkeypatch.setattr(handlers, "HANDLERS", dict(handlers.HANDLERS))
    monkeypatch.setattr("outbox.enqueueing.HANDLERS", handlers.HANDLERS)
    monkeypatch.setattr("outbox.leasing.HANDLERS", handlers.HANDLERS)
    record = {"done": 0, "failures": 0}

    def told(**payload):
        record["told"] = payload

    @handlers.handler(
        "tests.count", queue="default", says="A count", max_attempts=3, first_delay_seconds=5, failed=told
    )
    def count(**payload):
        if record["failures"]:
            record["failures"] -= 1
            raise RuntimeError("not today")
        record["done"] += 1
        record["payload"] = payload

    return record


@pytest.mark.django_db
def test_it_is_done_with_its_payload(counted):
    message = enqueue("tests.count", number=3)
    assert run_message(message.pk) is True
    assert counted == {"done": 1, "failures": 0, "payload": {"number": 3}}


@pytest.mark.django_db
def test_publishing_it_twice_handles_it_once(counted):
    message = enqueue("tests.count")
    run_message(message.pk)
    assert run_message(message.pk) is False
    assert counted["done"] == 1


@pytest.mark.django_db
def test_the_same_key_is_one_message(counted):
    assert enqueue("tests.count", key="once").pk == enqueue("tests.count", key="once").pk


@pytest.mark.django_db
def test_a_failure_comes_due_again_later_and_later_until_its_attempts_are_spent(counted):
    counted["failures"] = 9
    message = enqueue("tests.count")
    delays = []
    for _ in range(3):
        OutboxMessage.objects.filter(pk=message.pk).update(due_at=timezone.now())
        assert run_message(message.pk) is False
        message.refresh_from_db()
        delays.append(round((message.due_at - timezone.now()).total_seconds()))
    assert delays[:2] == [5, 10]
    assert message.failed_at is not None
    assert message.last_error == "RuntimeError: not today"
    assert run_message(message.pk) is False


@pytest.mark.django_db
def test_a_message_that_a_worker_holds_is_left_alone_until_its_lease_ends(counted):
    message = enqueue("tests.count")
    OutboxMessage.objects.filter(pk=message.pk).update(leased_until=timezone.now() + timedelta(minutes=1))
    assert run_message(message.pk) is False
    OutboxMessage.objects.filter(pk=message.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert run_message(message.pk) is True


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_leaves_no_message(counted):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("tests.count")
        raise ZeroDivisionError
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_an_unknown_deed_is_refused_at_once():
    with pytest.raises(KeyError):
        enqueue("tests.nothing")
