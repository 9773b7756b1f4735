"""The record of every step that a mission took."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.mission import Mission, Stage
from roadmaps.models.revision import Revision


class StepTaken(models.Model):
    """Who moved a mission, from where to where, when, why, and on which revision. Never changed.

    ``by`` is empty when the clock took the step.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="steps_taken")
    step = models.CharField(max_length=40)
    from_stage = models.CharField(max_length=20, choices=Stage.choices)
    to_stage = models.CharField(max_length=20, choices=Stage.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="steps_taken"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="steps_taken")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.mission}: {self.step}"
