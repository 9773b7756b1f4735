"""Consultations: listed, and read with what people say."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from engagement.models import Consultation, ConsultationDocument, Question, Stance, Theme
from engagement.pages.comments.personal import as_seen_by
from engagement.pages.consultations.finding import find
from engagement.reading import (
    SORTS,
    Looked,
    choices_of,
    comments_of,
    counted,
    most_backed,
    stances_of,
    themes_of,
)
from govuk.sending import file_to_take_away
from govuk.shared import render_shared, shared
from roadmaps.models import Solution
from roadmaps.pages.public.picture import RoadmapOnAPicture, drawn, number_of
from roadmaps.revisions.frozen import as_a_document_says
from roadmaps.wording import target_sentence

CLOSED_A_PAGE, ASKED_MOST = 20, 3


def consultations(request: HttpRequest) -> HttpResponse:
    """List what is open, what opens soon, and what is over."""
    number = request.GET.get("page")
    page = shared(("consultations", number), lambda: _listed(number))
    return render_shared(request, "engagement/consultations/consultations.html", page)


def _listed(number: str | None) -> dict[str, Any]:
    now = timezone.now()
    found = Consultation.objects.shown().with_mission().defer("revision__document").select_related("response")
    past = found.filter(Q(closes_at__lte=now) | Q(ended_at__isnull=False)).order_by("-closes_at", "-pk")
    is_open, over = counted(found.open_at(now).order_by("closes_at")), Paginator(past, CLOSED_A_PAGE).get_page(number)
    over.object_list = counted(over.object_list)
    return {"open": is_open, "soon": found.filter(opens_at__gt=now, ended_at=None).order_by("opens_at"), "over": over}


def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is asked, of which revision, and what people say."""
    looked = Looked.of(request.GET)
    page = shared(("consultation", slug, looked), lambda: _content(slug, looked))
    if page.data["mission"].is_away and not request.user.has_perm("roadmaps.read_drafts"):
        raise Http404
    personal = as_seen_by(request, page.data["consultation"], page.data["page"].keys)
    return render_shared(request, "engagement/consultations/consultation.html", page, **personal)


def _content(slug: str, looked: Looked) -> dict[str, Any]:
    found = find(slug)
    shown = around(found)
    return {**shown, **_said(found, looked, shown["questions"])}


def around(found: Consultation) -> dict[str, Any]:
    """Return what a page shows of what is asked and proposed: the same for everybody, before it opens too."""
    document, mission = found.revision.document, found.mission
    then = as_a_document_says(mission, document)
    questions = list(found.questions.all()) if found.pk else found.asked
    return {
        "consultation": found,
        "mission": mission,
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "picture": drawn(RoadmapOnAPicture.of_mission(then, document, number_of(mission)), then.title),
        "is_open": found.is_open(),
        "not_yet": found.is_to_come(),
        "questions": questions,
        "open_questions": [one for one in questions if one.is_open_text],
        "documents": list(found.documents.defer("body")) if found.pk else [],
        "extensions": list(found.extensions.all()) if found.pk else [],
    }


def _said(found: Consultation, looked: Looked, questions: list[Question]) -> dict[str, Any]:
    response = found.published_response
    themes = themes_of(found) if response else []
    return {
        "looked": looked,
        "page": comments_of(found, looked),
        "stances": stances_of(found),
        "said": found.said,
        "asked_most": most_backed(found, ASKED_MOST, Stance.QUESTION) if found.said else [],
        "chosen": [(one, choices_of(found, one)) for one in questions if not one.is_open_text],
        "response": response,
        "themes": themes,
        "choose": _choose(found, questions, looked, themes),
    }


def _choose(found: Consultation, questions: list[Question], looked: Looked, themes: list[Theme]) -> list[tuple]:
    """Return the ways to look at comments: name, label, what stands for all, the choices, and what is chosen."""
    solutions = [(str(key), title) for key, title in _solutions(found)]
    asked = [(str(one.pk), str(one)) for one in questions if one.is_open_text]
    ways = (
        ("stance", "Where people stand", "All", Stance.choices),
        ("question", "Question", "All questions", asked),
        ("solution", "Solution", "All solutions", solutions),
        ("theme", "Theme", "All themes", [(str(one.pk), str(one)) for one in themes]),
    )
    shown = [(*way, str(getattr(looked, way[0]) or "")) for way in ways if way[3]]
    return [("sort", "Order", "", SORTS, looked.sort), *shown]


def _solutions(found: Consultation) -> list[tuple[int, str]]:
    """Return the solutions that somebody commented on, by their keys."""
    keys = [int(name.split(":")[1]) for name, n in found.numbers.items() if name.startswith("solution:") and n]
    return list(Solution.objects.filter(pk__in=keys).values_list("pk", "title")) if keys else []


def document(request: HttpRequest, slug: str, document_id: int) -> HttpResponse:
    """Hand over a file that belongs to a consultation."""
    found = get_object_or_404(
        ConsultationDocument.objects.select_related("consultation__revision__mission__challenge__roadmap"),
        pk=document_id,
        consultation__slug=slug,
    )
    if found.consultation.mission.is_away and not request.user.has_perm("roadmaps.read_drafts"):
        raise Http404
    return file_to_take_away(found.name, found.kind, bytes(found.body))
