"""Put themes right by hand: name them, merge them, part them, move comments. No later run undoes it."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.opening import NOT_YOURS
from engagement.errors import RunsAlready
from engagement.models import Comment, Consultation, Theme
from govuk.cleaning import clean_line
from locking import lock_row


def _may(consultation: Consultation, by: Person) -> Consultation:
    """Return the consultation, locked. Raises NotAllowed, and RunsAlready once its answer is published."""
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    consultation = lock_row(consultation)
    if consultation.published_response:
        raise RunsAlready("The answer is published, so its themes stand.")
    return consultation


@transaction.atomic
def make_theme(*, consultation: Consultation, by: Person, name: str) -> Theme:
    """Make a theme of one's own; return it. One of that name is the same. Raises NotAllowed and RunsAlready."""
    consultation = _may(consultation, by)
    name = clean_line(name)[:120]
    there = consultation.themes.filter(name__iexact=name).first()
    place = consultation.themes.count()
    return there or Theme.objects.create(consultation=consultation, name=name, named_by=by, position=place)


@transaction.atomic
def rename(*, theme: Theme, by: Person, name: str) -> Theme:
    """Give a theme another name; return it. Raises NotAllowed and RunsAlready."""
    _may(theme.consultation, by)
    theme.name, theme.named_by = clean_line(name)[:120], by
    theme.save(update_fields=["name", "named_by"])
    return theme


@transaction.atomic
def merge(*, theme: Theme, into: Theme, by: Person) -> Theme:
    """Put all comments of a theme into another, and take the theme away; return the other.

    Raises NotAllowed, and RunsAlready once the answer is published or where the theme has an answer of its own.
    """
    _may(theme.consultation, by)
    if theme.pk == into.pk or theme.consultation_id != into.consultation_id or theme.is_other:
        raise RunsAlready("Choose another theme of this consultation.")
    if getattr(theme, "answer", None) is not None:
        raise RunsAlready("This theme has an answer. Merge the other one into it, or take its answer away first.")
    theme.comments.update(theme=into, theme_by=by)
    into.named_by = into.named_by or by
    into.save(update_fields=["named_by"])
    theme.delete()
    return into


@transaction.atomic
def move(*, comments: Iterable[int], to: Theme, by: Person) -> int:
    """Put comments, by their keys, into a theme by hand; return how many. Raises NotAllowed and RunsAlready."""
    _may(to.consultation, by)
    found = Comment.objects.filter(consultation=to.consultation, reply_to=None, pk__in=list(comments))
    return found.update(theme=to, theme_by=by)
