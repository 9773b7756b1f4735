"""What moderators do: hide a comment with a reason, and show it again. Every act is kept."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.models import Comment, ModerationAct

NOT_ONES_OWN = "Somebody else has to look at this one: nobody moderates what they wrote themselves."


@transaction.atomic
def hide(*, comment: Comment, by: Person, reason: str) -> ModerationAct:
    """Hide a comment; its place and ``reason`` stay on the page. Return the act. Raises NotAllowed."""
    require(by, "engagement.moderate", comment, otherwise=NOT_ONES_OWN)
    Comment.objects.filter(pk=comment.pk).update(hidden_at=timezone.now(), hidden_reason=reason)
    return ModerationAct.objects.create(comment=comment, action=ModerationAct.Action.HIDE, reason=reason, by=by)


@transaction.atomic
def show(*, comment: Comment, by: Person, reason: str) -> ModerationAct:
    """Show a hidden comment again; return the act. Raises NotAllowed."""
    require(by, "engagement.moderate", comment, otherwise=NOT_ONES_OWN)
    Comment.objects.filter(pk=comment.pk).update(hidden_at=None, hidden_reason="")
    return ModerationAct.objects.create(comment=comment, action=ModerationAct.Action.SHOW, reason=reason, by=by)
