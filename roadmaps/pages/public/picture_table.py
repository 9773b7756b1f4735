"""What a picture of a roadmap shows, as a table: on its page, and as a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from roadmaps.models import Mission
from roadmaps.models.choices import SolutionStatus
from roadmaps.pages.public.picture import MissionDrawn
from roadmaps.pictures.palette import ACTORS
from roadmaps.wording import number as figure

HEAD = ("Mission", "Stage", "Sector", "Kind of sector", "Solution", "Status", "Lead", "Expected share, per cent")


@dataclass(frozen=True)
class Row:
    """One line of the table: a mission with a sector that it asks, a solution of it, or both together."""

    number: int
    mission: Mission
    href: str
    sector: str
    kind: str
    solution: Mapping[str, Any] | None
    lead: str


def rows_of(missions: Iterable[MissionDrawn]) -> list[Row]:
    """Return of each mission every sector with the solutions that work through it, then the other solutions."""
    return [row for one in missions for row in _rows(one)]


def _rows(one: MissionDrawn) -> Iterator[Row]:
    reached = set()
    for asked in one.sectors:
        through = [solution for solution in one.solutions if asked["name"] in solution["sectors"]]
        reached |= {solution["slug"] for solution in through}
        for solution in through or [None]:
            yield _row(one, asked, solution)
    for solution in one.solutions:
        if solution["slug"] not in reached:
            yield _row(one, None, solution)


def _row(one: MissionDrawn, asked: Mapping[str, Any] | None, solution: Mapping[str, Any] | None) -> Row:
    partners = solution["partners"] if solution else ()
    lead = next((by["name"] or ACTORS[by["kind"]].word for by in partners if by["part"] == "lead"), "")
    sector, kind = (asked["name"], asked["kind"]) if asked else ("", "")
    return Row(one.number, one.mission, one.href, sector, kind, solution, lead)


def as_csv(rows: Iterable[Row]) -> list[list[str]]:
    """Return the rows as those of a CSV file, headings first."""
    return [list(HEAD), *(_cells(row) for row in rows)]


def _cells(row: Row) -> list[str]:
    one = row.solution or {}
    return [
        row.mission.title,
        row.mission.get_stage_display(),
        row.sector,
        ACTORS[row.kind].word if row.kind else "",
        one.get("title", ""),
        SolutionStatus(one["status"]).label if one else "",
        row.lead,
        figure(one.get("expected_share")),
    ]
