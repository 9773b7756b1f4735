"""In which wards the solutions of a roadmap are: a map of tiles, a list, and the files of both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from govuk.shared import render_shared, shared
from roadmaps.models import Mission, Roadmap
from roadmaps.models.choices import WARDS, SolutionStatus
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.rows import challenges_of
from roadmaps.pictures.wards import anchor_of, tiles_of, wards_svg
from roadmaps.revisions.frozen import documents_shown


def roadmap_wards(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the map of tiles, and the solutions of each ward below."""
    page = shared(("roadmap wards", slug), lambda: _content(slug))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "roadmaps/public/roadmap_wards.html", page)


def _content(slug: str) -> dict[str, Any]:
    found = get_object_or_404(Roadmap, slug=slug)
    by_ward = solutions_by_ward(mission for challenge in challenges_of(found) for mission in challenge.shown)
    numbers = {ward: len(solutions) for ward, solutions in by_ward.items() if ward}
    words = _in_words(sum(numbers.values()))
    svg = wards_svg(tiles_of(numbers), title=f"Where: {found.title}", description=words) if numbers else ""
    return {
        "roadmap": found,
        "svg": svg,
        "files": links_to_files("roadmap_wards", svg, slug),
        "wards": [(ward, anchor_of(ward), by_ward[ward]) for ward in WARDS if ward in by_ward],
        "whole_borough": by_ward.get("", []),
    }


def solutions_by_ward(missions: Iterable[Mission]) -> dict[str, list[dict[str, Any]]]:
    """Return the solutions of missions as people are shown them, each once, by their ward: "" is the whole borough."""
    found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for document in documents_shown(missions):
        for solution in document["solutions"]:
            found[solution["ward"]].setdefault(solution["slug"], solution)
    return {ward: sorted(some.values(), key=lambda one: one["title"]) for ward, some in found.items()}


def _in_words(number: int) -> str:
    if number == 1:
        return "One solution is in a ward."
    return f"{number} solutions are in a ward each. A darker tile has more of them."


def roadmap_wards_file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """Hand over the map of wards as a picture, or its solutions as CSV. Answers 404 where none names a ward."""
    data = _content(slug)
    if not request.user.has_perm("roadmaps.read_roadmap", data["roadmap"]):
        raise Http404
    return picture_file(form, f"{slug}-wards", data["svg"], _rows(data))


def _rows(data: Mapping[str, Any]) -> list[list[str]]:
    groups = [*((ward, solutions) for ward, _, solutions in data["wards"]), ("Whole borough", data["whole_borough"])]
    rows = [
        [ward, one["title"], SolutionStatus(one["status"]).label] for ward, solutions in groups for one in solutions
    ]
    return [["Ward", "Solution", "Status"], *rows]
