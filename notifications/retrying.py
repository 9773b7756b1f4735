"""What administrators do with an email that failed: have it tried again, or drop it."""

from django.utils import timezone

from notifications.choices import State
from notifications.models import Delivery


def retry(delivery: Delivery) -> bool:
    """Have an email tried again, with all its attempts; return whether it had failed. The caller has asked who may."""
    again = {"state": State.WAITING, "attempts": 0, "due_at": timezone.now(), "ended_at": None, "last_error": ""}
    return bool(Delivery.objects.failed().filter(pk=delivery.pk).update(**again))


def drop(delivery: Delivery) -> bool:
    """Give an email up; return whether it had failed. The caller has asked who may."""
    return bool(Delivery.objects.failed().filter(pk=delivery.pk).update(state=State.DROPPED))
