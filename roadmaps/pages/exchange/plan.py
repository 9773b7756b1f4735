"""The plan of a file that goes into a roadmap that is there, as its page shows it: grouped by mission, a box a row."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from roadmaps.comparing.words import Piece
from roadmaps.exchange.planning import LEFT, NEW
from roadmaps.models import RoadmapImport


@dataclass(frozen=True)
class Row:
    """A row of the plan: what it would do, word by word, whether it is ticked, and after the import what came of it.

    ``done`` is None for a row that was not chosen.
    """

    key: str
    title: str
    what: str
    why: str
    changes: list[tuple[str, list[Piece]]]
    is_ticked: bool
    done: bool | None

    @property
    def is_left(self) -> bool:
        """Whether it cannot be chosen."""
        return self.what == LEFT


def shown_plan(found: RoadmapImport, tick: str) -> dict[str, Any]:
    """Return the rows of a plan by what they belong to, and how many there are of each kind.

    ``tick`` says which are ticked at first: "none", "new", or all.
    """
    rows = [(one["within"], _row(one, tick)) for one in found.plan]
    done = [row for _, row in rows if row.done]
    return {
        "groups": [(within, [row for _, row in some]) for within, some in groupby(rows, key=lambda pair: pair[0])],
        "number_new": sum(row.what == NEW for _, row in rows),
        "number_changed": sum(row.what not in (NEW, LEFT) for _, row in rows),
        "number_left": sum(row.is_left for _, row in rows),
        "number_done": len(done),
        "number_refused": sum(row.done is False for _, row in rows),
    }


def _row(one: dict[str, Any], tick: str) -> Row:
    return Row(
        one["key"],
        one["title"],
        one["what"],
        one["why"],
        [(label, [Piece(kind, text) for kind, text in pieces]) for label, pieces in one["changes"]],
        tick != "none" and (tick != "new" or one["what"] == NEW),
        one.get("done"),
    )
