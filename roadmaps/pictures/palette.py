"""The colours of pictures: as in static/css/camden.css, and one for each mission, told apart by the colour-blind and in grey.

A number always stands beside the colour of a mission.
"""

from typing import NamedTuple

INK, MUTED, LINE, PAPER, MIST = "#0b0c0c", "#4d5357", "#6b7a72", "#ffffff", "#f4f7f2"
DEEP, TEAL, LIME, LATE, AMBER = "#0a4a45", "#0f6f66", "#d8f26b", "#9c1f1a", "#8a5a00"
# Dark enough for white figures on them, and of different lightness one after the other.
MISSIONS = ("#0f6f66", "#b3480b", "#2f5aa8", "#8a2d6b", "#5c5200", "#a3262a", "#1c4f6b", "#54565b")
# Beyond as many missions the colours begin again with another dash.
DASHES = ("", "9 4", "3 3", "12 3 3 3")


class Tint(NamedTuple):
    """How a kind of actor looks, and its word, shorter than the label of a form: it stands in boxes and in tags."""

    fill: str
    stroke: str
    word: str


class Mark(NamedTuple):
    """The word for a status of a solution, and how many quarters of its mark are filled; None is a cross."""

    word: str
    quarters: int | None


ACTORS = {
    "public": Tint("#e5f0f8", "#14507e", "Public"),
    "private": Tint("#fdece0", "#8a3b00", "Private"),
    "third": Tint("#e0f3ec", "#0b5c46", "Third sector"),
    "civic": Tint("#f8e7f2", "#7a2a5e", "Residents"),
    "academic": Tint("#fbf3d0", "#5f4a00", "University"),
}
STATUSES = {
    "proposed": Mark("Proposed", 0),
    "agreed": Mark("Agreed", 1),
    "in delivery": Mark("In delivery", 2),
    "completed": Mark("Completed", 4),
    "stopped": Mark("Stopped", None),
}


def colour_of(number: int) -> str:
    """Return the colour of the mission of that number, from 1."""
    return MISSIONS[(number - 1) % len(MISSIONS)]


def dash_of(number: int) -> str:
    """Return how the lines of the mission of that number are dashed; empty for whole ones."""
    return DASHES[(number - 1) // len(MISSIONS) % len(DASHES)]
