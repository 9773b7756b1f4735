"""Find missions on the workbench: by stage, challenge, lead, ward, sector, and by words, typing errors included."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Upper

from accounts.models import Person
from roadmaps.models import Challenge, Contribution, Mission, MissionSector, Roadmap, Sector

A_PAGE = 25
# Below this a title is another word, not the same one with a typing error.
ALIKE = 0.38


@dataclass(frozen=True)
class Filters:
    """What to look for; whatever is empty is not asked."""

    words: str = ""
    stage: str = ""
    challenge: int | None = None
    lead: int | None = None
    ward: str = ""
    sector: int | None = None
    away: bool = False


@dataclass(frozen=True)
class FoundMissions:
    """A page of missions; ``older`` marks where the next one begins, ``more`` that words found too many."""

    missions: list[Mission]
    older: tuple[datetime, int] | None = None
    more: bool = False


def find_missions(filters: Filters, *, before: tuple[datetime, int] | None = None) -> FoundMissions:
    """Return the missions of this council's roadmaps that fit: those last saved first, or by words the best first.

    ``before`` is the ``older`` of the page before. One query.
    """
    found = Mission.objects.with_parents().filter(_fits(filters))
    if filters.words:
        missions = list(_by_words(found, filters.words)[: A_PAGE + 1])
        return FoundMissions(missions[:A_PAGE], more=len(missions) > A_PAGE)
    if before:
        at, key = before
        found = found.filter(Q(updated_at__lt=at) | Q(updated_at=at, pk__lt=key))
    missions = list(found.order_by("-updated_at", "-pk")[: A_PAGE + 1])
    last = missions[A_PAGE - 1] if len(missions) > A_PAGE else None
    return FoundMissions(missions[:A_PAGE], older=(last.updated_at, last.pk) if last else None)


def _fits(filters: Filters) -> Q:
    fits = Q(challenge__roadmap__is_exemplar=False) | Q(challenge__roadmap__is_main=True)
    fits &= Q(archived_at__isnull=not filters.away)
    if filters.stage:
        fits &= Q(stage=filters.stage)
    if filters.challenge:
        fits &= Q(challenge=filters.challenge)
    if filters.lead:
        fits &= Q(lead_officer=filters.lead)
    if filters.ward:
        fits &= Q(Exists(Contribution.objects.filter(mission=OuterRef("pk"), solution__ward=filters.ward)))
    if filters.sector:
        fits &= Q(Exists(MissionSector.objects.filter(mission=OuterRef("pk"), sector=filters.sector)))
    return fits


def _by_words(found: QuerySet[Mission], words: str) -> QuerySet[Mission]:
    """Full text first; a title that is spelled almost so is found too."""
    query = SearchQuery(words, config="english", search_type="websearch")
    alike = TrigramWordSimilarity(words.upper(), Upper("title"))
    found = found.annotate(rank=SearchRank(F("search"), query), alike=alike)
    return found.filter(Q(search=query) | Q(alike__gte=ALIKE)).order_by("-rank", "-alike", "-updated_at", "-pk")


def officers_who_lead() -> QuerySet[Person]:
    """Return whoever leads a mission, for the filter."""
    return Person.objects.filter(missions_led__isnull=False).distinct().order_by("name", "email")


def choices() -> dict[str, Any]:
    """Return what the filters offer: challenges with their roadmaps, leads, sectors."""
    return {
        "challenges": Challenge.objects.filter(roadmap__in=Roadmap.objects.own())
        .select_related("roadmap")
        .order_by("roadmap__title", "position"),
        "leads": officers_who_lead(),
        "sectors": Sector.objects.filter(mission_sectors__isnull=False).distinct(),
    }
