"""What residents do: comment, reply, change their words for a while, withdraw them at any time."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person, Role
from accounts.permissions import require
from engagement.consulting.telling import take_part
from engagement.errors import CommentIsFixed, ConsultationNotOpen, NoReply, NotAsked
from engagement.models import Audience, Comment, Consultation, Question, Tie
from engagement.moderating.banning import ban_of
from engagement.moderating.holding import why_held
from engagement.telling import take_back_reply, tell_of_reply
from govuk.cleaning import clean_text
from locking import hold_row, lock_row
from roadmaps.models import Solution
from roadmaps.wording import long_date

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
    solution: Solution | None = None,
    tie: str = "",
    signs: Iterable[str] = (),
) -> Comment:
    """Add a comment on a consultation, on a question or on a solution of it; return it.

    The same form sent again (a double click, Back) is the same comment; with other words it changes that comment while it
    may be changed, and is a second one after that, so that nothing that was sent is dropped. ``tie`` is what joins the
    person to the borough, where that is asked; ``signs`` are what makes a moderator look at it first. Raises NotAllowed
    for somebody not signed in, ConsultationNotOpen, NotAsked, and CommentIsFixed for the words of a comment that a
    moderator hid.
    """
    require(by, "engagement.comment")
    # Nobody closes the consultation between the look and the write; others comment meanwhile.
    consultation = hold_row(consultation)
    must_be_open(consultation)
    must_be_asked(consultation, by, tie)
    said = {"stance": stance, "question": question, "solution": solution, "body": clean_text(body)}
    take_part(consultation, by)
    return _write(consultation, by, form_key, said, signs)


@transaction.atomic
def reply(*, to: Comment, by: Person, body: str, form_key: uuid.UUID, signs: Iterable[str] = ()) -> Comment:
    """Reply to a comment that is no reply itself; return the reply.

    An officer of the mission answers officially, also once the consultation is over. Raises as ``comment`` does, and
    NoReply where there is nothing to reply to.
    """
    require(by, "engagement.comment")
    consultation = hold_row(to.consultation)
    is_official = by.has_perm("engagement.answer_officially", to.consultation)
    if not is_official:
        must_be_open(consultation)
        must_be_asked(consultation, by)
        take_part(consultation, by)
    to = Comment.objects.get(pk=to.pk)
    if to.reply_to_id is not None:
        raise NoReply("Replies stand below a comment, one deep. Reply to the comment itself.")
    if to.withdrawn_at or to.hidden_at or to.held_at:
        raise NoReply("This comment was withdrawn or hidden, so nobody can reply to it now.")
    said = {"stance": "", "reply_to": to, "is_official": is_official, "body": clean_text(body)}
    written = _write(consultation, by, form_key, said, signs)
    tell_of_reply(written)
    return written


def _write(
    consultation: Consultation, by: Person, form_key: uuid.UUID, said: dict[str, Any], signs: Iterable[str]
) -> Comment:
    held = why_held(consultation, by, said, signs)
    holding = {"held_at": timezone.now(), "held_reason": held} if held else {}
    kept, is_new = Comment.objects.get_or_create(
        form_key=form_key, defaults={"consultation": consultation, **_by(by), **said, **holding}
    )
    require(by, "engagement.change_comment", kept)
    return kept if is_new else _sent_again(kept, by, said)


def must_be_asked(consultation: Consultation, person: Person, tie: str = "") -> None:
    """Return quietly when a person is among those whom a consultation asks; keep what joins them to the borough.

    Raises NotAsked for who is banned, not invited, or does not say that they live, work or study here.
    """
    ban = ban_of(person)
    if ban:
        raise NotAsked(f"You may not comment until {long_date(timezone.localdate(ban.until))}. Why: {ban.reason}")
    if consultation.audience == Audience.INVITED and not is_invited(consultation, person):
        raise NotAsked("Only people who were invited can comment on this one. You can read what they say.")
    if consultation.audience == Audience.LOCAL:
        if tie:
            Tie.objects.update_or_create(consultation=consultation, person=person, defaults={"how": tie})
        elif not Tie.objects.filter(consultation=consultation, person=person).exists():
            raise NotAsked("This one asks people who live, work or study in the borough. Say which of these you do.")


def is_invited(consultation: Consultation, person: Person) -> bool:
    """Say whether a person's own address was invited."""
    return consultation.invitations.filter(email__iexact=person.email).exists()


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


def must_be_open(consultation: Consultation) -> None:
    """Return quietly when a consultation takes comments. Raises ConsultationNotOpen, which says when it does or did."""
    if consultation.is_open():
        return
    if consultation.is_to_come():
        raise ConsultationNotOpen(f"It opens on {consultation.opens_on:%-d %B %Y}. Come back then.")
    raise ConsultationNotOpen("It has closed, so comments can no longer be added. You can still read them.")


@transaction.atomic
def change_comment(*, comment: Comment, by: Person, body: str, stance: str = "") -> Comment:
    """Change one's own comment within fifteen minutes; return it. A reply has no stance. Raises NotAllowed, CommentIsFixed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can change a comment.")
    said = {"body": clean_text(body)} if comment.reply_to_id else {"stance": stance, "body": clean_text(body)}
    return _write_again(comment, said)


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
    # What is changed is looked at as what is new is.
    held = why_held(comment.consultation, comment.author, said, ())
    if held and comment.held_at is None:
        comment.held_at, comment.held_reason = comment.edited_at, held
    comment.save(update_fields=[*said, "edited_at", "held_at", "held_reason"])
    if comment.held_at:
        take_back_reply(comment)
    return comment


@transaction.atomic
def withdraw_comment(*, comment: Comment, by: Person) -> Comment:
    """Withdraw one's own comment, at any time; return it. Raises NotAllowed."""
    require(by, "engagement.change_comment", comment, otherwise="Only its author can withdraw a comment.")
    Comment.objects.filter(pk=comment.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())
    take_back_reply(comment)
    comment.refresh_from_db()
    return comment
