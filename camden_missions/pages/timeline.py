"""When the missions of a roadmap are to happen: from start to deadline, with milestones, consultations and today."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from engagement.models import Consultation
from govuk.parsing import number
from govuk.shared import render_shared, shared
from roadmaps.models import Milestone, Mission, Roadmap
from roadmaps.pages.public.files import csv_file, svg_file
from roadmaps.pages.public.rows import challenges_of
from roadmaps.pictures.timeline import Mark, Row, Span, timeline, timeline_svg
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
    """Hand over the timeline as SVG, or its days as CSV. Answers 404 where no mission names a date."""
    data = _content(slug, number(request.GET.get("from", "")))
    if not request.user.has_perm("roadmaps.read_roadmap", data["roadmap"]) or not data["svg"]:
        raise Http404
    name = f"{slug}-timeline"
    return svg_file(name, data["svg"]) if form == "svg" else csv_file(name, _days_of(data["rows"]))


def _days_of(rows: list[Row]) -> list[list[str]]:
    """Return a line for each day or span of days of each mission, headings first; days as ISO 8601 writes them."""
    found = [["Mission", "What", "From or on", "Until", "State"]]
    for row in rows:
        found.append([row.title, "Mission", *(day.isoformat() if day else "" for day in (row.start, row.end)), ""])
        found += [[row.title, mark.words, mark.on.isoformat(), "", _state(mark)] for mark in row.marks]
        found += [[row.title, "Consultation", one.start.isoformat(), one.end.isoformat(), ""] for one in row.spans]
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
    return {
        "roadmap": roadmap,
        "rows": rows,
        "svg": timeline_svg(drawn, title=f"When: {roadmap}", description=words) if drawn else "",
        "years": range(whole.scale.first.year, whole.scale.last.year) if whole else (),
        "near": drawn.scale.first.year if drawn and near else None,
    }


def rows_of(missions: list[Mission], today: date) -> list[Row]:
    """Return the rows of missions as people are shown them, with what was reached and when people were asked."""
    documents = documents_shown(missions)
    reached, asked = _reached(missions), _asked(missions)
    return [
        Row(
            place,
            mission.title,
            mission.get_absolute_url(),
            mission.starts_on or mission.baseline_date,
            mission.deadline,
            tuple(_mark(one, reached[mission.pk], today) for one in document["milestones"]),
            tuple(asked[mission.pk]),
        )
        for place, (mission, document) in enumerate(zip(missions, documents, strict=True), start=1)
    ]


def _mark(milestone: dict[str, Any], reached: set[tuple[str, date]], today: date) -> Mark:
    due = date.fromisoformat(milestone["due_on"])
    is_reached = (milestone["title"], due) in reached
    return Mark(due, milestone["title"], is_reached, not is_reached and due < today)


def _reached(missions: list[Mission]) -> dict[int, set[tuple[str, date]]]:
    found: dict[int, set[tuple[str, date]]] = defaultdict(set)
    for one in Milestone.objects.filter(mission__in=missions, reached_on__isnull=False):
        found[one.mission_id].add((one.title, one.due_on))
    return found


def _asked(missions: list[Mission]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    consultations = Consultation.objects.filter(revision__mission__in=missions).values_list(
        "revision__mission", "opens_on", "closes_on"
    )
    for mission, opens, closes in consultations:
        found[mission].append(Span(opens, closes, f"Consultation, {opens:%-d %B %Y} to {closes:%-d %B %Y}"))
    return found
