"""Text that somebody typed into a form and has not saved yet: one copy a form, theirs alone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.mission import Mission


class WorkingCopy(models.Model):
    """What somebody has typed into a form and not saved: as typed, right or wrong.

    It is theirs alone, one a form; saving or throwing it away ends it. ``address`` is the form's own.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="working_copies")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="working_copies")
    address = models.CharField(max_length=300)
    label = models.CharField(max_length=200)
    data = models.JSONField()
    autosaved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-autosaved_at"]
        verbose_name_plural = "working copies"
        constraints = [models.UniqueConstraint(fields=["person", "address"], name="working_copy_one_a_form")]

    def __str__(self) -> str:
        return f"{self.label}, by {self.person}"
