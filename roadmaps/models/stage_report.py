"""What the lead of a mission reports to the commission at the rhythm that the roadmap sets."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.mission import Mission


class StageReport(models.Model):
    """A report on what came on record between two moments: ``facts``, as they stood when it was sent, and words.

    While it is written the facts are looked up anew; once sent, neither they nor the words change.
    """

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="stage_reports")
    number = models.PositiveIntegerField()
    since = models.DateTimeField()
    until = models.DateTimeField()
    facts = models.JSONField(default=dict)
    summary = models.TextField(blank=True)
    in_the_way = models.TextField(blank=True)
    next = models.TextField(blank=True)
    asks = models.TextField(blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="stage_report_number_once_a_mission"),
            models.UniqueConstraint(
                fields=["mission"], condition=Q(sent_at=None), name="stage_report_written_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="stage_report_ends_after_its_start"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | (~Q(summary="") & ~Q(next="")), name="stage_report_sent_is_whole"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | (Q(sent_at__isnull=False) & ~Q(answer="")),
                name="stage_report_answered_was_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"Stage report {self.number} of {self.mission}"

    def get_absolute_url(self) -> str:
        """Its own page, for everybody once it is sent."""
        return reverse("stage_report", args=[self.mission.slug, self.number])
