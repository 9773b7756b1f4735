"""The clock of notifications."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from notifications import sending
from notifications.choices import Channel, State
from notifications.fanning_out import QUEUE, SEND
from notifications.models import Delivery, Event
from outbox.publishing import kick, waiting_with_the_broker

KEPT_FOR = timedelta(days=180)
AT_ONCE = 1_000


@shared_task
def send_what_is_due() -> None:
    """Send the emails that are due, for a while. Safe to run at any time, twice, or in parallel.

    Where some are left, other emails of the service get their turn before these go on.
    """
    sending.send_what_is_due()
    if sending.is_any_due() and not waiting_with_the_broker(QUEUE):
        kick(SEND, queue=QUEUE)


@shared_task
def forget_old_events() -> None:
    """Delete what happened half a year ago, and its deliveries, unless an email of it still waits. Safe to run twice."""
    waiting = Delivery.objects.filter(channel=Channel.EMAIL, state=State.WAITING).values("event")
    old = Event.objects.filter(happened_at__lt=timezone.now() - KEPT_FOR, told_at__isnull=False).exclude(pk__in=waiting)
    while keys := list(old.values_list("pk", flat=True)[:AT_ONCE]):
        Event.objects.filter(pk__in=keys).delete()
