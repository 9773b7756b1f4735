"""The check of one revision: assessments, and a verdict on each criterion."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.kinds import Answer, Criterion
from roadmaps.models.revision import Revision

RATING_THAT_MEETS = 3


class Check(models.Model):
    """The check of a revision, open until its verdicts are settled."""

    class State(models.TextChoices):
        """How a check stands."""

        OPEN = "open", "Being judged"
        PASSED = "passed", "Passed"
        RETURNED = "returned", "Returned with changes"
        CANCELLED = "cancelled", "Cancelled"

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="check_of")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    opened_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None) | (~Q(state="open") & Q(settled_at__isnull=False)),
                name="check_settled_or_open",
            )
        ]

    def __str__(self) -> str:
        return f"Check of {self.revision}"


class Assessment(models.Model):
    """One assessor's work on a check, theirs alone until they submit it."""

    check_of = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments")
    started_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_of", "assessor"], name="assessor_once_a_check"),
        ]

    def __str__(self) -> str:
        return f"{self.assessor} on {self.check_of}"


class Verdict(models.Model):
    """What an assessor holds of one criterion: rating 0 to 4 by the rubric, answer, reason."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="verdicts")
    criterion = models.PositiveSmallIntegerField(choices=Criterion.choices)
    rating = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField()
    change_asked = models.TextField(blank=True)
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="verdict_once_a_criterion"),
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="verdict_criterion_is_known"),
            models.CheckConstraint(condition=Q(rating__lte=4), name="verdict_rating_0_to_4"),
            # Met needs a rating of 3 or 4, and nothing less than 3 is met.
            models.CheckConstraint(
                condition=Q(answer=Answer.MET, rating__gte=RATING_THAT_MEETS)
                | Q(answer__in=[Answer.PARTLY, Answer.NOT], rating__lt=RATING_THAT_MEETS),
                name="verdict_met_means_three_or_more",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="verdict_has_a_reason"),
            models.CheckConstraint(
                condition=Q(answer=Answer.MET) | ~Q(change_asked=""), name="verdict_not_met_names_a_change"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.get_answer_display()}"
