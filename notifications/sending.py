"""Send the emails that are due, one at a time: each is locked, sent and recorded before the next one is looked for.

A worker that dies after the mail server took an email and before that is recorded sends this one again, and no other.
"""

import logging
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from smtplib import SMTPConnectError, SMTPException, SMTPRecipientsRefused, SMTPServerDisconnected

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from locking import DIGESTS, lock, try_lock
from notifications.bouncing import refuse_address
from notifications.choices import Rhythm, State
from notifications.letters import email_about
from notifications.models import ChosenRhythm, Delivery, MailSettings

logger = logging.getLogger(__name__)
# Then other emails of the service get their turn, such as those that confirm an address.
SECONDS = 5
MOST_ATTEMPTS = 8
FIRST_DELAY = timedelta(seconds=30)
# A mail server that does not answer is asked again after so long.
AWAY = timedelta(minutes=1)
# Digests are looked for so many people at a time.
PEOPLE = 50


class ServerIsAway(Exception):
    """The mail server does not answer: others are not tried now."""


def send_what_is_due(seconds: float = SECONDS) -> int:
    """Send emails that are due until none is, or ``seconds`` have passed; return how many were sent.

    Any number of workers may do so at once.
    """
    sent, deadline = 0, time.monotonic() + seconds
    with _connection() as connection:
        for send_next in (_send_next, _send_next_digest):
            while time.monotonic() < deadline and (made := send_next(connection)) is not None:
                sent += made
    return sent


def is_any_due() -> bool:
    """Say whether emails wait whose time has come."""
    return Delivery.objects.emails_due(timezone.now()).exists()


@contextmanager
def _connection() -> Iterator[BaseEmailBackend]:
    """Keep one connection to the mail server, opened by the first email; what goes wrong with it ends the round."""
    connection = get_connection()
    try:
        yield connection
    except ServerIsAway:
        logger.warning("the mail server does not answer")
    finally:
        _close(connection)


def _close(connection: BaseEmailBackend) -> None:
    """Close the connection, whatever state it is in; the next email opens it again."""
    with suppress(Exception):
        connection.close()


def _is_away(error: Exception) -> bool:
    """Say whether nobody answers, rather than that one email is not taken."""
    return isinstance(error, SMTPServerDisconnected | SMTPConnectError) or (
        isinstance(error, OSError) and not isinstance(error, SMTPException)
    )


def _send_next(connection: BaseEmailBackend) -> int | None:
    """Send the next email of one event; return 1 if it was sent, 0 if not, and None if none is due."""
    with transaction.atomic():
        due = Delivery.objects.emails_due(timezone.now()).filter(rhythm=Rhythm.AT_ONCE)
        delivery = lock(_with_preferences(due), passing_over_locked=True).order_by("due_at").first()
        if delivery is None:
            return None
        sent = _send([delivery], connection)
    return _unless_away(sent)


def _send_next_digest(connection: BaseEmailBackend) -> int | None:
    """Send the digest of the next person for whom one is due; return how much stood in it, else as ``_send_next``."""
    due = Delivery.objects.emails_due(timezone.now()).exclude(rhythm=Rhythm.AT_ONCE)
    for person in due.order_by("person").values_list("person", flat=True).distinct()[:PEOPLE]:
        with transaction.atomic():
            if not try_lock(DIGESTS, person):
                continue
            deliveries = list(_with_preferences(due.filter(person=person)).order_by("pk"))
            if not deliveries:
                continue
            sent = _send(deliveries, connection)
        return _unless_away(sent)
    return None


def _with_preferences(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """Add to deliveries what may keep them from being sent."""
    never = ChosenRhythm.objects.filter(person=OuterRef("person"), topic=OuterRef("topic"), rhythm=Rhythm.NEVER)
    return deliveries.select_related("event", "person__mail_settings").annotate(is_unwanted=Exists(never))


def _unless_away(sent: int | None) -> int:
    """Return how many were sent. Raises ServerIsAway, once what became of them is recorded."""
    if sent is None:
        raise ServerIsAway
    return sent


def _send(deliveries: list[Delivery], connection: BaseEmailBackend) -> int | None:
    """Send the email about these deliveries, and record what came of each; return how many were sent.

    None if the mail server does not answer. Those that became unwanted are dropped.
    """
    reasons = {one: _why_not(one) for one in deliveries}
    for one, reason in reasons.items():
        if reason:
            _end([one], State.DROPPED, reason)
    wanted = [one for one, reason in reasons.items() if not reason]
    if not wanted:
        return 0
    try:
        message = email_about(wanted)
        connection.open()
        connection.send_messages([message])
    except SMTPRecipientsRefused as refusal:
        _refused(wanted, refusal)
        return 0
    except Exception as error:
        _close(connection)
        if _is_away(error):
            _wait(wanted, error)
            return None
        logger.exception("an email could not be sent")
        _try_again(wanted, error)
        return 0
    _end(wanted, State.SENT)
    return len(wanted)


def _why_not(delivery: Delivery) -> str:
    """Return why an email is not sent after all; an empty text if it is."""
    is_essential = delivery.event.of_kind.is_essential
    if not delivery.person.is_active:
        return "The account is closed."
    if delivery.is_unwanted and not is_essential:
        return "They want no emails about this."
    settings: MailSettings | None = getattr(delivery.person, "mail_settings", None)
    return settings.why_no_email(is_essential=is_essential, now=timezone.now()) if settings else ""


def _end(deliveries: list[Delivery], state: str, error: str = "") -> None:
    Delivery.objects.filter(pk__in=[one.pk for one in deliveries]).update(
        state=state, ended_at=timezone.now(), last_error=error[:500]
    )


def _refused(deliveries: list[Delivery], refusal: SMTPRecipientsRefused) -> None:
    """Note that the mail server knows no such address; a refusal for now is tried again."""
    address, (code, says) = next(iter(refusal.recipients.items()))
    if code < 500:
        _try_again(deliveries, refusal)
        return
    refuse_address(address, because=says.decode(errors="replace") if isinstance(says, bytes) else str(says))
    _end(deliveries, State.FAILED, "The mail server refused the address.")


def _wait(deliveries: list[Delivery], error: Exception) -> None:
    """Let emails wait for a mail server that does not answer: however long it is away, none of their tries is spent."""
    due = timezone.now() + AWAY * random.uniform(0.5, 1.5)
    Delivery.objects.filter(pk__in=[one.pk for one in deliveries]).update(due_at=due, last_error=_said(error))


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".replace("\x00", "")[:500]


def _try_again(deliveries: list[Delivery], error: Exception) -> None:
    """Let emails wait for twice as long as the last time, and some of it by chance; after some tries they fail."""
    attempts = max(one.attempts for one in deliveries) + 1
    if attempts >= MOST_ATTEMPTS:
        _end(deliveries, State.FAILED, _said(error))
        return
    delay = FIRST_DELAY * 2 ** (attempts - 1) * random.uniform(0.5, 1.5)
    Delivery.objects.filter(pk__in=[one.pk for one in deliveries]).update(
        attempts=attempts, due_at=timezone.now() + delay, last_error=_said(error)
    )
