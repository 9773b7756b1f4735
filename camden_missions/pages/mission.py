"""The public page of a mission: the roadmap's part, the check's, and the consultation's."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from engagement.reading import consultation_of
from govuk.shared import render_shared, shared
from roadmaps.checking.verdicts import judgements_of
from roadmaps.criteria import Standing
from roadmaps.criteria.pace import Pace, pace_of
from roadmaps.delivery.beside_the_document import document_with_reported, path_reported, with_reported
from roadmaps.delivery.due import next_reports
from roadmaps.examination.examining import date_of_judgement, dossier_of, examine_document
from roadmaps.examination.method import current_method
from roadmaps.lifecycle.signing import signed
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Mission, StepTaken
from roadmaps.models.mission import PUBLIC_STAGES
from roadmaps.pages.beside_fields import attachments_shown
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.picture import RoadmapOnAPicture, drawn
from roadmaps.pictures.trajectory import trajectory_svg
from roadmaps.reading import actor_kinds_of, money_of, named_partners_of, path_of, target_in_figures, target_in_words
from roadmaps.revisions.frozen import document_shown, with_frozen

STEPS_SHOWN = 20


def mission(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a mission that the public may read."""
    page = shared(("mission", slug), lambda: _content(slug))
    found = page.data["mission"]
    if not found.is_public:
        return _not_public_now(request, found)
    may_start = request.user.has_perm("roadmaps.start_mission")
    return render_shared(request, "camden_missions/pages/mission.html", page, may_start=may_start)


def trajectory_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Hand over the trajectory of a mission that the public may read as a picture, or its figures. Else answers 404."""
    data = _content(slug)
    if not data["mission"].is_public:
        raise Http404
    return picture_file(form, f"{slug}-trajectory", data["chart"], _figures(data["pace"]))


def _figures(pace: Pace | None) -> list[list[str]]:
    if pace is None:
        return []
    target = ["Target", pace.deadline.isoformat(), f"{pace.target:.10g}"]
    return [
        ["What", "Date", "Value"],
        *(["Measured", one.on.isoformat(), str(one.value)] for one in pace.points),
        target,
    ]


def _content(slug: str) -> dict[str, Any]:
    """Return what everybody is shown of a mission that the public may read; of another, only itself. Raises Http404."""
    found = _found(slug)
    if found is None:
        raise Http404
    if not found.is_public:
        return {"mission": found}
    document = document_with_reported(found, document_shown(found))
    consultation = consultation_of(found)
    judgement = judgements_of([found]).get(found.pk)
    return {
        "mission": found,
        "document": document,
        "picture": _picture(found, document),
        "milestones": document["milestones"],
        "on_path": path_reported(found) if found.is_followed else None,
        "late_report": _late_report(found),
        "path": path_of(found, was_submitted=found.frozen_at is not None),
        "figures": target_in_figures(found),
        "target": target_in_words(found),
        "actor_kinds": actor_kinds_of(document),
        "partners": named_partners_of(document),
        "money": money_of(document),
        "attachments": attachments_shown(found.attachments.standing(found.frozen_at if found.frozen else None)),
        **_trajectory(found, document),
        "judgement": judgement,
        "standings": [] if judgement else _standings(found, document),
        "consultation": consultation,
        "is_open": bool(consultation and consultation.is_open()),
        "not_yet": bool(consultation and consultation.is_to_come()),
        "said": consultation.said if consultation else 0,
        "response": consultation and consultation.published_response,
        "taken": _steps(found) if found.has_steps else [],
        "is_learnt_from": found.is_followed and not found.challenge.roadmap.is_reference,
        "became": list(found.learnt.public()) if found.challenge.roadmap.is_reference else [],
    }


def _found(slug: str) -> Mission | None:
    """Return a mission with its parents, the public missions of its roadmap by key, what was reported of it, and whether
    it has steps, in one query.
    """
    beside = Mission.objects.public().filter(challenge__roadmap=OuterRef("challenge__roadmap")).values("pk")
    steps = StepTaken.objects.filter(mission=OuterRef("pk"))
    found = with_reported(with_frozen(Mission.objects.with_parents()))
    found = found.annotate(beside=ArraySubquery(beside), has_steps=Exists(steps))
    return found.filter(slug=slug).first()


def _picture(found: Mission, document: dict[str, Any]) -> dict[str, Any] | None:
    """Return the mission's own part of the picture of its roadmap."""
    number = found.beside.index(found.pk) + 1
    return drawn(RoadmapOnAPicture.of_mission(found, document, number), found.title)


def _trajectory(found: Mission, document: dict[str, Any]) -> dict[str, Any]:
    """Return the chart of the target's figure as SVG and the pace behind it; nothing where too little was measured."""
    as_of = timezone.localdate() if found.is_followed else date_of_judgement(found)
    pace = pace_of(dossier_of(document, as_of=as_of))
    chart = trajectory_svg(pace) if pace else ""
    return {"pace": pace, "chart": chart, "chart_files": links_to_files("mission_trajectory", chart, found.slug)}


def _standings(found: Mission, document: dict[str, Any]) -> tuple[Standing, ...]:
    return examine_document(document, current_method(), as_of=date_of_judgement(found))


def _late_report(found: Mission) -> date | None:
    """Return when the stage report was due that is not there."""
    due = next_reports([found]).get(found.pk) if found.is_in_delivery else None
    return due if due and due < timezone.localdate() else None


def _steps(found: Mission) -> list[dict[str, object]]:
    taken = found.steps_taken.select_related("by").order_by("-at", "-pk")[:STEPS_SHOWN]
    return [{"label": BY_NAME[one.step].done, "taken": one, "by": signed(one)} for one in taken]


def _not_public_now(request: HttpRequest, found: Mission) -> HttpResponse:
    """Send staff to the draft; tell others what became of a mission that was public once; else 404."""
    if request.user.has_perm("roadmaps.read_drafts"):
        return redirect("draft", found.slug)
    if found.is_away or not found.steps_taken.filter(to_stage__in=PUBLIC_STAGES).exists():
        raise Http404
    context = {"mission": found, "taken": _steps(found), "consultation": consultation_of(found)}
    return render(request, "camden_missions/pages/mission_away.html", context)
