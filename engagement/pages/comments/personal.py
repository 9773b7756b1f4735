"""What a page of comments holds that is its reader's own."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest

from engagement.models import Backing, Consultation


def as_seen_by(request: HttpRequest, consultation: Consultation, keys: Sequence[int]) -> dict[str, Any]:
    """Return what whoever asks may do with the comments of these keys, and which of them they back."""
    person = request.user
    if not person.is_authenticated:
        return {"may_moderate": False, "may_answer": False, "backed": frozenset()}
    backed = Backing.objects.filter(person=person, comment__in=keys).values_list("comment", flat=True)
    return {
        "may_moderate": person.has_perm("engagement.moderate"),
        "may_answer": person.has_perm("engagement.answer_officially", consultation),
        "backed": frozenset(backed),
    }
