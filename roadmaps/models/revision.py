"""A frozen mission with its portfolio: what a check, a consultation or a decision is about."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.mission import Mission


class Revision(models.Model):
    """An immutable, hashed document. A trigger in the database refuses any change to it."""

    class Kind(models.TextChoices):
        """Why it was frozen."""

        SUBMITTED = "submitted", "Submitted for check"
        KEPT = "kept", "Kept by its officers"
        PROPOSED = "proposed", "A change in delivery that was proposed"
        CHANGED = "changed", "Changed in delivery"

    # What a mission is, once it was submitted: its drafts and proposals are not.
    SPEAKING = (Kind.SUBMITTED, Kind.CHANGED)

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.SUBMITTED)
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    note = models.TextField(blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="revision_number_once_a_mission"),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number} of {self.mission}"
