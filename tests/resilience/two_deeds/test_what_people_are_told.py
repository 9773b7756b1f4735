"""Two workers find out who hears of something, or send what is due, at the same moment; a job is cancelled as it begins."""

from functools import partial

import pytest
from django.core import mail
from django.utils import timezone

from accounts.mailing import enqueue_mail
from notifications.fanning_out import fan_out
from notifications.following import follow
from notifications.models import Delivery, Event
from notifications.sending import send_what_is_due
from notifications.telling import tell
from notifications.things import thing
from outbox.leasing import run_message
from outbox.models import OutboxMessage
from outbox.retrying import cancel
from tests import factories
from tests.letters import tell_everybody
from tests.races import at_once, errors

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]
THING = thing("mission", 1)


def happens(kind: str = "consultation.extended", key: str = "1", **words) -> Event:
    words = words or {"mission": "Clean air", "closes": "1 May 2027", "reason": "A strike stopped the post."}
    return tell(kind, key=key, heading="Clean air", address="/", about=[THING], **words)


def followers(number: int) -> None:
    for person in factories.PersonFactory.create_batch(number):
        follow(person=person, things=[THING])


def test_two_workers_who_find_out_who_hears_of_it_make_each_delivery_once():
    followers(5)
    event = happens()
    assert errors(at_once(partial(fan_out, event_id=event.pk), partial(fan_out, event_id=event.pk))) == []
    assert Delivery.objects.filter(event=event).count() == 10
    assert Event.objects.get().told_at is not None


def test_an_email_is_sent_by_one_of_two_workers():
    followers(1)
    happens()
    tell_everybody()
    assert sorted(at_once(send_what_is_due, send_what_is_due)) == [0, 1]
    assert len(mail.outbox) == 1


def test_a_digest_is_sent_by_one_of_two_workers():
    followers(1)
    for key in "12":
        happens("mission.moved", key, mission="Clean air", step=f"Step {key}", stage="adopted", reason="")
    tell_everybody()
    Delivery.objects.filter(channel="email").update(due_at=timezone.now())
    assert sorted(at_once(send_what_is_due, send_what_is_due)) == [0, 2]
    assert len(mail.outbox) == 1


def test_a_job_that_is_cancelled_as_a_worker_begins_it_is_one_or_the_other():
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    cancelled, done = at_once(partial(cancel, message), partial(run_message, message.pk))
    message = OutboxMessage.objects.get(pk=message.pk)
    assert errors([cancelled, done]) == []
    assert bool(message.failed_at) is bool(cancelled)
    assert bool(message.done_at) is bool(done)
    assert [bool(cancelled), bool(done)].count(True) == 1
