"""Interim milestones of a mission, and of a solution."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.recorded import recorded
from roadmaps.models.solution import Solution


@recorded()
class Milestone(models.Model):
    """Something that should be true by a date on the way (criterion 2: over three years, have some).

    It is to come, reached, or dropped with a reason; what was dropped was never reached.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones")
    solution = models.ForeignKey(Solution, on_delete=models.CASCADE, null=True, blank=True, related_name="milestones")
    title = models.CharField(max_length=200)
    due_on = models.DateField()
    reached_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    dropped_because = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mission=None, solution__isnull=False) | Q(mission__isnull=False, solution=None),
                name="milestone_of_a_mission_or_a_solution",
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | (Q(reached_on=None) & ~Q(dropped_because="")),
                name="milestone_dropped_was_not_reached",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class MilestoneReport(models.Model):
    """That somebody reported a milestone as reached, took that back, or dropped it, and when. Never changed."""

    class Happened(models.TextChoices):
        """What was reported."""

        REACHED = "reached", "Reached"
        TAKEN_BACK = "taken back", "Not reached after all"
        DROPPED = "dropped", "Dropped"

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="reports")
    happened = models.CharField(max_length=10, choices=Happened.choices)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.happened}"


class MilestoneMove(models.Model):
    """That a milestone was given another date: which it had, which it has since, and why. Never changed."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="moves")
    was_due_on = models.DateField()
    due_on = models.DateField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="milestone_move_says_why")]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.was_due_on} → {self.due_on}"
