"""How somebody wants to hear of things, and whether their address can be reached."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from notifications.choices import Rhythm, Topic
from notifications.models.event import person_key


class MailSettings(models.Model):
    """A person's quiet hours, and what keeps email from them. Whoever never set anything has none."""

    person = models.OneToOneField(
        "accounts.Person", on_delete=models.CASCADE, related_name="mail_settings", primary_key=True
    )
    # Hours of the day in London; news that come between them wait for the end.
    quiet_from = models.PositiveSmallIntegerField(null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(null=True, blank=True)
    # Kept from taking part: only what is essential reaches them.
    silenced_until = models.DateTimeField(null=True, blank=True)
    # The address that could not be reached, or whose owner called it spam, with the mail server's words.
    refused_address = models.CharField(max_length=254, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_because = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "mail settings"
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_until=None)
                | Q(quiet_from__lt=24, quiet_until__lt=24, quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_hours_have_a_beginning_and_an_end",
            )
        ]

    def __str__(self) -> str:
        return f"Mail settings of {self.person}"

    @property
    def is_refused(self) -> bool:
        """Whether the address that they have now is the one that was refused."""
        return bool(self.refused_at) and self.refused_address == self.person.email

    def why_no_email(self, *, is_essential: bool, now: datetime) -> str:
        """Return why they get no email at ``now``; an empty text if they do. What is essential reaches whoever can be."""
        if self.is_refused:
            return "Their address was refused."
        is_silenced = self.silenced_until and self.silenced_until > now
        return "They are kept from taking part." if is_silenced and not is_essential else ""


class ChosenRhythm(models.Model):
    """The rhythm that somebody chose for a topic, where it is not the one of the table."""

    person = person_key()
    topic = models.CharField(max_length=20, choices=Topic.choices)
    rhythm = models.CharField(max_length=10, choices=Rhythm.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "topic"], name="one_rhythm_a_topic")]

    def __str__(self) -> str:
        return f"{self.person}: {self.topic} {self.rhythm}"
