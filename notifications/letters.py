"""An email about one event, or about many together: the words of the table, in plain text and in HTML."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse

from govuk.addresses import absolute
from govuk.cleaning import clean_line
from notifications.choices import Rhythm, Topic
from notifications.models import Delivery
from notifications.table import ESSENTIAL_TOPICS
from notifications.tokens import token_of

# More are counted, and read on the page.
MOST_IN_A_DIGEST = 100


@dataclass(frozen=True)
class Item:
    """One event as an email tells it."""

    subject: str
    paragraphs: list[str]
    button: str
    address: str


def email_about(deliveries: Sequence[Delivery]) -> EmailMultiAlternatives:
    """Return the email about one event that is told at once, or the digest of what is told together, to one person."""
    first = deliveries[0]
    return letter_of(first) if first.rhythm == Rhythm.AT_ONCE else digest_of(deliveries)


def letter_of(delivery: Delivery) -> EmailMultiAlternatives:
    """Return the email about one event."""
    item = _item(delivery)
    kind = delivery.event.of_kind
    context = {"item": item, "topic": Topic(delivery.topic).label, "is_essential": kind.is_essential}
    topics = [] if kind.is_essential else [delivery.topic]
    return _letter("one", item.subject, context, delivery, topics)


def digest_of(deliveries: Sequence[Delivery]) -> EmailMultiAlternatives:
    """Return the email about many events: by mission, the newest first, each with its words."""
    newest = sorted(deliveries, key=lambda one: (one.event.happened_at, one.event_id), reverse=True)
    groups: dict[str, list[Item]] = {}
    for one in newest[:MOST_IN_A_DIGEST]:
        groups.setdefault(one.event.heading, []).append(_item(one))
    context = {
        "groups": list(groups.items()),
        "left_out": max(0, len(newest) - MOST_IN_A_DIGEST),
        "rhythm": newest[0].rhythm,
    }
    topics = sorted({one.topic for one in newest} - ESSENTIAL_TOPICS)
    return _letter("digest", _digest_subject(list(groups), newest), context, newest[0], topics)


def _digest_subject(headings: list[str], newest: Sequence[Delivery]) -> str:
    if len(newest) == 1:
        return newest[0].event.subject
    others = len(headings) - 1
    beside = "" if not others else " and 1 other" if others == 1 else f" and {others} others"
    return f"{len(newest)} updates: {headings[0]}{beside}"


def _item(delivery: Delivery) -> Item:
    event = delivery.event
    return Item(event.subject, event.paragraphs(delivery.part), event.of_kind.words.button, absolute(event.address))


def _letter(
    name: str, subject: str, context: dict[str, Any], to: Delivery, topics: list[str]
) -> EmailMultiAlternatives:
    """Return an email with the links that change how somebody hears of things, and the headers of RFC 8058."""
    token = token_of(to.person_id, topics)
    stop = absolute(reverse("notifications_stop", kwargs={"token": token}))
    context = {
        **context,
        "service": absolute("/"),
        "change": absolute(reverse("notifications_settings_by_link", kwargs={"token": token})),
        "stop": stop if topics else "",
    }
    # The same for each try, so that a mail program shows what came twice once.
    headers = {"Message-ID": f"<delivery-{to.pk}@{settings.EMAIL_DOMAIN}>", "Auto-Submitted": "auto-generated"}
    if topics:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    text = render_to_string(f"notifications/letters/{name}.txt", context)
    message = EmailMultiAlternatives(
        subject=clean_line(subject), body=text.strip() + "\n", to=[to.person.email], headers=headers
    )
    message.attach_alternative(render_to_string(f"notifications/letters/{name}.html", context), "text/html")
    return message
