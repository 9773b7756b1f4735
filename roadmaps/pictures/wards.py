"""What happens where: a tile a ward, placed as the wards of Camden lie, each with how many solutions it has."""

from collections.abc import Mapping
from dataclasses import dataclass

from roadmaps.pictures import palette, svg
from roadmaps.pictures.text import BOLD, wrapped

TILE, GAP, SIZE, FIGURE = 148, 8, 14, 30
# Column and row of each ward, north at the top.
PLACES = {
    "Fortune Green": (0, 0),
    "Frognal": (1, 0),
    "Hampstead Town": (2, 0),
    "Highgate": (4, 0),
    "West Hampstead": (0, 1),
    "South Hampstead": (1, 1),
    "Belsize": (2, 1),
    "Gospel Oak": (3, 1),
    "Kentish Town North": (4, 1),
    "Kilburn": (0, 2),
    "Primrose Hill": (2, 2),
    "Haverstock": (3, 2),
    "Kentish Town South": (4, 2),
    "Regent's Park": (2, 3),
    "Camden Town": (3, 3),
    "Camden Square": (4, 3),
    "Bloomsbury": (3, 4),
    "St Pancras & Somers Town": (4, 4),
    "Holborn & Covent Garden": (3, 5),
    "King's Cross": (4, 5),
}
# How dark a tile is by its part of the most, and whether its words are white on it.
SHADES = (
    (0.0, "#ffffff", False),
    (0.25, "#d5e8e4", False),
    (0.5, "#9fcac3", False),
    (0.75, "#0f6f66", True),
    (1.0, "#0a4a45", True),
)


@dataclass(frozen=True)
class Tile:
    """A ward with its place in pixels, its lines of text and its number."""

    ward: str
    number: int
    x: float
    y: float
    lines: tuple[str, ...]
    fill: str
    is_dark: bool


def tiles_of(numbers: Mapping[str, int]) -> tuple[Tile, ...]:
    """Return a tile for each ward, whatever is there; ``numbers`` are those of wards that have any."""
    most = max((numbers.get(ward, 0) for ward in PLACES), default=0)
    return tuple(_tile(ward, numbers.get(ward, 0), most) for ward in PLACES)


def _tile(ward: str, number: int, most: int) -> Tile:
    column, row = PLACES[ward]
    part = number / most if most else 0.0
    _, fill, is_dark = next(shade for shade in SHADES if part <= shade[0])
    lines = tuple(wrapped(ward, TILE - 20, SIZE, BOLD, most=3))
    return Tile(ward, number, column * (TILE + GAP) + 4, row * (TILE + GAP) + 4, lines, fill, is_dark)


def wards_svg(tiles: tuple[Tile, ...], *, title: str, description: str) -> str:
    """Return the tiles as SVG; one that has anything leads to its place on the page."""
    columns, rows = (max(place[axis] for place in PLACES.values()) + 1 for axis in (0, 1))
    return svg.document(
        columns * (TILE + GAP),
        rows * (TILE + GAP),
        *(_drawn(tile) for tile in tiles),
        title=title,
        description=description,
        class_="cm-wards",
    )


def _drawn(tile: Tile) -> str:
    ink = palette.PAPER if tile.is_dark else palette.INK
    box = svg.element(
        "rect", x=tile.x, y=tile.y, width=TILE, height=TILE, rx=4, fill=tile.fill, stroke=palette.LINE, stroke_width=1
    )
    words = [
        svg.text(line, tile.x + 10, tile.y + 24 + n * 18, font_size=SIZE, font_weight=700, fill=ink, class_="k-words")
        for n, line in enumerate(tile.lines)
    ]
    number = svg.text(
        str(tile.number) if tile.number else "–",
        tile.x + 10,
        tile.y + TILE - 14,
        font_size=FIGURE,
        font_weight=700,
        fill=ink if tile.number else palette.MUTED,
    )
    group = svg.element("g", box, *words, number)
    return svg.element("a", group, href=f"#{anchor_of(tile.ward)}") if tile.number else group


def anchor_of(ward: str) -> str:
    """Return how the place of a ward on the page is called."""
    return "ward-" + "".join(character if character.isalnum() else "-" for character in ward.lower())
