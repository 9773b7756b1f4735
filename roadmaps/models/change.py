"""A change to a mission that is in delivery: what is proposed, why, and what was decided."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from roadmaps.models.mission import Mission
from roadmaps.models.revision import Revision


class ProposedChange(models.Model):
    """Changes to an adopted mission and its portfolio that are made together, or not at all.

    ``parts`` are as ``roadmaps.delivery.parts`` takes them. ``material`` holds why the commission decides on it, a
    sentence a line; nothing where an officer may. ``base`` is the revision that was last adopted; ``revision`` what was
    frozen for a new check or a consultation; ``made_as`` the revision that says what the mission is since.
    """

    class State(models.TextChoices):
        """How far it has come."""

        DRAFTED = "drafted", "Being written"
        PROPOSED = "proposed", "Before the commission"
        ASKED = "asked", "To be checked or consulted on first"
        MADE = "made", "Made"
        REFUSED = "refused", "Refused"
        WITHDRAWN = "withdrawn", "Withdrawn"

    # What waits for the commission.
    WAITING = (State.PROPOSED, State.ASKED)

    mission = models.ForeignKey(Mission, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTED)
    parts = models.JSONField(default=list)
    document = models.JSONField(null=True, blank=True)
    reason = models.TextField(blank=True)
    material = models.JSONField(default=list)
    base = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    made_as = models.ForeignKey(Revision, on_delete=models.PROTECT, null=True, blank=True, related_name="changes")
    needs_check = models.BooleanField(default=False)
    needs_consultation = models.BooleanField(default=False)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=timezone.now)
    proposed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_because = models.TextField(blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["mission", "number"], name="change_number_once_a_mission"),
            # Two proposals at once would each be judged against a mission that the other one changes.
            models.UniqueConstraint(
                fields=["mission"],
                condition=Q(state__in=["drafted", "proposed", "asked"]),
                name="change_open_once_a_mission",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "proposed", "asked", "made", "refused", "withdrawn"]),
                name="change_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "withdrawn"]) | ~Q(reason=""), name="change_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="made") | Q(made_as__isnull=False), name="change_made_has_its_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"Change {self.number} of {self.mission}"

    @property
    def is_open(self) -> bool:
        """Whether it is neither made nor over."""
        return self.state == self.State.DRAFTED or self.waits

    @property
    def waits(self) -> bool:
        """Whether it waits for the commission."""
        return self.state in self.WAITING

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it: what its officers still write, or took back before anybody saw it, is theirs."""
        return self.proposed_at is not None or self.state == self.State.MADE
