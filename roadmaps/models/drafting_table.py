"""What lies on the drafting table beside the draft itself: text not saved yet, notes, and who is at work."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.solution import Solution


class WorkingCopy(models.Model):
    """What somebody has typed into a form and not saved: as typed, right or wrong.

    It is theirs alone, one a form; saving or throwing it away ends it. ``address`` is the form's own.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="working_copies")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="working_copies")
    address = models.CharField(max_length=300)
    label = models.CharField(max_length=200)
    data = models.JSONField()
    kept_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-kept_at"]
        verbose_name_plural = "working copies"
        constraints = [models.UniqueConstraint(fields=["person", "address"], name="working_copy_one_a_form")]

    def __str__(self) -> str:
        return f"{self.label}, by {self.person}"


class Presence(models.Model):
    """Who has a draft open, in which part, and when they were last seen there."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=200)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mission", "person"], name="presence_one_a_mission")]

    def __str__(self) -> str:
        return f"{self.person} at {self.mission}"


class Note(models.Model):
    """An internal note beside a field of a draft, or of one of its solutions. Never public."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="notes")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, null=True, blank=True, related_name="notes")
    field = models.CharField(max_length=40)
    body = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["written_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_at=None, resolved_by=None)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="note_resolved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"Note on {self.field} of {self.mission}"
