"""The portfolio of a roadmap in pictures: who works through what, how far along, with which levers and whose money."""

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from govuk.shared import render_shared, shared
from roadmaps.delivery.co_financing import spent_of
from roadmaps.examination.portfolio import (
    MOST_SOLUTIONS,
    Money,
    Part,
    gaps_of,
    missions_by_stage,
    money_of,
    policy_mix,
    sectors_by_actor,
    solutions_by_stage,
)
from roadmaps.models import Mission, Roadmap
from roadmaps.pages.matrix_shown import MatrixShown, svg_of
from roadmaps.pages.public.files import links_to_files, picture_file
from roadmaps.pages.public.rows import challenges_of
from roadmaps.pictures.matrix import Matrix, as_rows
from roadmaps.pictures.money import money_svg, place
from roadmaps.revisions.frozen import documents_shown


def roadmap_portfolio(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the portfolio of a roadmap, or of one mission of it."""
    only = request.GET.get("mission", "")[:120]
    page = shared(("roadmap portfolio", slug, only), lambda: _content(slug, only))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "roadmaps/public/roadmap_portfolio.html", page)


def roadmap_portfolio_file(request: HttpRequest, slug: str, which: str, form: str) -> HttpResponse:
    """Hand over one of the pictures, ``which`` by its name, or the rows behind it. Answers 404 for any other name."""
    data = _content(slug, request.GET.get("mission", "")[:120])
    if not request.user.has_perm("roadmaps.read_roadmap", data["roadmap"]):
        raise Http404
    name = f"{slug}-{which}"
    if which == "money":
        return picture_file(form, name, data["money_svg"], _money_rows(data["money"]))
    found = next((one for one in data["matrices"] if one.name == which), None)
    if found is None:
        raise Http404
    return picture_file(form, name, found.svg, as_rows(found.matrix, found.first))


def _content(slug: str, only: str) -> dict[str, Any]:
    roadmap = get_object_or_404(Roadmap, slug=slug)
    missions = [mission for challenge in challenges_of(roadmap) for mission in challenge.shown]
    parts = [part for part, mission in zip(_parts(missions), missions, strict=True) if only in ("", mission.slug)]
    query = f"mission={only}" if only and parts else ""
    money = money_of(parts)
    money_picture = _money_picture(money, roadmap) if money.sources else ""
    return {
        "roadmap": roadmap,
        "chosen": only,
        "choices": [(mission.slug, f"{n}. {mission}") for n, mission in enumerate(missions, 1)],
        "parts": parts,
        "matrices": _matrices(slug, parts, query),
        "gaps": gaps_of(parts),
        "spent": spent_of(one["slug"] for part in parts for one in part.live),
        "money": money,
        "money_svg": money_picture,
        "money_files": links_to_files("roadmap_portfolio", money_picture, slug, "money", query=query),
    }


def _parts(missions: Sequence[Mission]) -> list[Part]:
    """Return missions with the documents that people are shown, numbered as in every picture of the roadmap."""
    documents = documents_shown(missions)
    return [
        Part(number, mission.title, mission.get_absolute_url(), document)
        for number, (mission, document) in enumerate(zip(missions, documents, strict=True), 1)
    ]


def _matrices(slug: str, parts: Sequence[Part], query: str) -> list[MatrixShown]:
    """Return the matrices; more solutions than people can look over are counted by mission."""
    solutions = {one["slug"] for part in parts for one in part.live}
    # Looking an address up takes longer than all the rest.
    address = reverse("solution", args=["SLUG"])
    if len(solutions) > MOST_SOLUTIONS and len(parts) > 1:
        stages = missions_by_stage(parts)
    else:
        stages = solutions_by_stage(parts, lambda one: address.replace("SLUG", one))
    made = (
        (
            "sectors",
            "Sectors and kinds of partner",
            "How many solutions work through each sector with each kind of partner.",
            "Sector",
            sectors_by_actor(parts),
        ),
        (
            "stages",
            "Solutions and stages of innovation",
            "How far along the solutions are, from basic research to everyday practice.",
            "Mission" if stages.counts else "Solution",
            stages,
        ),
        (
            "instruments",
            "Policy mix",
            "How many solutions of each mission use each instrument. The council's own levers come first.",
            "Instrument",
            policy_mix(parts),
        ),
    )
    return [_shown(slug, query, *one) for one in made]


def _shown(slug: str, query: str, name: str, heading: str, lead: str, first: str, matrix: Matrix) -> MatrixShown:
    svg = svg_of(matrix, heading)
    files = tuple(links_to_files("roadmap_portfolio", svg, slug, name, query=query))
    return MatrixShown(name, heading, lead, first, matrix, svg, files)


def _money_picture(money: Money, roadmap: Roadmap) -> str:
    words = f"{len(money.sources)} sources of money, the largest first. What is secured is filled."
    return money_svg(place(money.sources), title=f"Money: {roadmap.title}", description=words)


def _money_rows(money: Money) -> list[list[str]]:
    rows = [[one.name, one.note, f"{one.secured:.2f}", f"{one.sought:.2f}"] for one in money.sources]
    return [["Funder", "Kind", "Secured, in pounds", "Sought, in pounds"], *rows]
