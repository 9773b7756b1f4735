"""What goes into the PDF of a portfolio board: plain values for the Typst template, never markup."""

from typing import Any

from django.urls import reverse

from engagement.reading import missions_answered
from reports.documents.frame import framed, sealed
from roadmaps.delivery.board import BoardRow, board_of
from roadmaps.models import Roadmap
from roadmaps.wording import long_date


def board_content(roadmap: Roadmap) -> dict[str, Any]:
    """Return the board of a roadmap as it stands today: what needs the commission most comes first."""
    board = board_of(roadmap, answered=missions_answered(roadmap))
    path = reverse("board", args=[roadmap.slug])
    content = {
        **framed(roadmap, title=roadmap.title, kind="Portfolio board", path=path),
        "numbers": [f"{number_}: {state.label.lower()}" for state, number_ in board.numbers],
        "rows": [_row(row) for row in board.rows],
    }
    return sealed(content)


def _row(row: BoardRow) -> dict[str, Any]:
    mission = row.mission
    return {
        "title": mission.title,
        "stage": mission.get_stage_display(),
        "path": f"{row.path.label}. {row.path.says}" if mission.is_followed else "",
        "overdue": "The deadline has passed, and nobody has confirmed the outcome." if mission.is_overdue else "",
        "waits": "; ".join(one.says for one in row.waits),
        "milestones": _milestones(row),
        "money": str(row.money),
        "criteria": _criteria(row),
        "risk": ". ".join(row.risks) or "Nothing stands out",
        "learnt": f"{row.learnt} entries, {row.failures} of them on what did not work" if row.learnt else "Nothing yet",
    }


def _milestones(row: BoardRow) -> str:
    if not row.milestones:
        return "None set."
    said = [f"{row.reached} of {row.milestones} reached."]
    if row.late:
        said.append(f"Late: {', '.join(row.late)}.")
    if row.next:
        said.append(f"Next: {row.next[0]}, {long_date(row.next[1])}.")
    if row.late_report:
        said.append(f"The stage report is missing: it was due on {long_date(row.late_report)}.")
    return " ".join(said)


def _criteria(row: BoardRow) -> str:
    then = f", {row.met_then} at adoption" if row.met_then is not None else ""
    return f"{row.met_now} of {row.known} findings are met{then}."
