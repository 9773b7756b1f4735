"""What residents do: comment, change their words for a while, withdraw them at any time."""

import uuid
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, Role
from accounts.permissions import require
from engagement.errors import CommentIsFixed, ConsultationNotOpen
from engagement.models import Comment, Consultation, Question
from govuk.cleaning import clean_text
from locking import lock_row

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
    """Add a comment; return it.

    The same form sent again (a double click, Back) is the same comment; with other words it changes that comment while it
    may be changed, and is a second one after that, so that nothing that was sent is dropped. Raises NotAllowed for
    somebody not signed in, ConsultationNotOpen, and CommentIsFixed for the words of a comment that a moderator hid.
    """
    require(by, "engagement.comment")
    # Lock the consultation so that it does not close between the look and the write.
    consultation = lock_row(consultation)
    _must_be_open(consultation)
    said = {"stance": stance, "question": question, "body": clean_text(body)}
    kept, is_new = Comment.objects.get_or_create(
        form_key=form_key, defaults={"consultation": consultation, **_by(by), **said}
    )
    require(by, "engagement.change_comment", kept)
    return kept if is_new else _sent_again(kept, by, said)


def _sent_again(kept: Comment, by: Person, said: dict[str, Any]) -> Comment:
    """Return what becomes of a form that was sent before."""
    is_the_same = all(getattr(kept, name) == value for name, value in said.items())
    if kept.hidden_at and is_the_same:
        raise CommentIsFixed(
            "A moderator hid this comment. Sending it again does not show it; the reason is on the page."
        )
    if kept.withdrawn_at or kept.hidden_at or not (is_the_same or kept.is_still_editable):
        return Comment.objects.create(form_key=uuid.uuid4(), consultation_id=kept.consultation_id, **_by(by), **said)
    return kept if is_the_same else _write_again(kept, said)


def _by(person: Person) -> dict[str, Any]:
    """Return who says it, and in which role of the council, if any: the first that they hold, as the list of roles goes."""
    role = next((role.label for role in Role if role in person.roles), "")
    return {"author": person, "author_role": role}


def _must_be_open(consultation: Consultation) -> None:
    if consultation.is_open():
        return
    if consultation.ended_at is None and timezone.localdate() < consultation.opens_on:
        raise ConsultationNotOpen(f"It opens on {consultation.opens_on:%-d %B %Y}. Come back then.")
    raise ConsultationNotOpen("It has closed, so comments can no longer be added. You can still read them.")


@transaction.atomic
def change_comment(*, comment: Comment, by: Person, stance: str, body: str) -> Comment:
    """Change one's own comment within fifteen minutes; return it. Raises NotAllowed, CommentIsFixed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can change a comment.")
    return _write_again(comment, {"stance": stance, "body": clean_text(body)})


def _write_again(comment: Comment, said: dict[str, Any]) -> Comment:
    """Write what ``said`` holds of a comment, while it may be changed; return it. Raises CommentIsFixed."""
    comment = lock_row(comment)
    if comment.withdrawn_at or comment.hidden_at:
        raise CommentIsFixed("It has been withdrawn or hidden.")
    if not comment.is_still_editable:
        raise CommentIsFixed("Comments can be changed for 15 minutes. You can withdraw it, or add another.")
    for name, value in said.items():
        setattr(comment, name, value)
    comment.edited_at = timezone.now()
    comment.save(update_fields=[*said, "edited_at"])
    return comment


def withdraw_comment(*, comment: Comment, by: Person) -> Comment:
    """Withdraw one's own comment, at any time; return it. Raises NotAllowed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can withdraw a comment.")
    Comment.objects.filter(pk=comment.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    comment.refresh_from_db()
    return comment
