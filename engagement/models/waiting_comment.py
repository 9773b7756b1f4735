"""What somebody wrote and has not sent: it waits for them while they sign in, sign up or confirm their address."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from engagement.models.consultation import Consultation

# Longer than any letter of confirmation is worth something.
KEPT = timedelta(days=30)


class WaitingComment(models.Model):
    """The form of a comment as it was typed. ``key`` is known to the browser in which it was written, until its author is.

    A person has one for each consultation, and so has a browser.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="waiting_comments"
    )
    data = models.JSONField()
    typed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "consultation"], name="waiting_comment_once_a_person"),
        ]
        indexes = [models.Index(fields=["typed_at"], name="waiting_comment_age")]

    def __str__(self) -> str:
        return f"A comment on {self.consultation}"
