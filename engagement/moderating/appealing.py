"""What the author of a hidden comment can do: change it once for another look, and appeal once to another moderator."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person, Role
from accounts.permissions import require
from engagement.errors import DecidedMeanwhile, NoAppeal
from engagement.models import Appeal, Comment, ModerationAct
from engagement.moderating.holding import AMENDED
from engagement.moderating.looking import show
from engagement.telling import tell_author
from govuk.cleaning import clean_text
from locking import lock_row
from notifications.telling import tell

NOT_YOURS = "Only its author can do this."
NOT_THE_SAME = "Another moderator decides an appeal than the one who hid the comment, and nobody decides on their own."


def act_against(comment: Comment) -> ModerationAct | None:
    """Return the act by which a comment is hidden now; None for one that is not."""
    if comment.hidden_at is None:
        return None
    return comment.moderation_acts.filter(action=ModerationAct.Action.HIDE).order_by("-pk").first()


@transaction.atomic
def amend(*, comment: Comment, by: Person, body: str) -> Comment:
    """Change a hidden comment once; it waits for another look then. Return it. Raises NotAllowed and NoAppeal."""
    require(by, "engagement.change_comment", comment, otherwise=NOT_YOURS)
    comment = lock_row(comment)
    if comment.hidden_at is None or comment.withdrawn_at:
        raise NoAppeal("It is not hidden.")
    if comment.amended_at:
        raise NoAppeal("You changed it once already. You can still appeal, or write another comment.")
    now = timezone.now()
    comment.body, comment.amended_at, comment.edited_at = clean_text(body), now, now
    comment.held_at, comment.held_reason = now, AMENDED
    comment.save(update_fields=["body", "amended_at", "edited_at", "held_at", "held_reason"])
    return comment


@transaction.atomic
def appeal(*, comment: Comment, by: Person, says: str) -> Appeal:
    """Ask another moderator to decide again on a hidden comment, once; return the appeal. Raises NotAllowed and NoAppeal."""
    require(by, "engagement.change_comment", comment, otherwise=NOT_YOURS)
    comment = lock_row(comment)
    if comment.hidden_at is None or comment.withdrawn_at:
        raise NoAppeal("It is not hidden.")
    if Appeal.objects.filter(act__comment=comment).exists():
        raise NoAppeal("An appeal was made for it already. There is one for each comment.")
    made = Appeal.objects.create(act=act_against(comment), says=clean_text(says))
    _tell_moderators(made)
    return made


@transaction.atomic
def decide(*, appeal: Appeal, by: Person, outcome: str, reason: str) -> Appeal:
    """Decide an appeal: show the comment again, or leave it hidden; tell its author. Return the appeal.

    Raises NotAllowed for who hid it or wrote it, and DecidedMeanwhile for one that is decided.
    """
    require(by, "engagement.decide_appeal", appeal, otherwise=NOT_THE_SAME)
    lock_row(appeal.act.comment)
    appeal = Appeal.objects.select_related("act__comment__author", "act__comment__consultation").get(pk=appeal.pk)
    if appeal.outcome:
        raise DecidedMeanwhile("This appeal was decided already.")
    appeal.outcome, appeal.reason, appeal.decided_by, appeal.decided_at = outcome, reason, by, timezone.now()
    appeal.save()
    if outcome == Appeal.Outcome.UPHELD:
        show(comment=appeal.act.comment, by=by, reason=reason)
    _tell_author(appeal)
    return appeal


def _tell_author(appeal: Appeal) -> None:
    is_shown = appeal.outcome == Appeal.Outcome.UPHELD
    outcome = "It is shown again." if is_shown else "It stays hidden. This cannot be appealed again."
    address = reverse("own_comments")
    said = {"outcome": outcome, "reason": appeal.reason}
    tell_author("appeal.decided", appeal.act.comment, key=appeal.pk, address=address, **said)


def _tell_moderators(appeal: Appeal) -> None:
    comment = appeal.act.comment
    moderators = Person.objects.holding(Role.MODERATOR).exclude(pk=appeal.act.by_id)
    tell(
        "appeal.made",
        key=str(appeal.pk),
        heading=str(comment.consultation.mission),
        address=reverse("appeal_decide", args=[appeal.pk]),
        to=moderators.values_list("pk", flat=True),
        but_not=[comment.author_id],
        mission=comment.consultation.mission,
        says=appeal.says,
    )
