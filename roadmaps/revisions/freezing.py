"""Freeze a mission and its portfolio as a revision, and find what was frozen last."""

from collections.abc import Iterable
from typing import Any

from accounts.models import Person
from roadmaps.models import Mission, Revision
from roadmaps.revisions.documents import digest_of, document_of


def freeze(mission: Mission, *, by: Person, kind: str, note: str = "") -> Revision:
    """Freeze a mission and its portfolio as its next revision; return it. Call inside a transaction, mission locked."""
    document = document_of(Mission.objects.with_parents().get(pk=mission.pk))
    return freeze_document(mission, document, by=by, kind=kind, note=note)


def freeze_document(mission: Mission, document: dict[str, Any], *, by: Person, kind: str, note: str = "") -> Revision:
    """Freeze a document as the next revision of a mission; return it. Call inside a transaction, mission locked."""
    return Revision.objects.create(
        mission=mission,
        number=mission.revisions.count() + 1,
        kind=kind,
        document=document,
        digest=digest_of(document),
        note=note,
        submitted_by=by,
    )


def latest_revisions_of(missions: Iterable[Mission]) -> dict[int, Revision]:
    """Return the latest revision of each mission that has one, without its document, in one query."""
    found = Revision.objects.filter(mission__in=list(missions)).order_by("mission_id", "-number").distinct("mission_id")
    return {revision.mission_id: revision for revision in found.defer("document")}
