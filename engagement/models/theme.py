"""What comments are about: groups that a method proposes and officers put right, and the answer to each."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from engagement.models.consultation import Consultation
from roadmaps.models import Revision


class Theme(models.Model):
    """What some comments of a consultation are about.

    ``terms`` are the words by which the method found it, ``typical`` the keys of the comments that say it best.
    One that an officer named or made keeps its name whatever a later run finds. ``is_other`` is where the rest goes.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="themes")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=120)
    terms = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    typical = ArrayField(models.BigIntegerField(), default=list, blank=True)
    is_other = models.BooleanField(default=False)
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["is_other", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(is_other=True), name="theme_one_other_a_consultation"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ThemeRun(models.Model):
    """One look of the method at all comments of a consultation: who asked for it, how far it is, what it found."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Reading the comments"
        DONE = "done", "Done"
        FAILED = "failed", "It could not be done"

    consultation = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="theme_runs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    # In per cent.
    progress = models.PositiveSmallIntegerField(default=0)
    finished_at = models.DateTimeField(null=True, blank=True)
    comments = models.PositiveIntegerField(default=0)
    # How well the themes hold together, from 0 to 1, for the number that was chosen and for those that were tried.
    coherence = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consultation"], condition=Q(state__in=["waiting", "running"]), name="one_theme_run_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.consultation}: {self.get_state_display()}"


class ThemeAnswer(models.Model):
    """What the council answers to a theme: what it heard, what it will do, and what not and why. A draft until the
    response is published.
    """

    theme = models.OneToOneField(Theme, on_delete=models.PROTECT, related_name="answer")
    heard = models.TextField()
    will_do = models.TextField(blank=True)
    will_not = models.TextField(blank=True)
    # Where it changed what was proposed.
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(heard="") & (~Q(will_do="") | ~Q(will_not="")), name="theme_answer_says_something"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer to {self.theme}"
