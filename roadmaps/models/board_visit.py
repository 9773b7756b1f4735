"""When somebody last looked over the missions of a roadmap."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from roadmaps.models.roadmap import Roadmap


class BoardVisit(models.Model):
    """When a person last said that they had read the board of a roadmap; what came after is new to them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="board_visits")
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="board_visits")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "roadmap"], name="board_visit_once_a_roadmap")]

    def __str__(self) -> str:
        return f"{self.person} at {self.roadmap}"
