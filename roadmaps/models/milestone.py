"""Interim milestones of a mission."""

from django.db import models

from roadmaps.models.mission import Mission


class Milestone(models.Model):
    """Something that should be true by a date on the way (criterion 2: over three years, have some)."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title
