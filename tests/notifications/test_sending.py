"""Emails that are due are sent once; what cannot be sent is tried again, later each time, and given up at last."""

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from notifications.bouncing import accept_address, refuse_address, silence
from notifications.choices import Channel, Rhythm, State
from notifications.models import Delivery
from notifications.rhythms import choose_rhythms
from notifications.sending import MOST_ATTEMPTS, send_what_is_due
from notifications.telling import tell
from tests import factories
from tests.letters import tell_everybody

pytestmark = pytest.mark.django_db


class Server(EmailBackend):
    """A mail server that does what a test says."""

    fails: Exception | None = None

    def send_messages(self, messages):
        if Server.fails:
            raise Server.fails
        return super().send_messages(messages)


@pytest.fixture(autouse=True)
def server(settings):
    settings.EMAIL_BACKEND = f"{__name__}.Server"
    mail.outbox = []
    Server.fails = None
    return Server


def happens(person, *, kind="draft.invited", key="1", heading="Clean air", **words):
    words = words or {"mission": heading, "who": "Amina", "may": "edit"}
    tell(kind, key=key, heading=heading, address="/workbench/", to=[person], **words)
    tell_everybody()


def moved(person, key, heading="Clean air"):
    words = {"mission": heading, "step": f"Step {key}", "stage": "adopted", "reason": ""}
    happens(person, kind="mission.moved", key=key, heading=heading, **words)


def email() -> Delivery:
    return Delivery.objects.get(channel=Channel.EMAIL)


def is_due() -> None:
    Delivery.objects.filter(channel=Channel.EMAIL).update(due_at=timezone.now())


def test_an_email_is_sent_once():
    happens(factories.officer())
    assert [send_what_is_due(), send_what_is_due()] == [1, 0]
    assert len(mail.outbox) == 1
    assert email().state == State.SENT


def test_each_try_has_the_same_message_id(server):
    happens(factories.officer())
    server.fails = SMTPDataError(451, b"later")
    send_what_is_due()
    server.fails = None
    is_due()
    send_what_is_due()
    assert mail.outbox[0].extra_headers["Message-ID"] == f"<delivery-{email().pk}@camden.example>"


def test_a_digest_has_everything_of_a_day_by_mission_the_newest_first_with_the_words():
    person = factories.resident()
    for key, heading in (("1", "Clean air"), ("2", "Quiet nights"), ("3", "Clean air")):
        moved(person, key, heading)
    assert send_what_is_due() == 0
    is_due()
    assert send_what_is_due() == 3
    (letter,) = mail.outbox
    assert letter.subject == "3 updates: Clean air and 1 other"
    body = letter.body
    assert body.index("Step 3") < body.index("Step 1") < body.index("Quiet nights\n") < body.index("Step 2")
    assert "The mission is now adopted." in body
    assert body.count("/workbench/") == 3
    is_due()
    assert send_what_is_due() == 0


def test_there_is_no_digest_when_there_is_nothing_to_say():
    factories.resident()
    assert send_what_is_due() == 0
    assert mail.outbox == []


def test_two_people_get_a_digest_each():
    for person in factories.PersonFactory.create_batch(2):
        moved(person, str(person.pk))
    is_due()
    assert send_what_is_due() == 2
    assert len({letter.to[0] for letter in mail.outbox}) == 2


def test_an_error_of_the_server_is_tried_again_later_each_time_and_given_up_at_last(server):
    happens(factories.officer())
    server.fails = SMTPDataError(451, b"later")
    delays = []
    for _ in range(MOST_ATTEMPTS - 1):
        is_due()
        assert send_what_is_due() == 0
        delays.append(email().due_at - timezone.now())
    assert delays[-1] > timedelta(minutes=10) > delays[0]
    is_due()
    send_what_is_due()
    assert email().state == State.FAILED
    assert "451" in email().last_error
    assert send_what_is_due() == 0


def test_while_the_server_is_away_others_are_not_tried(server):
    for key in "123":
        happens(factories.officer(), key=key)
    server.fails = SMTPServerDisconnected("gone")
    assert send_what_is_due() == 0
    assert Delivery.objects.filter(channel=Channel.EMAIL, due_at__gt=timezone.now()).count() == 1
    server.fails = None
    is_due()
    assert send_what_is_due() == 3


def test_however_long_the_server_is_away_nothing_is_given_up(server):
    happens(factories.officer())
    server.fails = ConnectionRefusedError("nobody listens")
    for _ in range(MOST_ATTEMPTS * 2):
        is_due()
        send_what_is_due()
    assert (email().state, email().attempts) == (State.WAITING, 0)
    server.fails = None
    is_due()
    assert send_what_is_due() == 1


def test_what_somebody_wrote_is_only_words_in_an_email():
    person = factories.resident()
    words = {
        "mission": "<script>x</script>\nBcc: all@example.org",
        "step": "<b>",
        "stage": "a",
        "reason": "<img src=x>",
    }
    happens(person, kind="mission.moved", heading="<script>", **words)
    is_due()
    send_what_is_due()
    (letter,) = mail.outbox
    html = letter.alternatives[0][0]
    assert "\n" not in letter.subject
    assert letter.message()["Bcc"] is None
    for markup in ("<script>", "<img", "<b>"):
        assert markup not in html
    assert "Why: <img src=x>" in letter.body


def test_one_email_that_cannot_be_written_holds_back_no_other():
    first, second = factories.officer(), factories.officer()
    first.email = "not\nan address"
    first.save()
    happens(first, key="1")
    happens(second, key="2")
    assert send_what_is_due() == 1
    assert mail.outbox[0].to == [second.email]


def test_an_address_that_the_server_refuses_gets_no_more_email_until_its_owner_says_that_it_works(server):
    person = factories.officer()
    happens(person, key="1")
    server.fails = SMTPRecipientsRefused({person.email: (550, b"no such user")})
    send_what_is_due()
    assert email().state == State.FAILED
    server.fails = None
    happens(person, key="2")
    assert send_what_is_due() == 0
    assert Delivery.objects.filter(channel=Channel.EMAIL).count() == 1
    accept_address(person)
    happens(person, key="3")
    assert send_what_is_due() == 1


def test_a_refusal_for_now_is_tried_again(server):
    person = factories.officer()
    happens(person)
    server.fails = SMTPRecipientsRefused({person.email: (450, b"mailbox busy")})
    send_what_is_due()
    assert (email().state, email().attempts) == (State.WAITING, 1)


def test_an_address_that_was_changed_is_not_the_one_that_was_refused():
    person = factories.officer()
    refuse_address(person.email, because="no such user")
    person.email = "new@example.org"
    person.save()
    happens(person)
    assert send_what_is_due() == 1


@pytest.mark.parametrize("why", ["unsubscribed", "closed", "refused", "kept from taking part"])
def test_what_became_unwanted_before_it_was_sent_is_dropped(why):
    person = factories.officer()
    happens(person)
    if why == "unsubscribed":
        choose_rhythms(person=person, rhythms={"work": Rhythm.NEVER})
    elif why == "closed":
        person.is_active = False
        person.save()
    elif why == "refused":
        refuse_address(person.email, because="no such user")
    else:
        silence(person, timezone.now() + timedelta(days=1))
    assert send_what_is_due() == 0
    assert mail.outbox == []
    assert email().state == State.DROPPED


def test_what_is_essential_reaches_somebody_who_is_kept_from_taking_part_and_switched_all_off():
    person = factories.resident()
    choose_rhythms(person=person, rhythms={"own": Rhythm.NEVER, "comments": Rhythm.NEVER})
    silence(person, timezone.now() + timedelta(days=1))
    happens(person, kind="person.banned", heading="Your account", until="1 May 2027", reason="Adverts.")
    assert send_what_is_due() == 1
    assert "Why: Adverts." in mail.outbox[0].body
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
