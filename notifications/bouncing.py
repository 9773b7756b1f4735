"""Addresses that cannot be reached, or whose owners called an email spam: no more email until they say otherwise."""

from datetime import datetime
from typing import Any

from anymail.signals import tracking
from django.dispatch import receiver
from django.utils import timezone

from accounts.models import Person
from govuk.cleaning import clean_line
from notifications.models import MailSettings


def refuse_address(address: str, *, because: str) -> bool:
    """Send no more email to an address that was refused; return whether somebody has it. Its owner reads why."""
    person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        return False
    refused = {
        "refused_address": person.email,
        "refused_at": timezone.now(),
        "refused_because": clean_line(because)[:300],
    }
    MailSettings.objects.update_or_create(person=person, defaults=refused)
    return True


def accept_address(person: Person) -> None:
    """Send email to somebody's address again, because they say that it works."""
    MailSettings.objects.filter(person=person).update(refused_at=None, refused_address="", refused_because="")


def refusal_of(person: Person) -> MailSettings | None:
    """Return what is known of a refusal of the address that somebody has now."""
    found = MailSettings.objects.filter(person=person, refused_at__isnull=False).select_related("person").first()
    return found if found and found.is_refused else None


def silence(person: Person, until: datetime | None) -> None:
    """Send somebody nothing but what is essential until a moment; None ends it."""
    MailSettings.objects.update_or_create(person=person, defaults={"silenced_until": until})


# What a sending service tells of an address that it cannot reach, or whose owner called an email spam.
CAME_BACK = {"bounced": "The address does not exist.", "complained": "An email was marked as spam."}


@receiver(tracking)
def hear_that_it_came_back(*, event: Any, **_: Any) -> None:
    """Send no more email to an address of which a sending service says that it came back."""
    if event.event_type in CAME_BACK and event.recipient:
        refuse_address(event.recipient, because=event.description or CAME_BACK[event.event_type])
