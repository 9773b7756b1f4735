"""When the missions of a roadmap are to happen: from start to deadline, with milestones, consultations and today."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from engagement.timeline import rows_of
from govuk.parsing import number
from govuk.shared import render_shared, shared
from roadmaps.models import Roadmap
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.rows import challenges_of
from roadmaps.pictures.timeline import Mark, Row, timeline, timeline_svg

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
