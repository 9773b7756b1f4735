"""When the missions of a roadmap are to happen: from start to deadline, with milestones, consultations and today."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from engagement.models import Consultation
from govuk.parsing import number
from govuk.shared import render_shared, shared
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Milestone, Mission, Roadmap, StepTaken
from roadmaps.models.choices import SolutionStatus
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.picture import MOST_SOLUTIONS
from roadmaps.pages.public.rows import challenges_of
from roadmaps.pictures.timeline import Mark, Part, Row, Span, timeline, timeline_svg
from roadmaps.revisions.frozen import documents_shown

# So many years are shown once one looks closer.
NEAR = 2


def roadmap_timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the timeline of a roadmap, whole or from a year on, and the same as a table."""
    year = number(request.GET.get("from", ""))
    page = shared(("timeline", slug, year), lambda: _content(slug, year))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "camden_missions/pages/timeline.html", page)


def as_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Hand over the timeline as a picture, or its days as CSV. Answers 404 where no mission names a date."""
    data = _content(slug, number(request.GET.get("from", "")))
    if not request.user.has_perm("roadmaps.read_roadmap", data["roadmap"]):
        raise Http404
    return picture_file(form, f"{slug}-timeline", data["svg"], _days_of(data["rows"]))


def _days_of(rows: list[Row]) -> list[list[str]]:
    """Return a line for each day or span of days of each mission, headings first; days as ISO 8601 writes them."""
    found = [["Mission or solution", "What", "From or on", "Until", "State"]]
    for row in rows:
        found.append([row.title, "Mission", *(day.isoformat() if day else "" for day in (row.start, row.end)), ""])
        found += [[row.title, mark.words, mark.on.isoformat(), "", _state(mark)] for mark in row.marks]
        found += [[row.title, "Consultation", one.start.isoformat(), one.end.isoformat(), ""] for one in row.spans]
        found += [[row.title, f"Decision: {one.words}", one.on.isoformat(), "", ""] for one in row.decisions]
        for part in row.parts:
            found += [[part.title, one.words, one.on.isoformat(), "", _state(one)] for one in part.marks]
    return found


def _state(mark: Mark) -> str:
    return "Reached" if mark.is_reached else "Late" if mark.is_late else "To come"


def _content(slug: str, year: int | None) -> dict[str, Any]:
    roadmap = get_object_or_404(Roadmap, slug=slug)
    missions = [mission for challenge in challenges_of(roadmap) for mission in challenge.shown]
    today = timezone.localdate()
    rows = rows_of(missions, today)
    whole = timeline(rows, today=today)
    near = year if whole and year and 1900 <= year <= 2200 else None
    drawn = timeline(rows, today=today, from_year=near, years=NEAR) if near else whole
    words = f"{len(rows)} mission{'' if len(rows) == 1 else 's'}, each a line from its start to its deadline."
    svg = timeline_svg(drawn, title=f"When: {roadmap}", description=words) if drawn else ""
    near = drawn.scale.first.year if drawn and near else None
    return {
        "roadmap": roadmap,
        "rows": rows,
        "svg": svg,
        "files": links_to_files("roadmap_timeline", svg, slug, query=f"from={near}" if near else ""),
        "years": range(whole.scale.first.year, whole.scale.last.year) if whole else (),
        "near": near,
    }


def rows_of(missions: list[Mission], today: date) -> list[Row]:
    """Return the rows of missions as people are shown them, with what was reached and when people were asked."""
    documents = documents_shown(missions)
    reached, asked, decided = _reached(missions), _asked(missions), _decided(missions)
    shown = _with_solutions(documents)
    return [
        Row(
            place,
            mission.title,
            mission.get_absolute_url(),
            mission.starts_on or mission.baseline_date,
            mission.deadline,
            tuple(_marks(document, reached[mission.pk], today)),
            tuple(asked[mission.pk]),
            tuple(decided[mission.pk]),
            tuple(_part(one, today) for one in document["solutions"] if one["slug"] in shown and one["milestones"]),
        )
        for place, (mission, document) in enumerate(zip(missions, documents, strict=True), start=1)
    ]


def _with_solutions(documents: list[dict[str, Any]]) -> set[str]:
    """Return the solutions that have milestones; none where they are more than people can look over."""
    found = {one["slug"] for document in documents for one in document["solutions"] if one["milestones"]}
    return found if len(found) <= MOST_SOLUTIONS else set()


def _part(solution: dict[str, Any], today: date) -> Part:
    is_done = solution["status"] == SolutionStatus.COMPLETED
    marks = []
    for one in solution["milestones"]:
        due = date.fromisoformat(one["due_on"])
        is_late = due < today and solution["status"] not in (SolutionStatus.COMPLETED, SolutionStatus.STOPPED)
        marks.append(Mark(due, one["title"], is_done, is_late))
    return Part(solution["title"], reverse("solution", args=[solution["slug"]]), tuple(marks))


def _decided(missions: list[Mission]) -> dict[int, list[Mark]]:
    """Return what commissioners decided about each mission, and when."""
    names = [name for name, step in BY_NAME.items() if step.permission == "roadmaps.decide"]
    found: dict[int, list[Mark]] = defaultdict(list)
    for one in StepTaken.objects.filter(mission__in=missions, step__in=names).order_by("at"):
        found[one.mission_id].append(Mark(timezone.localdate(one.at), BY_NAME[one.step].done))
    return found


def _marks(document: dict[str, Any], told: dict[tuple[str, date], Milestone], today: date) -> Iterator[Mark]:
    """Yield the milestones of a document on the days where they are now; those that were dropped are left out."""
    for one in document["milestones"]:
        due = date.fromisoformat(one["due_on"])
        row = told.get((one["title"], due))
        if row is None or row.dropped_on is None:
            due, is_reached = (row.due_on, row.reached_on is not None) if row else (due, False)
            yield Mark(due, one["title"], is_reached, not is_reached and due < today)


def _reached(missions: list[Mission]) -> dict[int, dict[tuple[str, date], Milestone]]:
    """Return the milestones of each mission that were reached, moved or dropped, by title and every date they had."""
    found: dict[int, dict[tuple[str, date], Milestone]] = defaultdict(dict)
    told = Q(reached_on__isnull=False) | Q(dropped_on__isnull=False) | Q(moves__isnull=False)
    for one in Milestone.objects.filter(told, mission__in=missions).distinct().prefetch_related("moves"):
        for day in (one.due_on, *(move.was_due_on for move in one.moves.all())):
            found[one.mission_id][one.title, day] = one
    return found


def _asked(missions: list[Mission]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    consultations = Consultation.objects.filter(revision__mission__in=missions).select_related("revision")
    for one in consultations.defer("revision__document"):
        opens, closes = one.opens_on, one.closes_on
        words = f"Consultation, {opens:%-d %B %Y} to {closes:%-d %B %Y}"
        found[one.revision.mission_id].append(Span(opens, closes, words))
    return found
