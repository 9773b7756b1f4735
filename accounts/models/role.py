"""What a person may act as."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class Role(models.TextChoices):
    """The roles. Whoever has an account and none of these is a resident."""

    OFFICER = "officer", "Council officer"
    ASSESSOR = "assessor", "Criteria assessor"
    MODERATOR = "moderator", "Moderator"
    COMMISSIONER = "commissioner", "Commissioner"
    ADMINISTRATOR = "administrator", "Administrator"


class RoleChange(models.Model):
    """Who gave or took which roles, when, and why: on the record, never changed. A trigger in the database refuses it.

    ``by`` is empty when it was done from the command line of the server.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="role_changes")
    given = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    taken = ArrayField(models.CharField(max_length=20, choices=Role.choices), default=list)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="role_change_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.person}: {self.in_words}"

    @property
    def in_words(self) -> str:
        """What was given and taken, in words."""
        parts = (("Given", self.given), ("Taken", self.taken))
        return ". ".join(f"{verb}: {', '.join(Role(one).label for one in roles)}" for verb, roles in parts if roles)


class RoleGrant(models.Model):
    """One role given to one person, by whom and when."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    role = models.CharField(max_length=20, choices=Role.choices)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "role"], name="role_held_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="role_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
