"""A report that somebody asked for, its progress, and the file once it is made."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from roadmaps.models import Mission, Roadmap


class Report(models.Model):
    """One PDF of a roadmap or a mission, or of the portfolio board of a roadmap.

    ``key`` is the digest of all that goes into it, so that asking again for the same content finds
    the same report, however many people ask.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Waiting its turn"
        BUILDING = "building", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    class Kind(models.TextChoices):
        """What it tells."""

        WHOLE = "whole", "All of it"
        BOARD = "board", "The portfolio board"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.WHOLE)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=250)
    # Gathered by the worker that makes it; kept so that another try makes the same.
    content = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    problem = models.TextField(blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(roadmap=None, mission__isnull=False) | Q(roadmap__isnull=False, mission=None),
                name="report_of_a_roadmap_or_a_mission",
            ),
            models.CheckConstraint(
                condition=Q(kind="whole") | Q(kind="board", roadmap__isnull=False), name="report_board_of_a_roadmap"
            ),
            models.CheckConstraint(condition=Q(progress__lte=100), name="report_progress_is_a_percentage"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page that shows its progress and then its link."""
        return reverse("report", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in (self.State.WAITING, self.State.BUILDING)


class ReportFile(models.Model):
    """The bytes of a report, apart from the row that lists read.

    They are in the database because web and worker may be different machines without a common disk.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="file")
    body = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"File of {self.report}"
