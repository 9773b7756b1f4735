"""Emails, one at a time: one bad address must not hold back or repeat the others."""

from django.core.mail import EmailMessage

from govuk.cleaning import clean_line
from outbox.enqueueing import enqueue
from outbox.handlers import handler
from outbox.models import OutboxMessage


def enqueue_mail(*, to: str, subject: str, body: str, key: str = "") -> OutboxMessage:
    """Post one plain-text email; with ``key``, once only. Returns its message.

    A subject is one line: a line end in a title would make every email about it impossible.
    """
    return enqueue("accounts.send_mail", key=key, to=to, subject=clean_line(subject), body=body)


@handler("accounts.send_mail", queue="mail", says="An email")
def send_mail(*, to: str, subject: str, body: str) -> None:
    """Hand one email to the mail server. Raises what the server raises; the message tries again."""
    EmailMessage(subject=clean_line(subject), body=body, to=[to]).send()
