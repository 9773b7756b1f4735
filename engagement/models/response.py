"""The council's answer to a consultation."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from engagement.models.consultation import Consultation


class Response(models.Model):
    """You said, we did: a draft until it is published, then for good."""

    consultation = models.OneToOneField(Consultation, on_delete=models.PROTECT, related_name="response")
    you_said = models.TextField()
    we_did = models.TextField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_at=None) | (~Q(you_said="") & ~Q(we_did="")), name="response_whole_if_published"
            )
        ]

    def __str__(self) -> str:
        return f"Response to {self.consultation}"
