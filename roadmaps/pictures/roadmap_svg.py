"""The roadmap's picture as SVG: on a page every box leads somewhere, and each says to whom it is joined."""

from roadmaps.pictures import palette, svg
from roadmaps.pictures.roadmap_picture import (
    BADGE,
    LINE_HEIGHT,
    PADDING,
    SIZE,
    SMALL,
    Drawing,
    DrawnLink,
    DrawnNode,
    colour_of,
)
from roadmaps.pictures.text import width_of

LEGEND_LINE = 26


def roadmap_svg(drawing: Drawing, *, title: str, description: str) -> str:
    """Return the picture as one SVG with its legend; ``description`` says in words what there is to see."""
    legend, high = _legend(drawing)
    return svg.document(
        drawing.width,
        drawing.height + high,
        svg.element("g", *(_link(link) for link in drawing.links), fill="none", aria_hidden="true"),
        *(svg.text(words, x, 20, font_size=SMALL, font_weight=700, fill=palette.MUTED) for x, words in drawing.columns),
        *(_node(node) for node in drawing.nodes),
        svg.element("g", *legend, transform=f"translate(4 {drawing.height + 14:.0f})"),
        title=title,
        description=description,
        class_="cm-roadmap",
    )


def _link(link: DrawnLink) -> str:
    return svg.element(
        "path",
        d=link.path,
        stroke=colour_of(link),
        stroke_width=2,
        stroke_dasharray=palette.dash_of(link.number) if link.number else "",
        stroke_opacity="0.7",
        data_from=link.start,
        data_to=link.end,
        data_mission=link.number or "",
    )


def _node(drawn: DrawnNode) -> str:
    group = svg.element(
        "g", _box(drawn), *_words(drawn), *_below(drawn), class_=f"k-{drawn.node.kind}", data_node=drawn.node.key
    )
    return svg.element("a", group, href=drawn.node.href) if drawn.node.href else group


def _box(drawn: DrawnNode) -> str:
    node = drawn.node
    fill, stroke = palette.PAPER, palette.LINE
    if node.kind == "challenge":
        fill = stroke = palette.DEEP
    elif node.kind in palette.ACTORS:
        fill, stroke, _ = palette.ACTORS[node.kind]
    elif node.kind == "mission":
        stroke = palette.colour_of(node.numbers[0])
    return svg.element(
        "rect",
        x=drawn.x,
        y=drawn.y,
        width=drawn.width,
        height=drawn.height,
        rx=_corner(node.kind),
        fill=fill,
        stroke=stroke,
        stroke_width=2 if node.kind == "mission" else 1,
        stroke_dasharray="5 4" if node.is_illustrative else "",
    )


def _corner(kind: str) -> float:
    """Return how round the corners of a box are: sectors of each kind have their own, so that a tint is not all that tells."""
    return {"public": 0.0, "private": 6.0, "third": 12.0, "civic": 18.0, "academic": 3.0}.get(kind, 4.0)


def _words(drawn: DrawnNode) -> list[str]:
    node, is_mission = drawn.node, drawn.node.kind == "mission"
    x = drawn.x + PADDING + (BADGE + 8 if is_mission else 0)
    fill = palette.PAPER if node.kind == "challenge" else palette.INK
    weight = 700 if node.layer < 2 else None
    lines = [
        svg.text(
            line,
            x,
            drawn.y + PADDING + 14 + place * LINE_HEIGHT,
            font_size=SIZE,
            font_weight=weight,
            fill=fill,
            class_="k-words",
        )
        for place, line in enumerate(drawn.lines)
    ]
    return (
        [svg.badge(node.numbers[0], drawn.x + PADDING, drawn.y + PADDING - 2, BADGE), *lines] if is_mission else lines
    )


def _below(drawn: DrawnNode) -> list[str]:
    """Return the note below the words, and the numbers of the missions that a sector or a solution belongs to."""
    node, y = drawn.node, drawn.y + PADDING + 14 + len(drawn.lines) * LINE_HEIGHT
    x = drawn.x + PADDING
    if node.kind == "mission":
        return [svg.text(node.note, x + BADGE + 8, y - 2, font_size=SMALL, fill=palette.MUTED)]
    note = width_of(node.note, SMALL) + (22 if node.status else 0)
    badges, x = svg.badges(node.numbers if node.layer > 1 else (), x, y - 14, drawn.x + drawn.width - PADDING - note)
    if not node.note:
        return [badges]
    if node.status:
        badges += _mark(node.status, x + 6, y - 5.5)
        x += 18
    return [badges, svg.text(node.note, x, y - 1, font_size=SMALL, fill=palette.MUTED)]


def _mark(status: str, x: float, y: float, radius: float = 5.5) -> str:
    """Return the mark of a status with its middle at (x, y): a circle that fills up, or a cross."""
    quarters = palette.STATUSES[status].quarters
    pen = {"stroke": palette.MUTED, "stroke_width": "1.5", "fill": "none"}
    if quarters is None:
        return svg.element("path", d=f"M{x - 4:.1f} {y - 4:.1f}l8 8m0 -8l-8 8", **pen)
    ring = svg.element("circle", cx=x, cy=y, r=radius, **(pen | ({"fill": palette.MUTED} if quarters == 4 else {})))
    if quarters not in (1, 2):
        return ring
    end = (x + radius, y) if quarters == 1 else (x, y + radius)
    slice_ = f"M{x:.1f} {y:.1f}V{y - radius:.1f}A{radius} {radius} 0 0 1 {end[0]:.1f} {end[1]:.1f}Z"
    return svg.element("g", ring, svg.element("path", d=slice_, fill=palette.MUTED))


def _legend(drawing: Drawing) -> tuple[list[str], float]:
    """Return what explains itself below the picture, and how high it is."""
    kinds = {drawn.node.kind for drawn in drawing.nodes}
    rows: list[list[tuple[str, str]]] = [
        [
            (_sample(tint.fill, tint.stroke, _corner(kind)), tint.word)
            for kind, tint in palette.ACTORS.items()
            if kind in kinds
        ],
        [(_mark(status, 20, 0), mark.word) for status, mark in palette.STATUSES.items()] if "solution" in kinds else [],
        [(_line_sample(), "A line in the colour and under the number of its mission")] if drawing.links else [],
        [(_sample(palette.PAPER, palette.LINE, 4, "5 4"), "Illustrative: not a real project")]
        if any(drawn.node.is_illustrative for drawn in drawing.nodes)
        else [],
    ]
    drawn, y = [], 12.0
    for row in (row for row in rows if row):
        x = 0.0
        for sample, words in row:
            drawn.append(
                svg.element(
                    "g",
                    sample,
                    svg.text(words, 36 if sample else 0, 5, font_size=SMALL, fill=palette.INK),
                    transform=f"translate({x:.0f} {y:.0f})",
                )
            )
            x += 150 if len(row) > 1 else 420
        y += LEGEND_LINE
    return drawn, y + 8


def _sample(fill: str, stroke: str, corner: float, dash: str = "") -> str:
    return svg.element(
        "rect", x=0, y=-8, width=28, height=16, rx=corner / 2, fill=fill, stroke=stroke, stroke_dasharray=dash
    )


def _line_sample() -> str:
    return svg.element("path", d="M0 0H28", stroke=palette.colour_of(1), stroke_width=2, fill="none")
