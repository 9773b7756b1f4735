"""See what a change would do before it is made: it is made for a moment, looked at, and undone.

So what people are shown is what would be, by the same code, and never a second reckoning of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from roadmaps.comparing.material import why_material
from roadmaps.comparing.revisions import PartChanged, compare_documents
from roadmaps.criteria import Standing
from roadmaps.delivery.parts import Part, do_parts
from roadmaps.examination.examining import examine_document
from roadmaps.examination.method import current_method
from roadmaps.models import Mission, ProposedChange
from roadmaps.revisions.documents import document_of


@dataclass(frozen=True)
class Tried:
    """What a mission would be: its document, how the criteria stand now and would, what differs, and why it is material.

    ``since_adoption`` is what would differ from what was last adopted, progress included.
    """

    document: dict[str, Any]
    now: tuple[Standing, ...]
    then: tuple[Standing, ...]
    differs: list[PartChanged]
    since_adoption: list[PartChanged]
    material: list[str]

    @property
    def criteria(self) -> list[tuple[Standing, Standing]]:
        """How each criterion stands now, and would."""
        return list(zip(self.now, self.then, strict=True))


class _UndoneError(Exception):
    """Raised to undo what was only tried."""


def documents_around(mission: Mission, by: Person, parts: Sequence[Part]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the document of a mission as it is, and as it would be with ``parts``. Nothing of it stays.

    Raises DoesNotFit and SharedWithOthers as ``do_parts`` does.
    """
    found: list[dict[str, Any]] = []
    try:
        with transaction.atomic():
            fresh = Mission.objects.with_parents().get(pk=mission.pk)
            found.append(document_of(fresh))
            do_parts(fresh, by, list(parts))
            found.append(document_of(Mission.objects.with_parents().get(pk=mission.pk)))
            raise _UndoneError
    except _UndoneError:
        return found[0], found[1]


def try_change(change: ProposedChange, by: Person, more: Sequence[Part] = ()) -> Tried:
    """Return what a proposed change would come to, with ``more`` parts if there are any.

    Raises DoesNotFit and SharedWithOthers when it cannot be made.
    """
    return _compared(change, *documents_around(change.mission, by, [*change.parts, *more]))


def as_proposed(change: ProposedChange) -> Tried:
    """Return what a change would come to as it was when it was proposed, without making anything, even for a moment."""
    return _compared(change, document_of(change.mission), change.document)


def _compared(change: ProposedChange, before: dict[str, Any], after: dict[str, Any]) -> Tried:
    method, today = current_method(), timezone.localdate()
    adopted = change.base.document
    return Tried(
        after,
        examine_document(before, method, as_of=today),
        examine_document(after, method, as_of=today),
        compare_documents(before, after),
        compare_documents(adopted, after),
        why_material(adopted, after, most_percent=method.thresholds.material_percent),
    )
