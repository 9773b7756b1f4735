"""What a resident says, and what moderators do about it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from engagement.models.consultation import Consultation
from engagement.models.question import Question
from engagement.models.tally import COMMENT_TRIGGERS
from engagement.models.theme import Theme
from roadmaps.models import Solution

EDITING = timedelta(minutes=15)


class Stance(models.TextChoices):
    """Where a comment stands."""

    SUPPORT = "support", "I support it"
    WITH_CHANGES = "with changes", "I support it with changes"
    OPPOSE = "oppose", "I oppose it"
    QUESTION = "question", "I have a question"


class Via(models.TextChoices):
    """How a comment came."""

    ONLINE = "online", "Online"
    PAPER = "paper", "On paper"
    TELEPHONE = "telephone", "By telephone"
    MEETING = "meeting", "At a meeting"


class CommentQuerySet(models.QuerySet):
    """Ways of reading comments."""

    def standing(self) -> "CommentQuerySet":
        """Those not withdrawn by their author."""
        return self.filter(withdrawn_at=None)

    def visible(self) -> "CommentQuerySet":
        """Those that count: neither withdrawn nor hidden."""
        return self.standing().filter(hidden_at=None, held_at=None)

    def readable(self) -> "CommentQuerySet":
        """Those that have a place on the page: a hidden one leaves its place, and so does what others replied to."""
        return self.filter(Q(withdrawn_at=None) | Q(replied__gt=0), held_at=None)

    def with_author(self) -> "CommentQuerySet":
        """With author, question and solution, in the same query."""
        return self.select_related("author", "question", "solution")


# Each order of the page, alone and under each filter.
ORDERS = [
    (by, order, f"comment_by_{by[0] if by else 'all'}_{how}")
    for by in (("stance",), ("question",), ("solution",), ("theme",), ())
    for order, how in ((("-id",), "time"), (("-backed", "-id"), "backed"))
]


class Comment(models.Model):
    """One comment on a consultation, on a question or a solution of it, or a reply to a comment that is no reply itself.

    A hidden one leaves its place and the reason on the page. ``backed`` and ``replied`` are kept by triggers: how many
    people back it, and how many replies can be seen. One that is held waits for a moderator before anybody sees it.
    """

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="comments")
    # The role in which staff spoke, as it was then; empty for residents.
    author_role = models.CharField(max_length=40, blank=True)
    # The officers of a mission answer in the name of the council.
    is_official = models.BooleanField(default=False)
    stance = models.CharField(max_length=15, choices=Stance.choices, blank=True)
    question = models.ForeignKey(Question, on_delete=models.PROTECT, null=True, blank=True, related_name="answers")
    solution = models.ForeignKey(Solution, on_delete=models.PROTECT, null=True, blank=True, related_name="comments")
    reply_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replies")
    body = models.TextField()
    # Made by the form when it was shown: the same form sent twice is one comment.
    form_key = models.UUIDField(unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    held_reason = models.CharField(max_length=80, blank=True)
    # The author of a hidden comment may change it once, for another look.
    amended_at = models.DateTimeField(null=True, blank=True)
    # What it is about: proposed by a method, or set by a person, whom no later run overrules.
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, blank=True, related_name="comments")
    theme_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # The first comment that says nearly the same: a letter that many sent.
    same_as = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="copies")
    # How it came: what was said on paper, by telephone or at a meeting is entered by an officer.
    via = models.CharField(max_length=10, choices=Via.choices, default=Via.ONLINE)
    said_by = models.CharField(max_length=80, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    backed = models.PositiveIntegerField(default=0, editable=False)
    replied = models.PositiveIntegerField(default=0, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stance__in=Stance.values, reply_to=None) | Q(stance="", reply_to__isnull=False),
                name="comment_stance_is_known",
            ),
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something"),
            models.CheckConstraint(
                condition=Q(via=Via.ONLINE, entered_by=None)
                | (Q(via__in=[Via.PAPER, Via.TELEPHONE, Via.MEETING], author=None) & Q(entered_by__isnull=False)),
                name="comment_entered_by_an_officer",
            ),
            models.CheckConstraint(
                condition=Q(hidden_at=None) | ~Q(hidden_reason=""), name="comment_hidden_with_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["consultation", *by, *order], name=name, condition=Q(reply_to=None))
            for by, order, name in ORDERS
        ] + [
            models.Index(fields=["reply_to", "id"], name="comment_replies", condition=Q(reply_to__isnull=False)),
            models.Index(fields=["consultation", "author", "-id"], name="comment_by_author"),
            models.Index(fields=["held_at"], name="comments_to_look_at", condition=Q(held_at__isnull=False)),
        ]
        triggers = COMMENT_TRIGGERS

    def __str__(self) -> str:
        return self.body[:60]

    def get_absolute_url(self) -> str:
        """The comment's own page, which stays."""
        return reverse("comment", args=[self.pk])

    @property
    def author_name(self) -> str:
        """The name to show: erased people stay as former participants, and of others only what they let be written."""
        if self.via != Via.ONLINE:
            return self.said_by or "Somebody who took part"
        return self.author.public_name if self.author else "A former participant"

    @property
    def is_still_editable(self) -> bool:
        """Whether its author may still change it: for fifteen minutes."""
        return timezone.now() - self.created_at < EDITING
