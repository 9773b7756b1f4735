"""Letters, one at a time: one bad address must not hold back or repeat the others."""

from django.core.mail import EmailMessage

from outbox.enqueueing import enqueue
from outbox.handlers import handler
from outbox.models import OutboxMessage


def enqueue_mail(*, to: str, subject: str, body: str, key: str = "") -> OutboxMessage:
    """Post one plain-text letter; with ``key``, once only. Returns its message."""
    return enqueue("accounts.send_mail", key=key, to=to, subject=subject, body=body)


@handler("accounts.send_mail", queue="mail")
def send_mail(*, to: str, subject: str, body: str) -> None:
    """Hand one letter to the mail server. Raises what the server raises; the message tries again."""
    EmailMessage(subject=subject, body=body, to=[to]).send()
