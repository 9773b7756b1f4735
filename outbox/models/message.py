"""One message of the outbox."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone


class OutboxMessageQuerySet(models.QuerySet):
    """Ways of reading messages."""

    def waiting(self) -> "OutboxMessageQuerySet":
        """Those neither done nor failed."""
        return self.filter(done_at=None, failed_at=None)

    def due(self, now: datetime) -> "OutboxMessageQuerySet":
        """Those whose time has come and that no worker has leased."""
        return self.waiting().filter(due_at__lte=now).filter(Q(leased_until=None) | Q(leased_until__lt=now))

    def failed(self) -> "OutboxMessageQuerySet":
        """Those that no worker tries again by itself."""
        return self.filter(failed_at__isnull=False)


class OutboxMessage(models.Model):
    """The name of a handler and its payload: handled once, however often it is published."""

    handler = models.CharField(max_length=100)
    queue = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=200, unique=True)
    enqueued_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    # Empty while no copy waits with the broker: it was away, or a worker has taken the message.
    published_at = models.DateTimeField(null=True)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    objects = OutboxMessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="outbox_message_due", condition=Q(done_at=None, failed_at=None))
        ]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(failed_at=None), name="outbox_message_done_or_failed")
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.key})"
