"""The colours of pictures: as in static/css/camden.css, and one for each mission, told apart by the colour-blind and in grey.

A number always stands beside the colour of a mission.
"""

INK, MUTED, LINE, PAPER, MIST = "#0b0c0c", "#4d5357", "#6b7a72", "#ffffff", "#f4f7f2"
DEEP, TEAL, LIME = "#0a4a45", "#0f6f66", "#d8f26b"
# Dark enough for white figures on them, and of different lightness one after the other.
MISSIONS = ("#0f6f66", "#b3480b", "#2f5aa8", "#8a2d6b", "#5c5200", "#a3262a", "#1c4f6b", "#54565b")
# Beyond as many missions the colours begin again with another dash.
DASHES = ("", "9 4", "3 3", "12 3 3 3")
ACTORS = {
    "public": ("#e5f0f8", "#14507e", "Public"),
    "private": ("#fdece0", "#8a3b00", "Private"),
    "third": ("#e0f3ec", "#0b5c46", "Third sector"),
    "civic": ("#f8e7f2", "#7a2a5e", "Residents"),
    "academic": ("#fbf3d0", "#5f4a00", "University"),
}
# The word for each status of a solution, and how much of its mark is filled, in quarters; what is stopped has a cross.
STATUSES = {
    "proposed": ("Proposed", 0),
    "agreed": ("Agreed", 1),
    "in delivery": ("In delivery", 2),
    "completed": ("Completed", 4),
    "stopped": ("Stopped", None),
}


def colour_of(number: int) -> str:
    """Return the colour of the mission of that number, from 1."""
    return MISSIONS[(number - 1) % len(MISSIONS)]


def dash_of(number: int) -> str:
    """Return how the lines of the mission of that number are dashed; empty for whole ones."""
    return DASHES[(number - 1) // len(MISSIONS) % len(DASHES)]
