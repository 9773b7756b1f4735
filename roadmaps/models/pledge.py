"""What partners promised to bring to a mission, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.sector import Organisation


@recorded()
class Pledge(models.Model):
    """What an organisation said it would bring to a mission. ``contact`` is somebody of theirs who reports on it."""

    class State(models.TextChoices):
        """How a pledge stands."""

        MADE = "made", "Made"
        UNDER_WAY = "under way", "Under way"
        KEPT = "kept", "Kept"
        PARTLY = "partly kept", "Kept in part"
        NOT_KEPT = "not kept", "Not kept"

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="pledges")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="pledges")
    says = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="pledges_reported"
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="pledge_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.says}"

    @property
    def state(self) -> "Pledge.State":
        """How it stands by the latest report on it."""
        latest = next(iter(self.reports.all()), None)
        return self.State(latest.state if latest else self.State.MADE)


class PledgeReport(models.Model):
    """What a partner, or an officer for them, reported of a pledge. Never changed."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="reports")
    state = models.CharField(max_length=12, choices=Pledge.State.choices)
    says = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(says=""), name="pledge_report_says_what")]

    def __str__(self) -> str:
        return f"{self.pledge.organisation}: {self.state}"
