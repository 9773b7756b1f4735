"""A roadmap as a picture: its page, and the files of it. Readable by anyone who may read the roadmap."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from govuk.shared import render_shared, shared
from roadmaps.models import Challenge, Roadmap
from roadmaps.models.choices import ActorKind, Instrument, SolutionStatus
from roadmaps.pages.public.files import csv_file, png_file, svg_file
from roadmaps.pages.public.picture import Filters, RoadmapOnAPicture, as_png, drawn
from roadmaps.pages.public.picture_table import as_csv, rows_of
from roadmaps.pages.public.rows import challenges_of


def roadmap_picture(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a roadmap as a picture of its own, or of what the address asks for, with the same as a table."""
    filters = Filters.of(request.GET)
    page = shared(("roadmap picture", slug, filters), lambda: _content(slug, filters))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "roadmaps/public/roadmap_picture.html", page)


def _content(slug: str, filters: Filters) -> dict[str, Any]:
    found = get_object_or_404(Roadmap, slug=slug)
    challenges = challenges_of(found)
    shown = RoadmapOnAPicture.of(found, challenges, filters)
    return {
        "roadmap": found,
        "filters": filters,
        "query": filters.as_query(),
        "picture": drawn(shown, found.title),
        "rows": rows_of(shown.missions),
        "told": shown.missions,
        "choose": _choose(challenges, filters),
    }


def _choose(challenges: Iterable[Challenge], filters: Filters) -> list[tuple]:
    """Return the filters of a picture: name, label, what stands for all, the choices, and what is chosen."""
    every = enumerate((mission for challenge in challenges for mission in challenge.shown), 1)
    missions = [(mission.slug, f"{number}. {mission}") for number, mission in every]
    return [
        ("mission", "Mission", "All missions", missions, filters.mission),
        ("sector", "Kind of sector", "All kinds", ActorKind.choices, filters.sector),
        ("actor", "Kind of partner", "All kinds", ActorKind.choices, filters.actor),
        ("instrument", "Policy instrument", "All instruments", Instrument.choices, filters.instrument),
        ("status", "Status of solutions", "All solutions", SolutionStatus.choices, filters.status),
    ]


def roadmap_picture_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Hand over the picture as SVG or as PNG at print resolution, or the data behind it as CSV.

    Answers 404 where there is nothing to draw, and for a PNG where there is far too much.
    """
    data = _content(slug, Filters.of(request.GET))
    picture = data["picture"]
    if not request.user.has_perm("roadmaps.read_roadmap", data["roadmap"]) or picture is None:
        raise Http404
    if form == "svg":
        return svg_file(slug, picture["svg"])
    if form == "csv":
        return csv_file(slug, as_csv(data["rows"]))
    if not picture["has_png"]:
        raise Http404
    return png_file(slug, as_png(picture))
