"""Report a comment that breaks a rule: anybody may, signed in or not."""

from django.db import transaction

from accounts.models import Person
from engagement.errors import NoReply
from engagement.models import Comment, CommentReport, HouseRule
from govuk.cleaning import clean_text


@transaction.atomic
def report(*, comment: Comment, rule: HouseRule | None, says: str, by: Person | None = None) -> CommentReport:
    """Report a comment; return the report. Somebody who reported it before and waits still has one report.

    Raises NoReply for a comment that nobody can see.
    """
    comment = Comment.objects.get(pk=comment.pk)
    if comment.withdrawn_at or comment.hidden_at or comment.held_at:
        raise NoReply("It was hidden or withdrawn already.")
    given = {"rule": rule, "says": clean_text(says)}
    if by is None:
        return CommentReport.objects.create(comment=comment, **given)
    return CommentReport.objects.update_or_create(comment=comment, by=by, settled_by=None, defaults=given)[0]
