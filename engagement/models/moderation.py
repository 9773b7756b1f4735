"""How the conversation is kept fair: the rules of the house, what people report, what moderators do, and appeals."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone

from engagement.models.comment import Comment


class HouseRule(models.Model):
    """A rule of the house, as the council words it. One that is dropped stays for the comments that broke it."""

    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class ModerationAct(models.Model):
    """What a moderator did about a comment, and why: on the record, never changed."""

    class Action(models.TextChoices):
        """What was done."""

        HIDE = "hide", "Hidden"
        SHOW = "show", "Shown again"
        ALLOW = "allow", "Looked at and shown"
        KEEP = "keep", "Reports looked at, and left as it is"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="moderation_acts")
    action = models.CharField(max_length=10, choices=Action.choices)
    reason = models.TextField()
    rule = models.ForeignKey(HouseRule, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="moderation_act_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.comment}"


class CommentReport(models.Model):
    """Somebody thinks that a comment breaks a rule; ``by`` is empty for who was not signed in.

    ``settled_by`` is the act that answered it.
    """

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="reports")
    rule = models.ForeignKey(HouseRule, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    says = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(
        ModerationAct, on_delete=models.PROTECT, null=True, blank=True, related_name="settles"
    )

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "by"], condition=Q(settled_by=None), name="comment_reported_once_a_person"
            ),
        ]
        indexes = [models.Index(fields=["at"], name="reports_to_settle", condition=Q(settled_by=None))]

    def __str__(self) -> str:
        return f"Report of {self.comment}"


class Appeal(models.Model):
    """The author of a hidden comment asks another moderator to look again: once for each act."""

    class Outcome(models.TextChoices):
        """What came of it."""

        UPHELD = "upheld", "It is shown again"
        REFUSED = "refused", "It stays hidden"

    act = models.OneToOneField(ModerationAct, on_delete=models.PROTECT, related_name="appeal")
    says = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None, decided_by=None)
                | (~Q(outcome="") & ~Q(reason="") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="appeal_decided_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal against {self.act}"


class Ban(models.Model):
    """Somebody may not comment for a time; why, and by whom. One that was lifted stays on record."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bans")
    reason = models.TextField()
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="ban_has_a_reason"),
            models.CheckConstraint(condition=Q(until__gt=F("since")), name="ban_lasts"),
        ]

    def __str__(self) -> str:
        return f"{self.person} until {self.until}"


class HeldWord(models.Model):
    """A word for which a comment waits until a moderator has looked at it."""

    word = models.CharField(max_length=80)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["word"]
        constraints = [models.UniqueConstraint(Lower("word"), name="held_word_once")]

    def __str__(self) -> str:
        return self.word
