"""Public missions with what the public is shown of them: the ground of all open data.

A document that was frozen speaks, as on the pages: what somebody changes in a draft that shares a solution is not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from govuk.addresses import absolute
from roadmaps.checking.verdicts import Judgement, judgements_of
from roadmaps.criteria.engine import Standing
from roadmaps.delivery.beside_the_document import document_with_reported, path_reported, with_reported
from roadmaps.examination.examining import date_of_judgement, examine_document, examine_revision
from roadmaps.examination.method import Method, current_method, method_of
from roadmaps.models import Mission, Revision
from roadmaps.revisions.freezing import latest_revisions_of
from roadmaps.revisions.frozen import documents_shown, with_frozen

CHUNK = 25


@dataclass(frozen=True)
class Shown:
    """One mission, its document with what was reported since, its revision and its latest judgement."""

    mission: Mission
    document: dict[str, Any]
    revision: Revision | None
    judgement: Judgement | None
    method: Method

    @property
    def url(self) -> str:
        """The whole address of its page."""
        return absolute(self.mission.get_absolute_url())

    @property
    def path(self) -> str:
        """Where it stands on its path, once it is adopted."""
        return str(path_reported(self.mission, self.method.thresholds).state) if self.mission.is_followed else ""

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """Its findings: those of the revision that was judged last, else as its page shows them."""
        if self.judgement:
            return examine_revision(self.judgement.revision, method_of(self.judgement.check.method))
        return examine_document(self.document, self.method, as_of=date_of_judgement(self.mission))


def public_missions() -> QuerySet[Mission]:
    """Return the missions that anybody may read: public themselves, in a challenge and a roadmap that are."""
    held = {"challenge__published_at__isnull": False, "challenge__roadmap__published_at__isnull": False}
    return Mission.objects.public().filter(**held)


def read(missions: QuerySet[Mission]) -> list[Shown]:
    """Return missions as they are shown. Six queries, however many they are."""
    rows = list(with_reported(with_frozen(missions.with_parents())))
    if not rows:
        return []
    judged, revisions, method = judgements_of(rows, with_verdicts=True), latest_revisions_of(rows), current_method()
    return [
        Shown(one, document_with_reported(one, document), revisions.get(one.pk), judged.get(one.pk), method)
        for one, document in zip(rows, documents_shown(rows), strict=True)
    ]


def in_chunks(missions: QuerySet[Mission], after: int = 0) -> Iterator[Shown]:
    """Yield missions from the key ``after`` on, in the order of their keys, a few read at a time."""
    while True:
        found = read(missions.filter(pk__gte=after).order_by("pk")[:CHUNK])
        yield from found
        if len(found) < CHUNK:
            return
        after = found[-1].mission.pk + 1
