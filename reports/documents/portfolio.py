"""What a document tells of the portfolio across missions: matrices, the policy mix, money and time."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone

from engagement.timeline import rows_of
from reports.documents.pictures import told
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
from roadmaps.models import Mission
from roadmaps.pictures.matrix import Matrix
from roadmaps.pictures.timeline import Row, timeline, timeline_svg
from roadmaps.wording import number

# As much of a timeline can be read on a page of A4 across.
MOST_PIXELS = 640


def parts_of(missions: Sequence[Mission], documents: Mapping[int, Mapping[str, Any]]) -> list[Part]:
    """Return missions with their documents, numbered in their order."""
    return [Part(place, one.title, "", documents[one.pk]) for place, one in enumerate(missions, 1)]


def matrices_told(parts: Sequence[Part]) -> list[dict[str, Any]]:
    """Return who works through what, how far along the solutions are, and the policy mix with what it lacks."""
    solutions = {one["slug"] for part in parts for one in part.live}
    stages = missions_by_stage(parts) if len(solutions) > MOST_SOLUTIONS else solutions_by_stage(parts, lambda slug: "")
    mix = _turned(policy_mix(parts), parts)
    return [
        _matrix(
            "Sectors and kinds of partner",
            "How many solutions work through each sector with each kind of partner.",
            "Sector",
            sectors_by_actor(parts),
        ),
        _matrix(
            "Solutions and stages of innovation",
            "How far along the solutions are, from basic research to everyday practice.",
            "Mission" if stages.counts else "Solution",
            stages,
        ),
        {
            "heading": "Policy mix",
            "lead": "How many solutions of each mission use each instrument. The council's own levers come first.",
            "first": "Mission",
            "counts": True,
            **mix,
            "gaps": _gaps(parts),
        },
    ]


def _matrix(heading: str, lead: str, first: str, matrix: Matrix) -> dict[str, Any]:
    return {
        "heading": heading,
        "lead": lead,
        "first": first,
        "counts": matrix.counts,
        "columns": list(matrix.columns),
        "rows": [
            {"name": row.name, "note": row.note, "counts": [cell.number for cell in row.cells]} for row in matrix.rows
        ],
        "gaps": [],
    }


def _turned(matrix: Matrix, parts: Sequence[Part]) -> dict[str, Any]:
    """Return a matrix with a row for each mission, however many there are: paper is not wider for fifty."""
    return {
        "columns": [row.name for row in matrix.rows],
        "rows": [
            {
                "name": f"{part.number}. {part.title}",
                "note": "",
                "counts": [row.cells[place].number for row in matrix.rows],
            }
            for place, part in enumerate(parts)
        ],
    }


def _gaps(parts: Sequence[Part]) -> list[str]:
    gaps = gaps_of(parts)
    said = (
        (gaps.unpulled, "Levers of the council's own that no mission uses: {}."),
        ([one.title for one in gaps.no_rule], "Missions with money and no rule behind them: {}."),
        ([one.title for one in gaps.no_money], "Missions with rules and no money behind them: {}."),
    )
    return [words.format(", ".join(found)) for found, words in said if found]


def money_told(parts: Sequence[Part]) -> dict[str, Any]:
    """Return the money behind the portfolio: by funder, and what others bring beside each public pound."""
    money = money_of(parts)
    lead = f"£{number(money.secured)} is secured, and £{number(money.sought)} is still sought."
    spent = spent_of(one["slug"] for part in parts for one in part.live)
    return {
        "lead": lead if money.sources else "No amount of money is recorded yet.",
        "says": [
            *_beside(money),
            *([f"£{number(spent.public + spent.others)} has been spent so far."] if spent else []),
        ],
        "rows": [
            {
                "name": one.name,
                "kind": one.note,
                "secured": f"£{one.secured:,.0f}",
                "sought": f"£{one.sought:,.0f}",
                "share-secured": one.secured,
                "all": one.secured + one.sought,
            }
            for one in money.sources
        ],
    }


def _beside(money: Money) -> list[str]:
    said = []
    if money.beside is not None:
        said.append(f"For each public pound that is secured, others bring £{number(money.beside)}.")
    if money.unsaid:
        lines = "1 line of funding names" if money.unsaid == 1 else f"{money.unsaid} lines of funding name"
        said.append(f"{lines} no amount.")
    return said


def timelines_told(title: str, missions: Sequence[Mission]) -> list[dict[str, Any]]:
    """Return the pictures of when things are to happen, each of as many missions as can be read on a page, on one scale."""
    today = timezone.localdate()
    rows = rows_of(list(missions), today)
    days = [day for row in rows for day in row.days()]
    if not days:
        return []
    found = []
    for some in pages_of(rows):
        drawn = timeline(some, today=today, from_year=None, span=(min(days), max(days)))
        words = f"{len(some)} mission{'' if len(some) == 1 else 's'}, each a line from its start to its deadline."
        svg = timeline_svg(drawn, title=f"When: {title}", description=words)
        found.append(told(svg, f"{words} The milestones stand with each mission."))
    return found


def pages_of(rows: Sequence[Row], most: float = MOST_PIXELS) -> list[list[Row]]:
    """Return rows by pages, each at most ``most`` pixels high; a row that is higher alone stands alone."""
    pages: list[list[Row]] = []
    for row in rows:
        if not pages or sum(one.height for one in pages[-1]) + row.height > most:
            pages.append([])
        pages[-1].append(row)
    return pages
