"""The check of one revision: assessments, and a verdict on each criterion."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.change import ProposedChange
from roadmaps.models.choices import RATING_THAT_MEETS, Answer, Criterion, Pinned
from roadmaps.models.method import MethodVersion
from roadmaps.models.revision import Revision


class CriteriaCheckQuerySet(models.QuerySet):
    """Ways of reading checks."""

    def of_the_mission(self) -> "CriteriaCheckQuerySet":
        """Those of what a mission is: none of a change that was only proposed."""
        made = ProposedChange.objects.filter(revision=models.OuterRef("revision"), state=ProposedChange.State.MADE)
        return self.filter(~Q(revision__kind=Revision.Kind.PROPOSED) | models.Exists(made))


class CriteriaCheck(models.Model):
    """The check of a revision, open until its verdicts are settled.

    It keeps the version of the method that it was made with, and what the engine found that day: the state of each
    finding by its key. Once it is settled it keeps what that came to: answer and rating of each criterion by its number.
    ``further`` counts the assessors who were called because the first ones differed.
    """

    class State(models.TextChoices):
        """How a check stands."""

        OPEN = "open", "Being judged"
        PASSED = "passed", "Passed"
        RETURNED = "returned", "Returned with changes"
        CANCELLED = "cancelled", "Cancelled"

    revision = models.OneToOneField(Revision, on_delete=models.PROTECT, related_name="criteria_check")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    method = models.ForeignKey(MethodVersion, on_delete=models.PROTECT, related_name="checks")
    found = models.JSONField(default=dict)
    settled = models.JSONField(default=dict)
    further = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(default=timezone.now)
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = CriteriaCheckQuerySet.as_manager()

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

    def get_absolute_url(self) -> str:
        """Where its assessors judge."""
        return reverse("check", args=[self.pk])

    @property
    def seats(self) -> int:
        """How many assessors judge it: those whom the method asks for, and those who were called since."""
        return self.method.assessors + self.further


class Assessment(models.Model):
    """One assessor's work on a check, theirs alone until all have handed in.

    It begins when somebody asks them (``asked_by``) or they take it from the queue. They *declare* that they have no
    interest in the mission (``taken_at``), or what their interest is (``declined_at``); they *open* the revision; they
    judge; they hand in (``submitted_at``).
    """

    criteria_check = models.ForeignKey(CriteriaCheck, on_delete=models.PROTECT, related_name="assessments")
    assessor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)
    due_on = models.DateField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    interest = models.TextField(blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["criteria_check", "assessor"], name="assessor_once_a_check"),
            models.CheckConstraint(
                condition=Q(declined_at=None) | Q(submitted_at=None), name="assessment_declined_or_submitted"
            ),
            # Nobody hands in what they never opened.
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(taken_at__isnull=False, opened_at__isnull=False),
                name="assessment_submitted_was_taken_and_opened",
            ),
            models.CheckConstraint(
                condition=Q(declined_at=None) | ~Q(interest=""), name="assessment_declined_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor} on {self.criteria_check}"

    @property
    def is_open(self) -> bool:
        """Whether it still holds a seat and is not handed in."""
        return self.declined_at is None and self.submitted_at is None


class FirstRating(models.Model):
    """What an assessor held of one criterion before they saw what the data shows, so that it did not lead them.

    It never changes. The verdict that follows may be another; calibration counts how often it is.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="first_ratings")
    criterion = models.PositiveSmallIntegerField(choices=Criterion.choices)
    rating = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["criterion"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="first_rating_once_a_criterion"),
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="first_rating_criterion_is_known"),
            models.CheckConstraint(condition=Q(rating__lte=4), name="first_rating_0_to_4"),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.rating} at first"


class Verdict(models.Model):
    """What an assessor holds of one criterion: rating 0 to 4 by the rubric, answer, reason."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="verdicts")
    criterion = models.PositiveSmallIntegerField(choices=Criterion.choices)
    rating = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField()
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
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.get_answer_display()}"


class ChangeAsked(models.Model):
    """A change that an assessor asks for, pinned to a field of the draft, or to one solution of it.

    The officers tick it off, with a word on how; the next check shows it first.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="changes_asked")
    field = models.CharField(max_length=40, choices=Pinned.choices, default=Pinned.WHOLE)
    # The address of the solution that it is about, when it is about one.
    solution = models.CharField(max_length=120, blank=True)
    says = models.TextField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_how = models.TextField(blank=True)

    class Meta:
        ordering = ["verdict__criterion", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(says=""), name="change_asked_says_what"),
            models.CheckConstraint(condition=Q(field__in=Pinned.values), name="change_asked_field_is_known"),
        ]

    def __str__(self) -> str:
        return self.says


class Overruling(models.Model):
    """An assessor holds otherwise than one finding of the engine, either way, and says why.

    What the engine found and said that day is kept beside it.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.CASCADE, related_name="overrulings")
    key = models.CharField(max_length=40)
    found = models.CharField(max_length=10)
    said = models.TextField()
    holds = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["verdict", "key"], name="overruling_once_a_finding"),
            models.CheckConstraint(condition=~Q(reason=""), name="overruling_has_a_reason"),
            models.CheckConstraint(condition=Q(holds__in=Answer.values), name="overruling_holds_an_answer"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.get_holds_display()}"


class Agreement(models.Model):
    """A verdict that assessors who differ put to each other; it stands once all of them have agreed.

    A later proposal takes the place of an earlier one (``replaced_at``), which is kept.
    """

    criteria_check = models.ForeignKey(CriteriaCheck, on_delete=models.PROTECT, related_name="agreements")
    criterion = models.PositiveSmallIntegerField(choices=Criterion.choices)
    rating = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=10, choices=Answer.choices)
    reason = models.TextField()
    proposed_by = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    agreed_to_by = models.ManyToManyField(Assessment, related_name="agreements")
    agreed_at = models.DateTimeField(null=True, blank=True)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["criterion", "-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_check", "criterion"], condition=Q(replaced_at=None), name="agreement_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(criterion__in=Criterion.values), name="agreement_criterion_is_known"),
            models.CheckConstraint(condition=~Q(reason=""), name="agreement_has_a_reason"),
            models.CheckConstraint(
                condition=Q(answer=Answer.MET, rating__gte=RATING_THAT_MEETS, rating__lte=4)
                | Q(answer__in=[Answer.PARTLY, Answer.NOT], rating__lt=RATING_THAT_MEETS),
                name="agreement_met_means_three_or_more",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_criterion_display()}: {self.get_answer_display()}"
