"""What moderators decide about a comment: hide it by a rule, show it again, let it be shown, leave it. Every act is kept."""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.errors import DecidedMeanwhile
from engagement.models import Comment, CommentReport, HouseRule, ModerationAct
from engagement.telling import take_back_reply, tell_author, tell_of_reply
from locking import lock_row

NOT_ONES_OWN = "Somebody else has to look at this one: nobody moderates what they wrote themselves."
Action = ModerationAct.Action


@transaction.atomic
def hide(
    *, comment: Comment, by: Person, reason: str, rule: HouseRule | None = None, seen: int | None = None
) -> ModerationAct:
    """Hide a comment for the rule that it breaks; its place and ``reason`` stay on the page. Return the act.

    Its author is told, and how to appeal. ``seen`` is the key of the latest act that the moderator saw, 0 for none; with
    None it is not asked. Raises NotAllowed, and DecidedMeanwhile where another moderator acted since.
    """
    comment = _looked_at(comment, by, seen)
    changes = {"hidden_at": timezone.now(), "hidden_reason": reason, "held_at": None, "held_reason": ""}
    act = _act(comment, by, Action.HIDE, reason, rule, changes)
    take_back_reply(comment)
    _tell_author(comment, act)
    return act


@transaction.atomic
def show(*, comment: Comment, by: Person, reason: str, seen: int | None = None) -> ModerationAct:
    """Show a hidden comment again; return the act. Raises as ``hide`` does."""
    comment = _looked_at(comment, by, seen)
    act = _act(comment, by, Action.SHOW, reason, None, {"hidden_at": None, "hidden_reason": ""})
    tell_of_reply(comment)
    return act


@transaction.atomic
def allow(*, comment: Comment, by: Person, reason: str = "", seen: int | None = None) -> ModerationAct:
    """Let a comment that is held be shown; return the act. Raises as ``hide`` does."""
    comment = _looked_at(comment, by, seen)
    changes = {"held_at": None, "held_reason": "", "hidden_at": None, "hidden_reason": ""}
    act = _act(comment, by, Action.ALLOW, reason or "It keeps to the rules.", None, changes)
    tell_author("comment.shown", comment, key=act.pk, comment=comment.body)
    tell_of_reply(comment)
    return act


@transaction.atomic
def keep(*, comment: Comment, by: Person, reason: str = "", seen: int | None = None) -> ModerationAct:
    """Leave a comment that was reported as it is; return the act. Raises as ``hide`` does."""
    comment = _looked_at(comment, by, seen)
    return _act(comment, by, Action.KEEP, reason or "It keeps to the rules.", None, {})


def latest_act(comment: Comment) -> int:
    """Return the key of the latest act about a comment; 0 where there is none."""
    return comment.moderation_acts.order_by("-pk").values_list("pk", flat=True).first() or 0


def _looked_at(comment: Comment, by: Person, seen: int | None) -> Comment:
    require(by, "engagement.moderate", comment, otherwise=NOT_ONES_OWN)
    comment = lock_row(comment)
    if seen is not None and latest_act(comment) != seen:
        raise DecidedMeanwhile(
            "Another moderator decided on this comment since you opened the page. Look at what they did first."
        )
    return comment


def _act(
    comment: Comment, by: Person, action: str, reason: str, rule: HouseRule | None, changes: dict[str, Any]
) -> ModerationAct:
    """Change the comment, write the act down, and settle with it what was reported."""
    for name, value in changes.items():
        setattr(comment, name, value)
    comment.save(update_fields=list(changes))
    act = ModerationAct.objects.create(comment=comment, action=action, reason=reason, rule=rule, by=by)
    CommentReport.objects.filter(comment=comment, settled_by=None).update(settled_by=act)
    return act


def _tell_author(comment: Comment, act: ModerationAct) -> None:
    address = reverse("own_comments")
    said = {"rule": act.rule or "", "reason": act.reason}
    tell_author("comment.hidden", comment, key=act.pk, address=address, **said)
