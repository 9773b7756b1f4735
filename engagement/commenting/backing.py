"""Back somebody else's comment, and take it back."""

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from engagement.commenting.writing import must_be_asked
from engagement.errors import ConsultationNotOpen
from engagement.models import Backing, Comment
from locking import hold_row

NOT_ONES_OWN = "Nobody backs what they wrote themselves."


@transaction.atomic
def back(*, comment: Comment, by: Person) -> None:
    """Back a comment, once. Raises NotAllowed for one's own, ConsultationNotOpen, and NotAsked."""
    _may(comment, by)
    Backing.objects.get_or_create(comment=comment, person=by)


@transaction.atomic
def take_back(*, comment: Comment, by: Person) -> None:
    """Back a comment no more. Raises as ``back`` does."""
    _may(comment, by)
    Backing.objects.filter(comment=comment, person=by).delete()


def _may(comment: Comment, by: Person) -> None:
    require(by, "engagement.back", comment, otherwise=NOT_ONES_OWN)
    consultation = hold_row(comment.consultation)
    comment = Comment.objects.get(pk=comment.pk)
    if not consultation.is_open() or comment.withdrawn_at or comment.hidden_at or comment.held_at:
        raise ConsultationNotOpen("Comments can be backed while the consultation is open and they can be seen.")
    must_be_asked(consultation, by)
