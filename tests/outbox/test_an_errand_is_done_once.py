"""What stands in the outbox happens, once, whatever dies on the way."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from outbox import deeds
from outbox.models import Errand
from outbox.performing import perform_errand
from outbox.posting import post


@pytest.fixture
def deed(monkeypatch):
    """A deed that counts how often it was done, and fails as often as it is told to."""
    monkeypatch.setattr(deeds, "REGISTERED", dict(deeds.REGISTERED))
    monkeypatch.setattr("outbox.posting.REGISTERED", deeds.REGISTERED)
    monkeypatch.setattr("outbox.performing.REGISTERED", deeds.REGISTERED)
    record = {"done": 0, "failures": 0}

    @deeds.deed("tests.count", queue="default", attempts=3, first_delay_seconds=5)
    def count(**payload):
        if record["failures"]:
            record["failures"] -= 1
            raise RuntimeError("not today")
        record["done"] += 1
        record["payload"] = payload

    return record


@pytest.mark.django_db
def test_it_is_done_with_its_payload(deed):
    errand = post("tests.count", number=3)
    assert perform_errand(errand.pk) is True
    assert deed == {"done": 1, "failures": 0, "payload": {"number": 3}}


@pytest.mark.django_db
def test_a_second_ring_does_nothing(deed):
    errand = post("tests.count")
    perform_errand(errand.pk)
    assert perform_errand(errand.pk) is False
    assert deed["done"] == 1


@pytest.mark.django_db
def test_the_same_key_is_one_errand(deed):
    assert post("tests.count", key="once").pk == post("tests.count", key="once").pk


@pytest.mark.django_db
def test_a_failure_comes_due_again_later_and_later_until_patience_ends(deed):
    deed["failures"] = 9
    errand = post("tests.count")
    delays = []
    for _ in range(3):
        Errand.objects.filter(pk=errand.pk).update(due_at=timezone.now())
        assert perform_errand(errand.pk) is False
        errand.refresh_from_db()
        delays.append(round((errand.due_at - timezone.now()).total_seconds()))
    assert delays[:2] == [5, 10]
    assert errand.given_up_at is not None
    assert errand.last_problem == "RuntimeError: not today"
    assert perform_errand(errand.pk) is False


@pytest.mark.django_db
def test_an_errand_that_a_worker_holds_is_left_alone_until_its_lease_ends(deed):
    errand = post("tests.count")
    Errand.objects.filter(pk=errand.pk).update(leased_until=timezone.now() + timedelta(minutes=1))
    assert perform_errand(errand.pk) is False
    Errand.objects.filter(pk=errand.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert perform_errand(errand.pk) is True


@pytest.mark.django_db(transaction=True)
def test_a_deed_that_is_rolled_back_leaves_no_errand(deed):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        post("tests.count")
        raise ZeroDivisionError
    assert not Errand.objects.exists()


@pytest.mark.django_db
def test_an_unknown_deed_is_refused_at_once():
    with pytest.raises(KeyError):
        post("tests.nothing")
