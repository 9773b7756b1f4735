"""What happened to a solution while it was delivered: its states, and its money."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from roadmaps.models.choices import SolutionStatus
from roadmaps.models.solution import FundingLine, Solution


class StatusChange(models.Model):
    """That a solution moved from one state to another, with a line of what happened. Never changed."""

    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="status_changes")
    was = models.CharField(max_length=20, choices=SolutionStatus.choices)
    status = models.CharField(max_length=20, choices=SolutionStatus.choices)
    says = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=~Q(says=""), name="status_change_says_what")]

    def __str__(self) -> str:
        return f"{self.solution}: {self.was} → {self.status}"


class MoneyReport(models.Model):
    """How much of a funding line was secured, committed and spent by a day, in pounds, all in all. Never changed.

    A later report of the line takes its place; the earlier one stays on the record.
    """

    line = models.ForeignKey(FundingLine, on_delete=models.PROTECT, related_name="reports")
    on = models.DateField()
    secured = models.DecimalField(max_digits=14, decimal_places=2)
    committed = models.DecimalField(max_digits=14, decimal_places=2)
    spent = models.DecimalField(max_digits=14, decimal_places=2)
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(spent__gte=0, spent__lte=F("committed"), committed__lte=F("secured")),
                name="money_spent_was_committed_and_secured",
            )
        ]

    def __str__(self) -> str:
        return f"{self.line}: £{self.spent} spent by {self.on}"
