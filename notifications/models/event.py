"""Something that happened, written in the transaction of the deed."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from notifications.table import EVENTS, EventKind


class Event(models.Model):
    """What happened, with the words that its kind asks for, and who hears of it.

    ``about`` are things that people follow; ``named`` and ``passed_over`` are keys of people.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200, unique=True)
    happened_at = models.DateTimeField(default=timezone.now)
    # Under what it stands in a digest: the mission, most often.
    heading = models.CharField(max_length=250)
    address = models.CharField(max_length=400)
    words = models.JSONField(default=dict)
    about = ArrayField(models.CharField(max_length=140), default=list)
    named = ArrayField(models.BigIntegerField(), default=list)
    passed_over = ArrayField(models.BigIntegerField(), default=list)
    # The person up to whom it was delivered, in the order of their keys: a worker that takes over goes on from there.
    told_up_to = models.BigIntegerField(default=0)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["happened_at"], name="event_by_age")]

    def __str__(self) -> str:
        return f"{self.kind} ({self.key})"

    @property
    def of_kind(self) -> EventKind:
        """The row of the table that says how it is told."""
        return EVENTS[self.kind]

    @property
    def subject(self) -> str:
        """What happened, on one line."""
        return self.of_kind.words.subject.format_map(self.words)

    def paragraphs(self, part: str = "") -> list[str]:
        """Return what there is to say; ``part`` is what one person alone is told."""
        words = {**self.words, "part": part}
        return [text.format_map(words) for text in self.of_kind.words.says if _says_anything(text, words)]


def _says_anything(text: str, words: dict) -> bool:
    named = [name for name in words if f"{{{name}}}" in text]
    return not named or any(str(words[name]).strip() for name in named)


def person_key() -> models.ForeignKey:
    """Return the field of whoever something is for; it goes with them."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
