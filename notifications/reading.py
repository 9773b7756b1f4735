"""What stands on a person's page of notifications."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from notifications.models import Delivery

# More than that is told as so many.
MOST_COUNTED = 99


def unread_of(person: Person) -> int:
    """Return how many notifications a person has not read, up to one more than ``MOST_COUNTED``."""
    return Delivery.objects.unread().filter(person=person).order_by()[: MOST_COUNTED + 1].count()


@transaction.atomic
def mark_read(person: Person, delivery: Delivery | None = None) -> int:
    """Mark one notification of a person as read, or all of them; return how many were not."""
    unread = Delivery.objects.unread().filter(person=person)
    return (unread.filter(pk=delivery.pk) if delivery else unread).update(read_at=timezone.now())
