"""Find missions on the workbench: by stage, challenge, lead, ward, sector, and by words, typing errors included."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Person
from govuk.finding import called
from roadmaps.models import Challenge, Contribution, Mission, MissionSector, Roadmap, Sector
from roadmaps.searching.words import by_words

A_PAGE = 25


@dataclass(frozen=True)
class Filters:
    """What to look for; whatever is empty is not asked. What has a name is given by its key or by words of the name."""

    words: str = ""
    stage: str = ""
    challenge: int | str | None = None
    lead: int | str | None = None
    ward: str = ""
    sector: int | str | None = None
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
    found = Mission.objects.own().with_parents().filter(_fits(filters))
    if filters.words:
        missions = list(by_words(found, filters.words)[: A_PAGE + 1])
        return FoundMissions(missions[:A_PAGE], more=len(missions) > A_PAGE)
    if before:
        at, key = before
        found = found.filter(Q(updated_at__lt=at) | Q(updated_at=at, pk__lt=key))
    missions = list(found.order_by("-updated_at", "-pk")[: A_PAGE + 1])
    last = missions[A_PAGE - 1] if len(missions) > A_PAGE else None
    return FoundMissions(missions[:A_PAGE], older=(last.updated_at, last.pk) if last else None)


def _fits(filters: Filters) -> Q:
    fits = Q(archived_at__isnull=not filters.away)
    if filters.stage:
        fits &= Q(stage=filters.stage)
    fits &= _is("challenge", filters.challenge, "title") & _is("lead_officer", filters.lead, "name", "email")
    if filters.ward:
        fits &= Q(Exists(Contribution.objects.filter(mission=OuterRef("pk"), solution__ward=filters.ward)))
    if filters.sector:
        sector = _is("sector", filters.sector, "name")
        fits &= Q(Exists(MissionSector.objects.filter(sector, mission=OuterRef("pk"))))
    return fits


def _is(relation: str, wanted: int | str | None, *names: str) -> Q:
    if not wanted:
        return Q()
    if isinstance(wanted, int):
        return Q((relation, wanted))
    return called(wanted, [f"{relation}__{name}" for name in names])


def challenges_to_filter_by() -> QuerySet[Challenge]:
    """Return the challenges of this council's roadmaps, with their roadmaps."""
    own = Challenge.objects.filter(roadmap__in=Roadmap.objects.own())
    return own.select_related("roadmap").order_by("roadmap__title", "position", "pk")


def officers_who_lead() -> QuerySet[Person]:
    """Return whoever leads a mission."""
    return Person.objects.filter(missions_led__isnull=False).distinct().order_by("name", "email")


def sectors_called_on() -> QuerySet[Sector]:
    """Return the sectors that any mission calls on."""
    return Sector.objects.filter(mission_sectors__isnull=False).distinct()
