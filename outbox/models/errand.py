"""One thing that must happen."""

from django.db import models
from django.db.models import Q
from django.utils import timezone


class ErrandQuerySet(models.QuerySet):
    """Ways of reading errands."""

    def waiting(self) -> "ErrandQuerySet":
        """Those neither done nor given up."""
        return self.filter(done_at=None, given_up_at=None)

    def due(self, now: "timezone.datetime") -> "ErrandQuerySet":
        """Those whose time has come and that nobody is at work on."""
        return self.waiting().filter(due_at__lte=now).filter(Q(leased_until=None) | Q(leased_until__lt=now))


class Errand(models.Model):
    """A named deed with its payload: done once, however often the bell rings."""

    deed = models.CharField(max_length=100)
    queue = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    key = models.CharField(max_length=200, unique=True)
    posted_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    last_problem = models.TextField(blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="errand_waiting", condition=Q(done_at=None, given_up_at=None))]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(given_up_at=None), name="errand_done_or_given_up")
        ]

    def __str__(self) -> str:
        return f"{self.deed} ({self.key})"
