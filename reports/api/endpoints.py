"""What can be asked: lists with filters, and single things by their slugs."""

from typing import Annotated, Any, Literal

from django.core.cache import cache
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Path, Query

from engagement import models as engagement
from reports.api.interface import FAULTS, MISSING, api
from reports.api.paging import After, Limit, Page, Place, Slug, page_of_list, page_of_missions, page_of_rows
from reports.open_data import rows, schemas
from reports.open_data.shown import Shown, in_chunks, public_missions, read
from roadmaps.lifecycle.table import DECISIONS
from roadmaps.models import Challenge, Mission, Roadmap, Solution, StepTaken
from roadmaps.models.choices import ActorKind, SolutionStatus
from roadmaps.models.mission import PUBLIC_STAGES

Named = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]+$", max_length=120)]
Public = Literal[tuple(str(stage) for stage in PUBLIC_STAGES)]
Actor = Literal[tuple(ActorKind.values)]
Status = Literal[tuple(SolutionStatus.values)]
# Names are collected from every mission, which takes longer than a page may.
NAMES_SECONDS = 60


def _missions(roadmap: str | None = None, mission: str | None = None) -> QuerySet[Mission]:
    found = public_missions()
    if roadmap:
        found = found.filter(challenge__roadmap__slug=roadmap)
    return found.filter(slug=mission) if mission else found


def _public_roadmaps() -> QuerySet[Roadmap]:
    return Roadmap.objects.public()


@api.get("/roadmaps", response={200: Page[schemas.Roadmap], **FAULTS}, summary="List roadmaps", tags=["Roadmaps"])
def roadmaps(request: HttpRequest, after: After = 0, limit: Limit = 50) -> Any:
    """The council's own roadmaps, those that others published, and those for practice."""
    return page_of_rows(request, _public_roadmaps(), after, limit, lambda found: [rows.roadmap(one) for one in found])


@api.get("/roadmaps/{slug}", response={200: schemas.Roadmap, **MISSING}, summary="Get a roadmap", tags=["Roadmaps"])
def roadmap(request: HttpRequest, slug: Named) -> Any:
    """One roadmap by its slug."""
    return rows.roadmap(_one(_public_roadmaps(), slug))


def _one(found: QuerySet[Any], slug: str) -> Any:
    one = found.filter(slug=slug).first()
    if one is None:
        raise Http404
    return one


@api.get("/challenges", response={200: Page[schemas.Challenge], **FAULTS}, summary="List challenges", tags=["Roadmaps"])
def challenges(request: HttpRequest, roadmap: Slug = None, after: After = 0, limit: Limit = 50) -> Any:
    """The challenges of all roadmaps, or of one."""
    found = Challenge.objects.public().filter(roadmap__in=_public_roadmaps()).select_related("roadmap")
    if roadmap:
        found = found.filter(roadmap__slug=roadmap)
    return page_of_rows(request, found, after, limit, lambda some: [rows.challenge(one) for one in some])


@api.get("/missions", response={200: Page[schemas.Mission], **FAULTS}, summary="List missions", tags=["Missions"])
def missions(
    request: HttpRequest,
    roadmap: Slug = None,
    challenge: Annotated[int | None, Query(None, ge=1, le=2**62)] = None,
    stage: Annotated[Public | None, Query(None, description="Only those at this stage")] = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """Missions that anybody may read, as they were frozen."""
    found = _missions(roadmap)
    if challenge:
        found = found.filter(challenge=challenge)
    if stage:
        found = found.filter(stage=stage)

    def show(some: list[Mission]) -> list[schemas.Mission]:
        shown = read(public_missions().filter(pk__in=[one.pk for one in some]).order_by("pk"))
        return [row for one in shown for row in rows.mission(one)]

    return page_of_rows(request, found.only("pk"), after, limit, show)


@api.get("/missions/{slug}", response={200: schemas.Mission, **MISSING}, summary="Get a mission", tags=["Missions"])
def mission(request: HttpRequest, slug: Named) -> Any:
    """One mission by its slug."""
    return next(rows.mission(_shown(slug)))


def _shown(slug: str) -> Shown:
    found = read(_missions(mission=slug))
    if not found:
        raise Http404
    return found[0]


@api.get("/sectors", response={200: Page[schemas.Sector], **FAULTS}, summary="List sectors", tags=["Portfolio"])
def sectors(
    request: HttpRequest,
    roadmap: Slug = None,
    mission: Slug = None,
    kind: Annotated[Actor | None, Query(None, description="Only those of this kind")] = None,
    after: Place = "",
    limit: Limit = 50,
) -> Any:
    """Which sectors each mission asks to take part, and to bring what."""

    def of(shown: Shown) -> Any:
        return (one for one in rows.sectors(shown) if kind in (None, one.kind))

    return page_of_missions(request, _missions(roadmap, mission), after, limit, of)


@api.get("/solutions", response={200: Page[schemas.Solution], **FAULTS}, summary="List solutions", tags=["Portfolio"])
def solutions(
    request: HttpRequest,
    roadmap: Slug = None,
    mission: Slug = None,
    status: Annotated[Status | None, Query(None, description="Only those with this status")] = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """The solutions that serve public missions, as the mission that was frozen last has them."""
    served = Solution.objects.filter(contributions__mission__in=_missions(roadmap, mission).values("pk")).distinct()
    if status:
        served = served.filter(status=status)

    def show(found: list[Solution]) -> list[schemas.Solution]:
        told = _solutions([one.slug for one in found])
        return [rows.solution(told[one.slug]) for one in found if one.slug in told]

    return page_of_rows(request, served.only("pk", "slug"), after, limit, show)


@api.get("/solutions/{slug}", response={200: schemas.Solution, **MISSING}, summary="Get a solution", tags=["Portfolio"])
def solution(request: HttpRequest, slug: Named) -> Any:
    """One solution by its slug."""
    found = _solutions([slug])
    if slug not in found:
        raise Http404
    return rows.solution(found[slug])


def _solutions(slugs: list[str]) -> dict[str, dict[str, Any]]:
    """Return solutions by their slugs, as they are shown."""
    serving = public_missions().filter(contributions__solution__slug__in=slugs).distinct()
    told = rows.solutions_of(read(serving), rows.serves(slugs, public_missions()))
    return {slug: one for slug, one in told.items() if slug in slugs}


@api.get(
    "/organisations",
    response={200: Page[schemas.Organisation], **FAULTS},
    summary="List organisations",
    tags=["Portfolio"],
)
def organisations(
    request: HttpRequest,
    roadmap: Slug = None,
    kind: Annotated[Actor | None, Query(None, description="Only those that take part as this kind")] = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """Who leads and joins solutions, by name. At most a minute old."""
    key = f"open-data:organisations:{roadmap or ''}"
    found = cache.get(key)
    if found is None:
        told = rows.solutions_of(in_chunks(_missions(roadmap)), {})
        found = rows.organisations(told.values())
        cache.set(key, found, timeout=NAMES_SECONDS)
    return page_of_list(request, [one for one in found if kind is None or kind in one.kinds], after, limit)


@api.get("/indicators", response={200: Page[schemas.Indicator], **FAULTS}, summary="List indicators", tags=["Progress"])
def indicators(
    request: HttpRequest, roadmap: Slug = None, mission: Slug = None, after: Place = "", limit: Limit = 50
) -> Any:
    """The figures by which missions are followed."""
    return page_of_missions(request, _missions(roadmap, mission), after, limit, rows.indicators)


@api.get(
    "/measurements", response={200: Page[schemas.Measurement], **FAULTS}, summary="List measurements", tags=["Progress"]
)
def measurements(
    request: HttpRequest, roadmap: Slug = None, mission: Slug = None, after: Place = "", limit: Limit = 50
) -> Any:
    """What the figures of missions were, the oldest first."""
    return page_of_missions(request, _missions(roadmap, mission), after, limit, rows.measurements)


@api.get("/findings", response={200: Page[schemas.Finding], **FAULTS}, summary="List findings", tags=["Criteria"])
def findings(
    request: HttpRequest,
    roadmap: Slug = None,
    mission: Slug = None,
    criterion: Annotated[int | None, Query(None, ge=1, le=5, description="Only those of this criterion")] = None,
    after: Place = "",
    limit: Limit = 50,
) -> Any:
    """What the data of missions show for or against the five criteria."""

    def of(shown: Shown) -> Any:
        return (one for one in rows.findings(shown) if criterion in (None, one.criterion))

    return page_of_missions(request, _missions(roadmap, mission), after, limit, of)


@api.get("/verdicts", response={200: Page[schemas.Verdict], **FAULTS}, summary="List verdicts", tags=["Criteria"])
def verdicts(
    request: HttpRequest, roadmap: Slug = None, mission: Slug = None, after: Place = "", limit: Limit = 50
) -> Any:
    """What assessors hold of missions, with their reasons, by the latest settled check."""
    return page_of_missions(request, _missions(roadmap, mission), after, limit, rows.verdicts)


@api.get(
    "/consultations",
    response={200: Page[schemas.Consultation], **FAULTS},
    summary="List consultations",
    tags=["Participation"],
)
def consultations(
    request: HttpRequest,
    roadmap: Slug = None,
    mission: Slug = None,
    state: Annotated[Literal["open", "closed"] | None, Query(None, description="Only those that are so")] = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """What people are asked, and how many took part."""
    found = _consultations(_missions(roadmap, mission))
    now = timezone.now()
    if state == "open":
        found = found.open_at(now)
    elif state == "closed":
        found = found.exclude(ended_at=None, closes_at__gt=now)
    return page_of_rows(request, found, after, limit, rows.consultations)


def _consultations(missions: QuerySet[Mission]) -> QuerySet[engagement.Consultation]:
    found = engagement.Consultation.objects.shown().filter(revision__mission__in=missions.values("pk"))
    return found.with_mission().select_related("response").defer("revision__document")


@api.get(
    "/consultations/{slug}",
    response={200: schemas.Consultation, **MISSING},
    summary="Get a consultation",
    tags=["Participation"],
)
def consultation(request: HttpRequest, slug: Named) -> Any:
    """One consultation by its slug."""
    return rows.consultations([_one(_consultations(public_missions()), slug)])[0]


@api.get("/comments", response={200: Page[schemas.Comment], **FAULTS}, summary="List comments", tags=["Participation"])
def comments(
    request: HttpRequest,
    consultation: Slug = None,
    stance: Annotated[
        Literal[tuple(engagement.Stance.values)] | None, Query(None, description="Only those that stand so")
    ] = None,
    after: After = 0,
    limit: Limit = 50,
) -> Any:
    """Comments that can be seen, with no more of their authors than the name that they let be shown."""
    within = _consultations(public_missions())
    if consultation:
        within = within.filter(slug=consultation)
    found = engagement.Comment.objects.visible().filter(consultation__in=within.values("pk"))
    found = found.with_author().select_related("consultation")
    if stance:
        found = found.filter(stance=stance)
    return page_of_rows(request, found, after, limit, lambda some: [rows.comment(one) for one in some])


@api.get("/decisions", response={200: Page[schemas.Decision], **FAULTS}, summary="List decisions", tags=["Missions"])
def decisions(
    request: HttpRequest, roadmap: Slug = None, mission: Slug = None, after: After = 0, limit: Limit = 50
) -> Any:
    """What commissioners decided, and why."""
    found = StepTaken.objects.filter(step__in=DECISIONS, mission__in=_missions(roadmap, mission).values("pk"))
    related = found.select_related("mission", "by", "revision").defer("revision__document")
    return page_of_rows(request, related, after, limit, lambda some: [rows.decision(one) for one in some])
