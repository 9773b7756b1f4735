"""What people are told: the emails as they would be sent, read in a test."""

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from accounts.models import Person
from camden_missions.demonstration.mailbox import MailboxBackend
from camden_missions.demonstration.mailbox import letters as of_the_mailbox
from notifications.choices import Channel
from notifications.fanning_out import fan_out
from notifications.letters import letter_of
from notifications.models import Delivery, Event


def tell_everybody() -> None:
    """Find out who hears of what has happened, as a worker does."""
    for event in Event.objects.filter(told_at=None).order_by("pk"):
        fan_out(event_id=event.pk)


def letters(kind: str = "", to: Person | None = None) -> list[EmailMultiAlternatives]:
    """Return the emails about events, of one kind and to one person if they are given, in the order of what happened."""
    tell_everybody()
    found = Delivery.objects.filter(channel=Channel.EMAIL).select_related("event", "person").order_by("event", "person")
    found = found.filter(event__kind=kind) if kind else found
    return [letter_of(one) for one in (found.filter(person=to) if to else found)]


def subjects(kind: str = "", to: Person | None = None) -> list[str]:
    """Return the subjects of ``letters``."""
    return [letter.subject for letter in letters(kind, to)]


def letter_for_a_page() -> str:
    """Put an email into the demonstration's mailbox; return how it is called there."""
    message = EmailMultiAlternatives("Hello", "There", to=["ada@example.org"])
    item = {"subject": "Hello", "paragraphs": ["There"], "button": "Read it", "address": "/method/"}
    context = {"item": item, "topic": "What you follow", "change": "/change/", "stop": "/stop/", "service": "/"}
    message.attach_alternative(render_to_string("notifications/letters/one.html", context), "text/html")
    MailboxBackend().send_messages([message])
    return of_the_mailbox()[0].name
