"""A document that somebody asked for, its progress, and where its file is kept once it is made."""

import uuid
from typing import Any

from django.conf import settings
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from engagement.models import Consultation
from roadmaps.models import Mission, Roadmap


class Kind(models.TextChoices):
    """What a document is."""

    ROADMAP = "roadmap", "Roadmap"
    DOSSIER = "dossier", "Mission dossier"
    BRIEF = "brief", "Brief on one page"
    CONSULTATION = "consultation", "Consultation report"
    DELIVERY = "delivery", "Delivery report"
    BOARD = "board", "Portfolio board"
    SPREADSHEET = "spreadsheet", "Spreadsheet"


class Design(models.TextChoices):
    """How a document looks."""

    SCREEN = "screen", "For reading on a screen"
    PRINT = "print", "For printing on A4, without colour"


def report_storage() -> Storage:
    """Return where the files of reports are kept: see STORAGES in the settings."""
    return storages["reports"]


def of_one_subject(name: str) -> models.CheckConstraint:
    """Return the constraint that a row is about a roadmap, a mission or a consultation, as its kind asks."""
    is_roadmap = Q(roadmap__isnull=False, mission=None, consultation=None)
    is_mission = Q(roadmap=None, mission__isnull=False, consultation=None)
    is_consultation = Q(roadmap=None, mission=None, consultation__isnull=False)
    return models.CheckConstraint(
        condition=(Q(kind__in=["roadmap", "delivery", "board", "spreadsheet"]) & is_roadmap)
        | (Q(kind="dossier") & is_mission)
        | (Q(kind="brief") & (is_roadmap | is_mission))
        | (Q(kind="consultation") & is_consultation),
        name=name,
    )


class Asked(models.Model):
    """What is asked for: a kind of document about a roadmap, a mission or a consultation, in a design, with its parts.

    ``options`` are as ``reports.documents.catalogue`` takes them.
    """

    kind = models.CharField(max_length=15, choices=Kind.choices)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    design = models.CharField(max_length=10, choices=Design.choices, default=Design.SCREEN)
    options = models.JSONField(default=dict)

    class Meta:
        abstract = True

    @property
    def subject(self) -> Any:
        """The roadmap, the mission or the consultation that it is about."""
        return self.roadmap or self.mission or self.consultation


class Report(Asked):
    """One file of how things stood on a day: a PDF, or a spreadsheet.

    ``key`` is the digest of all that goes into it, so that asking again for the same content finds the same report,
    however many people ask. ``content_hash`` is that of what it says, whatever the day: where a file says the same
    already, no other is made.
    """

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Waiting its turn"
        BUILDING = "building", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"
        CANCELLED = "cancelled", "Cancelled"
        EXPIRED = "expired", "No longer kept"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=64, unique=True)
    title = models.CharField(max_length=250)
    # Gathered by the worker that makes it; kept until it is made, so that another try makes the same.
    content = models.JSONField(default=dict)
    content_hash = models.CharField(max_length=64, blank=True)
    file = models.FileField(storage=report_storage, max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    # What is done at the moment, in words.
    step = models.CharField(max_length=80, blank=True)
    problem = models.TextField(blank=True)
    asked_by = models.ManyToManyField(settings.AUTH_USER_MODEL, through="ReportRequest", related_name="reports")
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            of_one_subject("report_of_one_subject"),
            models.CheckConstraint(condition=Q(progress__lte=100), name="report_progress_is_a_percentage"),
            models.CheckConstraint(
                condition=~Q(state="ready") | (~Q(file="") & Q(expires_at__isnull=False)),
                name="report_ready_has_a_file",
            ),
        ]
        indexes = [
            models.Index(fields=["expires_at"], name="reports_to_forget", condition=Q(state="ready")),
            models.Index(fields=["content_hash", "design"], name="reports_that_say_the_same"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page that shows its progress and then its link."""
        return reverse("report", args=[self.pk])

    @property
    def is_pdf(self) -> bool:
        """Whether its file is a PDF; else it is a spreadsheet."""
        return self.kind != Kind.SPREADSHEET

    @property
    def is_under_way(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in (self.State.WAITING, self.State.BUILDING)

    @property
    def can_be_asked_again(self) -> bool:
        """Whether there is no file and none is on its way."""
        return self.state in (self.State.FAILED, self.State.CANCELLED, self.State.EXPIRED)


class ReportRequest(models.Model):
    """Somebody with an account asked for a report, or it is made for them each month: they are told when it is ready, and
    find it in their list.
    """

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="requests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    is_scheduled = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["report", "person"], name="report_asked_once_a_person")]

    def __str__(self) -> str:
        return f"{self.report} for {self.person}"
