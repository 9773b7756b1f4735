"""What the public body behind a roadmap is able to do: assessed once a year by its officers."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.roadmap import Roadmap

STEPS = (1, 5)


class Capability(models.TextChoices):
    """The dynamic capabilities that missions need (A and E: see docs/method.md)."""

    LEADERSHIP = "leadership", "Leadership and engagement"
    CONTESTATION = "contestation", "Room for contestation"
    COORDINATION = "coordination", "Coordination"
    POLICY_MIX = "policy mix", "Policy mix and funding"
    EVALUATION = "evaluation", "Evaluation"
    SKILLS = "skills", "Administrative skills"
    EXPERIMENT = "experiment", "Openness to experiment"


class CapabilityRound(models.Model):
    """The assessment of one year. Several officers answer alone; then they agree, and it is published."""

    roadmap = models.ForeignKey(Roadmap, on_delete=models.PROTECT, related_name="capability_rounds")
    year = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["roadmap", "year"], name="capability_round_once_a_year")]

    def __str__(self) -> str:
        return f"{self.roadmap}, {self.year}"


class CapabilityAnswer(models.Model):
    """Where one officer sees one capability, and by what. Nobody else reads it before they have all been handed in."""

    round = models.ForeignKey(CapabilityRound, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    capability = models.CharField(max_length=20, choices=Capability.choices)
    step = models.PositiveSmallIntegerField()
    evidence = models.TextField()
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person", "capability"], name="capability_answered_once"),
            models.CheckConstraint(
                condition=Q(step__gte=STEPS[0], step__lte=STEPS[1]), name="capability_step_is_one_of_5"
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="capability_has_evidence"),
            models.CheckConstraint(condition=Q(capability__in=Capability.values), name="capability_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.capability}: {self.step}"


class CapabilityAgreed(models.Model):
    """The step on which those who answered agreed, and why."""

    round = models.ForeignKey(CapabilityRound, on_delete=models.PROTECT, related_name="agreed")
    capability = models.CharField(max_length=20, choices=Capability.choices)
    step = models.PositiveSmallIntegerField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "capability"], name="capability_agreed_once"),
            models.CheckConstraint(
                condition=Q(step__gte=STEPS[0], step__lte=STEPS[1]), name="capability_agreed_is_one_of_5"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="capability_agreed_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.capability}: {self.step}"
