"""Administrators see what runs, what waits, and what failed and why; they cancel, try again, and give up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.mailing import enqueue_mail
from notifications.choices import State
from notifications.models import Delivery
from notifications.telling import tell
from outbox.models import OutboxMessage
from tests import factories
from tests.letters import tell_everybody
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(signed_in):
    return signed_in(factories.administrator())


@pytest.fixture
def unlucky():
    """An email about what happened that could not be sent."""
    person = factories.officer()
    words = {"mission": "Clean air", "who": "Amina", "may": "edit"}
    tell("draft.invited", key="1", heading="Clean air", address="/workbench/", to=[person], **words)
    tell_everybody()
    ended = {"state": State.FAILED, "ended_at": timezone.now(), "attempts": 8, "last_error": "451 later"}
    Delivery.objects.filter(channel="email").update(**ended)
    return Delivery.objects.select_related("person").get(channel="email")


def test_what_waits_and_for_how_long(admin):
    enqueue_mail(to="ada@example.org", subject="A secret subject", body="A secret")
    OutboxMessage.objects.update(due_at=timezone.now() - timedelta(hours=2))
    page = words_of(admin.get("/jobs/"))
    assert "Emails: 1, the oldest since" in page
    assert "An email to ada@example.org" in page
    assert "secret" not in page


def test_what_runs_now(admin):
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    later = timezone.now() + timedelta(minutes=5)
    OutboxMessage.objects.filter(pk=message.pk).update(leased_until=later, attempts=2)
    page = words_of(admin.get("/jobs/"))
    assert "An email to ada@example.org</bdi>: try 2" in page
    assert f"/jobs/{message.pk}/cancel/" not in page


def test_what_waits_is_cancelled_after_a_question_and_can_be_tried_again(admin):
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    assert "Cancel this job: An email to ada@example.org?" in words_of(admin.get(f"/jobs/{message.pk}/cancel/"))
    message.refresh_from_db()
    assert message.failed_at is None
    admin.post(f"/jobs/{message.pk}/cancel/")
    message.refresh_from_db()
    assert message.last_error == "An administrator cancelled it."
    admin.post(f"/jobs/{message.pk}/retry/")
    message.refresh_from_db()
    assert message.failed_at is None


@pytest.mark.parametrize("state", ["done", "running"])
def test_what_a_worker_has_taken_cannot_be_cancelled_any_more(admin, state):
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    now = timezone.now()
    OutboxMessage.objects.filter(pk=message.pk).update(
        **({"done_at": now} if state == "done" else {"leased_until": now + timedelta(minutes=5)})
    )
    page = words_of(admin.post(f"/jobs/{message.pk}/cancel/", follow=True))
    assert "It does not wait any more" in page
    message.refresh_from_db()
    assert message.failed_at is None


def test_an_email_that_failed_is_sent_again(admin, unlucky):
    page = words_of(admin.get("/jobs/"))
    assert "Emails that could not be sent: 1" in page
    assert unlucky.person.email in page
    assert "451 later" in page
    admin.post(f"/jobs/emails/{unlucky.pk}/", {"then": "retry"})
    unlucky.refresh_from_db()
    assert (unlucky.state, unlucky.attempts) == (State.WAITING, 0)
    assert "Emails that could not be sent" not in words_of(admin.get("/jobs/"))


def test_an_email_that_failed_is_given_up_and_twice_is_once(admin, unlucky):
    for says in ("The email was given up.", "It is not among the failed jobs any more"):
        page = words_of(admin.post(f"/jobs/emails/{unlucky.pk}/", {"then": "drop"}, follow=True))
        assert says in page
    unlucky.refresh_from_db()
    assert unlucky.state == State.DROPPED


def test_nobody_else_may(signed_in, unlucky):
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    for person in (factories.officer(), factories.moderator(), factories.resident()):
        for path in (f"/jobs/{message.pk}/cancel/", f"/jobs/emails/{unlucky.pk}/"):
            assert signed_in(person).post(path).status_code == 403
    unlucky.refresh_from_db()
    assert unlucky.state == State.FAILED


def test_the_page_costs_the_same_however_much_failed(admin, unlucky, django_assert_max_num_queries):
    for n in range(60):
        person = factories.resident()
        one = {"event": unlucky.event, "person": person, "topic": "work", "ended_at": timezone.now()}
        Delivery.objects.create(**one, channel="email", state="failed")
        OutboxMessage.objects.create(handler="accounts.send_mail", queue="mail", key=f"x{n}", failed_at=timezone.now())
    with django_assert_max_num_queries(14):
        admin.get("/jobs/")
