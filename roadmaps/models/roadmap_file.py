"""Files of roadmaps on their way: in, with what was found in them, and out."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.roadmap import Roadmap


class RoadmapImport(models.Model):
    """A workbook or a JSON file: first looked through, then, when it is sound and its owner says so, imported."""

    class State(models.TextChoices):
        """How far it has come."""

        WAITING = "waiting", "Waiting to be looked through"
        READY = "ready", "Ready to import"
        REFUSED = "refused", "Not ready: there are problems"
        ASKED = "asked", "Being imported"
        DONE = "done", "Imported"
        FAILED = "failed", "Could not be finished"
        FORGOTTEN = "forgotten", "Not imported in time"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roadmap_imports")
    name = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    # Each with its place: sheet, row and column, or the path in the JSON.
    problems = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports")
    # The roadmap, and if it is only one, the mission, whose drafts take the rows; nothing for a roadmap of its own.
    into = models.ForeignKey(Roadmap, on_delete=models.CASCADE, null=True, blank=True, related_name="imports_into")
    into_mission = models.ForeignKey(
        Mission, on_delete=models.CASCADE, null=True, blank=True, related_name="imports_into"
    )
    # What each row would do, as roadmaps.exchange.planning finds it, and the keys of those that were chosen.
    plan = models.JSONField(default=list)
    chosen = models.JSONField(default=list)
    asked_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="import_progress_is_a_percentage"),
            models.CheckConstraint(
                condition=models.Q(into_mission=None) | models.Q(into__isnull=False),
                name="import_into_a_mission_of_a_roadmap",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The page that shows what was found, and then how far it is."""
        return reverse("roadmap_import", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in (self.State.WAITING, self.State.ASKED)


class ImportFile(models.Model):
    """The bytes of what was sent, apart from the row that pages read; gone once they are of no more use."""

    of = models.OneToOneField(RoadmapImport, on_delete=models.CASCADE, related_name="file")
    body = models.BinaryField()

    def __str__(self) -> str:
        return f"File of {self.of}"


class RoadmapExport(models.Model):
    """A roadmap that somebody asked to take away as a file; a worker makes it, and it is kept for a day."""

    class Form(models.TextChoices):
        """What kind of file."""

        XLSX = "xlsx", "Workbook (XLSX)"
        JSON = "json", "JSON"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    roadmap = models.ForeignKey(Roadmap, on_delete=models.CASCADE, related_name="exports")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="roadmap_exports")
    form = models.CharField(max_length=4, choices=Form.choices)
    body = models.BinaryField(null=True)
    asked_at = models.DateTimeField(default=timezone.now)
    made_at = models.DateTimeField(null=True, blank=True)
    # Why this kind of file cannot hold the roadmap; empty when it was a fault of ours.
    problem = models.CharField(max_length=500, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(form__in=["xlsx", "json"]), name="export_form_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.roadmap}, {self.get_form_display()}"

    def get_absolute_url(self) -> str:
        """The page that waits for the file and then offers it."""
        return reverse("roadmap_export", args=[self.pk])

    @property
    def is_under_way(self) -> bool:
        """Whether there is still something to wait for."""
        return self.made_at is None and self.failed_at is None
