"""How a mission ended: what was reached, who confirms it, and what lives on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.solution import Solution


class Outcome(models.Model):
    """What somebody who is not of the mission's own officers confirmed on or after its deadline. Never changed."""

    class Result(models.TextChoices):
        """Whether the target was reached."""

        ACHIEVED = "achieved", "Achieved"
        PARTLY = "partly achieved", "Achieved in part"
        NOT_ACHIEVED = "not achieved", "Not achieved"

    mission = models.OneToOneField(Mission, on_delete=models.PROTECT, related_name="outcome")
    result = models.CharField(max_length=20, choices=Result.choices)
    figure = models.DecimalField(max_digits=16, decimal_places=3, null=True, blank=True)
    measured_on = models.DateField(null=True, blank=True)
    evidence = models.TextField()
    attested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    capacity = models.CharField(max_length=200)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=["achieved", "partly achieved", "not achieved"]), name="outcome_result_is_known"
            ),
            models.CheckConstraint(condition=~Q(evidence="") & ~Q(capacity=""), name="outcome_has_evidence"),
            models.CheckConstraint(
                condition=Q(figure=None) | Q(measured_on__isnull=False), name="outcome_figure_has_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission}: {self.get_result_display()}"


class ClosingReport(models.Model):
    """What the officers of a mission say when it is over. Once published it never changes."""

    mission = models.OneToOneField(Mission, on_delete=models.PROTECT, related_name="closing_report")
    went_well = models.TextField(blank=True)
    went_otherwise = models.TextField(blank=True)
    learnt = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | (~Q(learnt="") & ~Q(went_well="") & ~Q(went_otherwise="")),
                name="closing_report_published_is_whole",
            )
        ]

    def __str__(self) -> str:
        return f"Closing report of {self.mission}"


class Afterlife(models.Model):
    """What becomes of a solution once its mission is over."""

    class Fate(models.TextChoices):
        """What becomes of it."""

        GOES_ON = "goes on", "It goes on"
        MOVES = "moves", "It moves to another mission"
        ENDS = "ends", "It ends"

    report = models.ForeignKey(ClosingReport, on_delete=models.CASCADE, related_name="afterlives")
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, related_name="afterlives")
    fate = models.CharField(max_length=10, choices=Fate.choices)
    to = models.ForeignKey(Mission, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    says = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "solution"], name="afterlife_once_a_solution"),
            models.CheckConstraint(
                condition=Q(fate="moves", to__isnull=False) | (Q(fate__in=["goes on", "ends"]) & Q(to=None)),
                name="afterlife_moves_to_a_mission",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}: {self.get_fate_display()}"
