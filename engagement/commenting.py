"""What residents do: comment, change their words for a while, withdraw them at any time."""

import uuid

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.errors import CommentIsFixed, ConsultationNotOpen
from engagement.models import Comment, Consultation, Question
from govuk.cleaning import clean_text

MOST_CHARACTERS = 4000


@transaction.atomic
def comment(
    *,
    consultation: Consultation,
    by: Person,
    stance: str,
    body: str,
    form_key: uuid.UUID,
    question: Question | None = None,
) -> Comment:
    """Add a comment; return it. Sending the same form again returns the first.

    Raises NotAllowed for somebody not signed in, and ConsultationNotOpen.
    """
    require(by, "engagement.comment")
    # Lock the consultation so that it does not close between the look and the write.
    consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    _must_be_open(consultation)
    kept, _ = Comment.objects.get_or_create(
        form_key=form_key,
        defaults={
            "consultation": consultation,
            "author": by,
            "stance": stance,
            "question": question,
            "body": clean_text(body),
        },
    )
    require(by, "engagement.change_comment", kept)
    return kept


def _must_be_open(consultation: Consultation) -> None:
    if consultation.is_open():
        return
    if consultation.ended_at is None and timezone.localdate() < consultation.opens_on:
        raise ConsultationNotOpen(f"It opens on {consultation.opens_on:%-d %B %Y}. Please come back then.")
    raise ConsultationNotOpen("It has closed, so comments can no longer be added. You can still read them.")


@transaction.atomic
def change_comment(*, comment: Comment, by: Person, stance: str, body: str) -> Comment:
    """Change one's own comment within fifteen minutes; return it. Raises NotAllowed, CommentIsFixed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can change a comment.")
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    if comment.withdrawn_at or comment.hidden_at:
        raise CommentIsFixed("It has been withdrawn or hidden.")
    if not comment.is_still_editable:
        raise CommentIsFixed("Comments can be changed for 15 minutes. You can withdraw it, or add another.")
    comment.stance = stance
    comment.body = clean_text(body)
    comment.edited_at = timezone.now()
    comment.save(update_fields=["stance", "body", "edited_at"])
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Person) -> Comment:
    """Withdraw one's own comment, at any time; return it. Raises NotAllowed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can withdraw a comment.")
    comment = Comment.objects.select_for_update().get(pk=comment.pk)
    comment.withdrawn_at = comment.withdrawn_at or timezone.now()
    comment.save(update_fields=["withdrawn_at"])
    return comment
