"""Interim milestones of a mission, and of a solution."""

from django.db import models
from django.db.models import Q

from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.solution import Solution


@recorded()
class Milestone(models.Model):
    """Something that should be true by a date on the way (criterion 2: over three years, have some)."""

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mission=None, solution__isnull=False) | Q(mission__isnull=False, solution=None),
                name="milestone_of_a_mission_or_a_solution",
            )
        ]

    def __str__(self) -> str:
        return self.title
