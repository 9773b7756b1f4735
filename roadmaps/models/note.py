"""Internal notes beside the fields of a draft."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.solution import Solution


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
