"""That an event reaches somebody, once on each channel."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from notifications.choices import Channel, Rhythm, State, Topic
from notifications.models.event import Event, person_key


class DeliveryQuerySet(models.QuerySet):
    """Ways of reading deliveries."""

    def emails_due(self, now: object) -> "DeliveryQuerySet":
        """Emails that wait, and whose time has come."""
        return self.filter(channel=Channel.EMAIL, state=State.WAITING, due_at__lte=now)

    def on_page_of(self, person: object) -> "DeliveryQuerySet":
        """What stands on the page of a person, the newest first."""
        return self.filter(channel=Channel.PAGE, person=person).order_by("-pk")

    def unread(self) -> "DeliveryQuerySet":
        """What nobody has read."""
        return self.filter(channel=Channel.PAGE, read_at=None)

    def failed(self) -> "DeliveryQuerySet":
        """Emails that are not tried again by themselves."""
        return self.filter(channel=Channel.EMAIL, state=State.FAILED)


class Delivery(models.Model):
    """One event for one person on one channel."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="deliveries")
    person = person_key()
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    topic = models.CharField(max_length=20, choices=Topic.choices)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices, default=Rhythm.AT_ONCE)
    # What this person alone is told.
    part = models.TextField(blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    # When it was sent, failed or was dropped.
    ended_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "deliveries"
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "channel"], name="delivered_once"),
            models.CheckConstraint(
                condition=Q(state="waiting", ended_at=None) | Q(~Q(state="waiting"), ended_at__isnull=False),
                name="delivery_ended_when_it_waits_no_more",
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(channel="email", state="waiting", rhythm="at once"),
                name="emails_due_at_once",
            ),
            models.Index(
                fields=["person", "due_at"],
                condition=Q(channel="email", state="waiting") & ~Q(rhythm="at once"),
                name="emails_of_a_digest",
            ),
            models.Index(fields=["person", "-id"], condition=Q(channel="page"), name="page_of_a_person"),
            models.Index(fields=["person"], condition=Q(channel="page", read_at=None), name="unread_of_a_person"),
            models.Index(fields=["ended_at"], condition=Q(state="failed"), name="emails_that_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.person_id} ({self.channel})"
