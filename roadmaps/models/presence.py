"""Who has a draft open."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.mission import Mission


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
