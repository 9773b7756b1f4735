"""How missions are tested here: the thresholds, the words of the rubric, and how many judge. Every change is kept."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

ASSESSORS, MOST_ASSESSORS = 2, 9
DAYS_TO_ASSESS, MOST_DAYS = 14, 365


class MethodVersion(models.Model):
    """One version of the method. It never changes: a council's next change is the next version, with its reason.

    ``thresholds`` are those of ``roadmaps.criteria.thresholds`` by name; ``texts`` the words of each criterion by its
    number, as ``roadmaps.criteria.rubric`` has them. A check names the version that it was made with.
    """

    number = models.PositiveIntegerField(unique=True)
    thresholds = models.JSONField()
    texts = models.JSONField()
    assessors = models.PositiveSmallIntegerField(default=ASSESSORS)
    days_to_assess = models.PositiveSmallIntegerField(default=DAYS_TO_ASSESS)
    reason = models.TextField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(assessors__gte=1, assessors__lte=MOST_ASSESSORS), name="method_assessors_are_a_few"
            ),
            models.CheckConstraint(
                condition=Q(days_to_assess__gte=1, days_to_assess__lte=MOST_DAYS), name="method_days_within_a_year"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="method_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of the method"
