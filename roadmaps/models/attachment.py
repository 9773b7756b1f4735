"""Files and links that stand behind what a draft says, each beside one of its fields."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.solution import Solution


class AttachmentQuerySet(models.QuerySet):
    """Attachments, chosen by when they stood there."""

    def standing(self, at: datetime | None = None) -> "AttachmentQuerySet":
        """Return what stood at a moment: with a revision that was frozen then. None is now."""
        if at is None:
            return self.filter(removed_at=None)
        return self.filter(Q(removed_at=None) | Q(removed_at__gt=at), added_at__lte=at)


class Attachment(models.Model):
    """A file or a link that backs a field of a mission, or of one of its solutions.

    What is removed stays on record, for the revisions that it stood behind. ``digest`` is the SHA-256 of a file, ``size``
    its length in bytes, ``kind`` its media type; ``field`` is empty for what backs the whole draft.
    """

    mission = models.ForeignKey(Mission, on_delete=models.CASCADE, related_name="attachments")
    solution = models.ForeignKey(Solution, on_delete=models.SET_NULL, null=True, blank=True, related_name="attachments")
    field = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=160)
    link = models.CharField(max_length=500, blank=True)
    name = models.CharField(max_length=160, blank=True)
    kind = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["added_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(link="") & Q(digest="")) | (Q(link="") & ~Q(digest="")),
                name="attachment_is_a_link_or_a_file",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Where it is read: its link, or its file."""
        return self.link or reverse("attachment", args=[self.mission.slug, self.pk])


class AttachedFile(models.Model):
    """The bytes of an attachment, apart from the row that pages read."""

    of = models.OneToOneField(Attachment, on_delete=models.CASCADE, related_name="file")
    body = models.BinaryField()

    def __str__(self) -> str:
        return f"File of {self.of}"
