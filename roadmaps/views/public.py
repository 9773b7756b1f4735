"""Roadmaps, solutions and the method: readable by anyone."""

from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from roadmaps.criteria import examine
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.criteria.thresholds import DEFAULTS
from roadmaps.documents import document_of
from roadmaps.examining import date_of_judgement, dossier_of, whole_mission
from roadmaps.models import Contribution, Mission, MissionSector, Partnership, Roadmap, Solution
from roadmaps.models.mission import PUBLIC_STAGES
from roadmaps.pictures.roadmap_picture import draw
from roadmaps.reading import picture_of, rows_of
from roadmaps.verdicts import judgement_of, judgements_of

# A picture with more missions than this is no longer one that people can read.
MOST_IN_PICTURE = 12


def roadmaps(request: HttpRequest) -> HttpResponse:
    """List the roadmaps, this council's own first."""
    return render(request, "roadmaps/roadmap/list.html", {"roadmaps": Roadmap.objects.shown()})


def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a whole roadmap in one view: challenges, missions, who is asked to do what."""
    found = get_object_or_404(Roadmap, slug=slug)
    missions = (
        Mission.objects.public()
        .shown()
        .prefetch_related(
            Prefetch("mission_sectors", MissionSector.objects.select_related("sector")),
            Prefetch("contributions", Contribution.objects.select_related("solution")),
            Prefetch("contributions__solution__partnerships", Partnership.objects.select_related("organisation")),
        )
    )
    challenges = list(
        found.challenges.filter(archived_at=None).prefetch_related(Prefetch("missions", missions, to_attr="shown"))
    )
    shown = [mission for challenge in challenges for mission in challenge.shown]
    judged = judgements_of(shown)
    rows = rows_of(challenges, judged)
    picture = draw(picture_of(challenges)) if 0 < len(shown) <= MOST_IN_PICTURE else None
    context = {"roadmap": found, "rows": rows, "picture": picture, "missions": len(shown)}
    return render(request, "roadmaps/roadmap/page.html", context)


def solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one solution, if it serves a mission that the visitor may read."""
    found = get_object_or_404(
        Solution.objects.prefetch_related(
            "sectors", "funding_lines", Prefetch("partnerships", Partnership.objects.select_related("organisation"))
        ),
        slug=slug,
    )
    contributions = found.contributions.select_related("mission__challenge__roadmap").order_by("mission__title")
    if not request.user.has_perm("roadmaps.see_revision"):
        contributions = contributions.filter(Q(mission__stage__in=PUBLIC_STAGES))
    contributions = list(contributions)
    if not contributions:
        raise Http404
    return render(request, "roadmaps/solution/page.html", {"solution": found, "contributions": contributions})


def mission_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how a mission was judged: the data's findings beside each assessor's verdict and reason."""
    mission = whole_mission(slug)
    if mission is None or not request.user.has_perm("roadmaps.read_mission", mission):
        raise Http404
    judgement = judgement_of(mission)
    as_of = date_of_judgement(mission)
    document = judgement.revision.document if judgement else document_of(mission)
    standings = examine(dossier_of(document, as_of=judgement.revision.submitted_at.date() if judgement else as_of))
    verdicts = judgement.criteria if judgement else [None] * len(standings)
    context = {
        "mission": mission,
        "judgement": judgement,
        "criteria": list(zip(standings, verdicts, strict=True)),
        "as_of": as_of,
    }
    return render(request, "roadmaps/mission/check.html", context)


def method(request: HttpRequest) -> HttpResponse:
    """Tell what the five criteria ask, and why."""
    context = {"criteria": RUBRIC.values(), "thresholds": DEFAULTS}
    return render(request, "roadmaps/method.html", context)
