"""Who follows what."""

from django.db import models
from django.utils import timezone

from notifications.models.event import person_key


class Follow(models.Model):
    """That somebody wants to hear of a thing, such as "mission:12"; see ``notifications.things``."""

    thing = models.CharField(max_length=140)
    person = person_key()
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "person"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.person} follows {self.thing}"
