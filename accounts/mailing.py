"""Letters, one at a time: one bad address must not hold back or repeat the others."""

from django.core.mail import EmailMessage

from outbox.deeds import deed
from outbox.models import Errand
from outbox.posting import post


def post_mail(*, to: str, subject: str, body: str, key: str = "") -> Errand:
    """Post one plain-text letter; with ``key``, once only. Returns its errand."""
    return post("accounts.send_mail", key=key, to=to, subject=subject, body=body)


@deed("accounts.send_mail", queue="mail")
def send_mail(*, to: str, subject: str, body: str) -> None:
    """Hand one letter to the mail server. Raises what the server raises; the errand tries again."""
    EmailMessage(subject=subject, body=body, to=[to]).send()
