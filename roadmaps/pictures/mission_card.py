"""A mission as a card that other sites show beside a link: its statement, its target, and the five criteria."""

from collections.abc import Sequence

from roadmaps.pictures import palette, svg
from roadmaps.pictures.criteria_profile import signs
from roadmaps.pictures.text import BOLD, wrapped

# As large as social networks ask for.
WIDTH, HEIGHT = 1200, 630
EDGE, SMALL, LARGE, LINE = 70, 30, 52, 64
MOST_LINES = 4


def mission_card_svg(
    *,
    place: str,
    title: str,
    statement: str,
    figures: str,
    deadline: str,
    stage: str,
    profile: Sequence[tuple[str, str]],
) -> str:
    """Return the card as SVG; ``profile`` is the name and the state of each criterion, none where it was not judged."""
    lines = wrapped(statement or title, WIDTH - 2 * EDGE - 40, LARGE, BOLD, most=MOST_LINES)
    top = 190.0
    words = [
        svg.text(line, EDGE + 36, top + LINE * n, font_size=LARGE, font_weight=700, fill=palette.PAPER)
        for n, line in enumerate(lines)
    ]
    rule = svg.element("rect", x=EDGE, y=top - LARGE, width=10, height=LINE * len(lines) + 4, fill=palette.LIME)
    facts = "   ·   ".join(one for one in (figures, f"by {deadline}" if deadline else "", stage) if one)
    return svg.document(
        WIDTH,
        HEIGHT,
        svg.element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=palette.DEEP),
        svg.text(f"{place}  ·  {title}"[:80], EDGE, 96, font_size=SMALL, fill=palette.LIME),
        rule,
        *words,
        svg.text(facts, EDGE, HEIGHT - 130, font_size=36, font_weight=700, fill=palette.PAPER),
        _criteria(profile),
        title=title,
        description=statement,
    )


def _criteria(profile: Sequence[tuple[str, str]]) -> str:
    if not profile:
        return ""
    paper = svg.element("rect", x=EDGE - 12, y=HEIGHT - 108, width=206, height=78, rx=6, fill=palette.PAPER)
    drawn = svg.element("g", *signs(profile), transform=f"translate({EDGE} {HEIGHT - 98})")
    words = svg.text("The five criteria", EDGE + 214, HEIGHT - 62, font_size=26, fill=palette.PAPER)
    return paper + drawn + words
