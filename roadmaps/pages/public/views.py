"""Roadmaps, solutions and the method: readable by anyone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from govuk.sending import file_to_take_away
from govuk.shared import render_shared, shared
from roadmaps.checking.verdicts import judgement_of, judgements_of
from roadmaps.criteria import examine
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_mission, dossier_of_revision, mission_with_parents
from roadmaps.examination.method import current_method, method_of
from roadmaps.models import Attachment, Mission, Roadmap, StatusChange
from roadmaps.models.choices import RoadmapKind
from roadmaps.pages.public.picture import SmallPictures
from roadmaps.pages.public.rows import challenges_of, rows_of
from roadmaps.revisions.frozen import documents_shown, organisations_now_called, submitted_at, with_frozen

GROUPS = (
    (RoadmapKind.OWN, "Camden's own roadmaps"),
    (RoadmapKind.REFERENCE, "Published by others, to learn from"),
    (RoadmapKind.PRACTICE, "For practice"),
)


def roadmaps(request: HttpRequest) -> HttpResponse:
    """List the roadmaps: this council's own, then apart from them those of others, and those for practice."""
    found = list(Roadmap.objects.public())
    groups = [(heading, [one for one in found if one.kind == kind]) for kind, heading in GROUPS]
    return render(request, "roadmaps/public/roadmaps.html", {"groups": groups})


def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a whole roadmap in one view: challenges, missions, who is asked to do what."""
    page = shared(("roadmap", slug), lambda: _roadmap(slug))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "roadmaps/public/roadmap.html", page)


def _roadmap(slug: str) -> dict[str, Any]:
    found = get_object_or_404(Roadmap, slug=slug)
    challenges = challenges_of(found)
    shown = [mission for challenge in challenges for mission in challenge.shown]
    small = SmallPictures.of(found, challenges)
    return {
        "roadmap": found,
        "rows": rows_of(challenges, judgements_of(shown), small.trajectories),
        "picture": small.picture,
        "missions": len(shown),
    }


def solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one solution, if it serves a mission that the visitor may read."""
    drafts = request.user.has_perm("roadmaps.read_drafts")
    page = shared(("solution", slug, drafts), lambda: _solution(slug, drafts))
    return render_shared(request, "roadmaps/public/solution.html", page)


def _solution(slug: str, drafts: bool) -> dict[str, Any]:
    """Return a solution as the latest submission among the missions that it serves froze it, or as it is now."""
    missions = with_frozen(Mission.objects.with_parents().shown().filter(contributions__solution__slug=slug))
    if not drafts:
        missions = missions.public()
    missions = list(missions.order_by("title"))
    parts = [
        (mission, document, part)
        for mission, document in zip(missions, documents_shown(missions), strict=True)
        for part in document["solutions"]
        if part["slug"] == slug
    ]
    if not parts:
        raise Http404
    frozen = [one for one in parts if one[0].frozen]
    _, document, found = max(frozen, key=lambda one: one[0].frozen_at) if frozen else parts[0]
    happened = list(StatusChange.objects.filter(solution__slug=slug))
    return {
        "solution": {**found, "status": happened[0].status if happened else found["status"]},
        "happened": happened,
        "serves": [{"mission": mission, "share": part["expected_share"]} for mission, _, part in parts],
        "now_called": organisations_now_called(one["name"] for one in found["partners"] if one["name"]),
        "sectors": [sector for sector in document["sectors"] if sector["name"] in found["sectors"]],
    }


def mission_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Show how a mission was judged: criterion by criterion, the data's findings behind each verdict and reason."""
    sort = request.GET.get("sort")
    page = shared(("mission check", slug, sort), lambda: _mission_check(slug, sort))
    if not request.user.has_perm("roadmaps.read_mission", page.data["mission"]):
        raise Http404
    return render_shared(request, "roadmaps/public/mission_check.html", page)


def _mission_check(slug: str, sort: str | None) -> dict[str, Any]:
    mission = mission_with_parents(slug)
    if mission is None:
        raise Http404
    judgement = judgement_of(mission)
    if judgement:
        method, dossier = method_of(judgement.check.method), dossier_of_revision(judgement.revision)
    else:
        method, dossier = current_method(), dossier_of_mission(mission)
    standings = examine(dossier, method.thresholds, method.texts)
    criteria = judgement.criteria if judgement else [None] * len(standings)
    return {
        "mission": mission,
        "judgement": judgement,
        "criteria": list(zip(standings, criteria, strict=True)),
        "as_of": dossier.as_of,
        "method": method,
        "evidence": evidence_of(dossier, sort),
    }


def attachment(request: HttpRequest, slug: str, attachment_id: int) -> HttpResponse:
    """Hand over a file that backs a mission: to everybody once it is public, before that to staff."""
    found = get_object_or_404(
        Attachment.objects.select_related("mission__challenge__roadmap"), pk=attachment_id, mission__slug=slug, link=""
    )
    is_staff = request.user.has_perm("roadmaps.read_drafts")
    if not is_staff and not _is_shown(found):
        raise Http404
    kept = "private, no-store" if is_staff else "public, max-age=3600"
    return file_to_take_away(found.name, found.kind, bytes(found.file.body), Cache_Control=kept)


def _is_shown(attachment: Attachment) -> bool:
    """Say whether an attachment stands on the public page of its mission: as it was frozen, if it was."""
    mission = attachment.mission
    if not mission.is_public:
        return False
    return Attachment.objects.standing(submitted_at(mission)).filter(pk=attachment.pk).exists()
