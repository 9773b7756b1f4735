"""Back somebody else's comment, and take it back."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.commenting.writing import must_be_asked
from engagement.consulting.telling import take_part
from engagement.errors import ConsultationNotOpen
from engagement.models import Backing, Comment
from engagement.telling import tell_author
from locking import hold_row

NOT_ONES_OWN = "Nobody backs what they wrote themselves."


@transaction.atomic
def back(*, comment: Comment, by: Person) -> None:
    """Back a comment, once. Raises NotAllowed for one's own, ConsultationNotOpen, and NotAsked."""
    _may(comment, by)
    take_part(comment.consultation, by)
    _, is_new = Backing.objects.get_or_create(comment=comment, person=by)
    if is_new:
        _tell(comment)


@transaction.atomic
def take_back(*, comment: Comment, by: Person) -> None:
    """Back a comment no more. Raises as ``back`` does."""
    _may(comment, by)
    Backing.objects.filter(comment=comment, person=by).delete()


def _tell(comment: Comment) -> None:
    """Tell its author that a comment is backed, once a day: not of each person."""
    number = Comment.objects.values_list("backed", flat=True).get(pk=comment.pk)
    key = f"{comment.pk}:{timezone.localdate()}"
    tell_author("comment.backed", comment, key=key, comment=comment.body, number=number)


def _may(comment: Comment, by: Person) -> None:
    require(by, "engagement.back", comment, otherwise=NOT_ONES_OWN)
    consultation = hold_row(comment.consultation)
    comment = Comment.objects.get(pk=comment.pk)
    if not consultation.is_open() or comment.withdrawn_at or comment.hidden_at or comment.held_at:
        raise ConsultationNotOpen("Comments can be backed while the consultation is open and they can be seen.")
    must_be_asked(consultation, by)
