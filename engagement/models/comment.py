"""What a resident says, and what moderators do about it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from engagement.models.consultation import Consultation, Question
from engagement.models.stance_counts import TRIGGERS

EDITING = timedelta(minutes=15)


class Stance(models.TextChoices):
    """Where a comment stands."""

    SUPPORT = "support", "I support it"
    WITH_CHANGES = "with changes", "I support it with changes"
    OPPOSE = "oppose", "I oppose it"
    QUESTION = "question", "I have a question"


class CommentQuerySet(models.QuerySet):
    """Ways of reading comments."""

    def standing(self) -> "CommentQuerySet":
        """Those not withdrawn by their author."""
        return self.filter(withdrawn_at=None)

    def visible(self) -> "CommentQuerySet":
        """Those that count: neither withdrawn nor hidden."""
        return self.standing().filter(hidden_at=None)

    def newest_first(self) -> "CommentQuerySet":
        """In the order of the page, in one query with author and question."""
        return self.select_related("author", "question").order_by("-pk")


class Comment(models.Model):
    """One comment on a consultation. A hidden one leaves its place and the reason on the page."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments")
    # The role in which staff spoke, as it was then; empty for residents.
    author_role = models.CharField(max_length=40, blank=True)
    stance = models.CharField(max_length=15, choices=Stance.choices)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    body = models.TextField()
    # Made by the form when it was shown: the same form sent twice is one comment.
    form_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(stance__in=Stance.values), name="comment_stance_is_known"),
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | ~Q(hidden_reason=""), name="comment_hidden_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["consultation", "-id"], name="comment_page")]
        triggers = TRIGGERS

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def author_name(self) -> str:
        """The name to show: erased people stay as former participants."""
        return self.author.public_name if self.author else "A former participant"

    @property
    def is_still_editable(self) -> bool:
        """Whether its author may still change it: for fifteen minutes."""
        return timezone.now() - self.created_at < EDITING


class ModerationAct(models.Model):
    """What a moderator did to a comment, and why: on the record, never changed."""

    class Action(models.TextChoices):
        """What was done."""

        HIDE = "hide", "Hidden"
        SHOW = "show", "Shown again"

    comment = models.ForeignKey(Comment, on_delete=models.PROTECT, related_name="moderation_acts")
    action = models.CharField(max_length=10, choices=Action.choices)
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="moderation_act_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.comment}"
