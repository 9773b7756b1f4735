"""All that a decision rests on, on one page, so that nobody decides from a button."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.permissions import require
from engagement.reading import consultation_of, most_backed, stances_of, themes_of
from roadmaps.checking.verdicts import judgement_of
from roadmaps.comparing.revisions import PartChanged, compare_documents
from roadmaps.criteria.pace import pace_of
from roadmaps.criteria.what_if import losses_of
from roadmaps.examination.examining import date_of_judgement, dossier_of, mission_with_parents
from roadmaps.lifecycle.steps import next_steps
from roadmaps.models import Mission, Stage
from roadmaps.pictures.trajectory import trajectory_svg
from roadmaps.reading import money_of, target_in_words
from roadmaps.revisions.frozen import document_shown, submissions

DECISIONS = ("adopt", "send_back", "decline")
# Of what would fall with one thing, so much is shown.
RISKS, SAID = 5, 3


@login_required
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what people said, what was answered, how it was judged, what changed, the money and the risks of a mission."""
    require(
        request.user, "roadmaps.read_drafts", otherwise="This page is for the people who prepare and take decisions."
    )
    mission = mission_with_parents(slug)
    if mission is None or mission.stage in (Stage.DRAFT, Stage.RETURNED):
        raise Http404
    steps = [one for one in next_steps(mission, request.user) if one.step.name in DECISIONS]
    return render(request, "camden_missions/pages/decision.html", {**_content(mission), "steps": steps})


def _content(mission: Mission) -> dict[str, Any]:
    document = document_shown(mission)
    dossier = dossier_of(document, as_of=date_of_judgement(mission))
    pace = pace_of(dossier)
    return {
        "mission": mission,
        "document": document,
        "target": target_in_words(mission),
        "pace": pace,
        "chart": trajectory_svg(pace) if pace else "",
        "judgement": judgement_of(mission),
        "money": money_of(document),
        "risks": losses_of(dossier)[:RISKS],
        "bets": [one for one in document["solutions"] if one["is_high_risk"]],
        **_changed(mission),
        **_said(mission),
    }


def _changed(mission: Mission) -> dict[str, Any]:
    """Return what the latest submission changed against the one before it."""
    latest = list(submissions().filter(mission=mission)[:2])
    parts: list[PartChanged] = compare_documents(latest[1].document, latest[0].document) if len(latest) == 2 else []
    return {"parts": parts, "revisions": latest}


def _said(mission: Mission) -> dict[str, Any]:
    consultation = consultation_of(mission)
    if consultation is None:
        return {"consultation": None}
    return {
        "consultation": consultation,
        "said": consultation.said,
        "stances": stances_of(consultation),
        "most_backed": most_backed(consultation, SAID),
        "response": consultation.published_response,
        "themes": themes_of(consultation),
    }
