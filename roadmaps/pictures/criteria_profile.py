"""The five criteria of a mission in a line, small enough for a card: a number, and a sign that needs no colour."""

from collections.abc import Sequence

from roadmaps.pictures import palette, svg

SIDE, GAP, HEIGHT, SMALL = 30, 6, 52, 13
WORDS = {"met": "met", "partly": "partly met", "not": "not met"}


def criteria_profile_svg(states: Sequence[tuple[str, str]]) -> str:
    """Return the profile of criteria in their order, each a name and a state: met, partly, not, or anything unknown."""
    says = "; ".join(f"{name}: {WORDS.get(state, 'not known')}" for name, state in states)
    return svg.document(
        len(states) * (SIDE + GAP) - GAP + 2,
        HEIGHT,
        *signs(states),
        title=f"The five criteria. {says}",
        description="A tick is met, a half partly met, a cross not met.",
        class_="cm-profile",
        role="img",
    )


def signs(states: Sequence[tuple[str, str]]) -> list[str]:
    """Return the sign of each criterion beside the one before it, to stand in a picture."""
    return [_sign(place, state) for place, (_, state) in enumerate(states)]


def _sign(place: int, state: str) -> str:
    x = place * (SIDE + GAP) + 1
    box = svg.element(
        "rect", x=x, y=1, width=SIDE, height=SIDE, rx=4, fill=_fill(state), stroke=palette.DEEP, stroke_width=2
    )
    number = svg.text(
        str(place + 1), x + SIDE / 2, HEIGHT - 5, font_size=SMALL, fill=palette.MUTED, text_anchor="middle"
    )
    return svg.element("g", box, _inside(state, x), number)


def _fill(state: str) -> str:
    return palette.DEEP if state == "met" else palette.PAPER


def _inside(state: str, x: float) -> str:
    pen = {"fill": "none", "stroke_width": 3, "stroke_linecap": "round", "stroke_linejoin": "round"}
    if state == "met":
        return svg.element("path", d=f"M{x + 8:.0f} 16l5 6l9 -12", stroke=palette.LIME, **pen)
    if state == "partly":
        return svg.element(
            "path", d=f"M{x:.0f} {SIDE - 3}V{SIDE / 2:.0f}H{x + SIDE:.0f}V{SIDE - 3}Z", fill=palette.DEEP
        )
    if state == "not":
        return svg.element("path", d=f"M{x + 9:.0f} 10l12 12m0 -12l-12 12", stroke=palette.LATE, **pen)
    return svg.text("?", x + SIDE / 2, 22, font_size=16, font_weight=700, fill=palette.MUTED, text_anchor="middle")
