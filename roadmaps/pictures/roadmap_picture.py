"""The roadmap as a picture: challenges, missions, sectors and solutions in four layers, with every link between them.

A mission has a colour and a number, which its links carry through the sectors to its solutions. A solution that names no
sector which its mission asks is joined to the mission past the sectors.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from roadmaps.pictures import palette
from roadmaps.pictures.layers import ordered, placed
from roadmaps.pictures.text import BOLD, REGULAR, wrapped

SIZE, SMALL, LINE_HEIGHT, PADDING, GAP = 16, 13, 20, 10, 12
WIDTHS = (190, 240, 210, 270)
GUTTER, EDGE, HEAD = 96, 4, 34
HEADINGS = ("Challenges", "Missions", "Sectors asked to act", "Solutions")
BADGE = 22
# The layer that a link passes through which names no sector.
SECTORS = 2


@dataclass(frozen=True)
class Node:
    """Something in a layer from 0: its words, its kind, a note in small below, and where it leads.

    ``kind`` is "challenge", "mission", a kind of actor, or "solution"; ``place`` is its place where nothing else orders it.
    ``numbers`` are those of the missions that it belongs to, ``status`` is that of a solution.
    """

    key: str
    layer: int
    words: str
    kind: str
    note: str = ""
    href: str = ""
    place: int = 0
    numbers: tuple[int, ...] = ()
    is_illustrative: bool = False
    status: str = ""


@dataclass(frozen=True)
class Link:
    """A line between two nodes of neighbouring layers, in the colour of the mission ``number``; 0 for a challenge's."""

    start: str
    end: str
    number: int = 0


@dataclass(frozen=True)
class Serves:
    """A solution serves the mission ``number`` through ``sectors``, by their keys."""

    mission: str
    solution: str
    number: int
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Picture:
    """What there is to draw: nodes, the links of challenges to missions and of missions to sectors, and what serves what."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...] = ()
    serves: tuple[Serves, ...] = ()


@dataclass(frozen=True)
class DrawnNode:
    """A node with its place in pixels and its words broken into lines."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class DrawnLink:
    """A link as a curve, and the two nodes whose edges it joins; it may pass the sectors by."""

    start: str
    end: str
    number: int
    path: str


@dataclass(frozen=True)
class Drawing:
    """The picture in pixels."""

    width: float
    height: float
    nodes: tuple[DrawnNode, ...]
    links: tuple[DrawnLink, ...]
    columns: tuple[tuple[float, str], ...] = field(default=())


@dataclass(frozen=True)
class _Layout:
    """Where everything stands, in pixels, by its key: nodes, and the points at which links pass the sectors by."""

    nodes: Mapping[str, Node]
    passing: Collection[str]
    top: Mapping[str, float]
    heights: Mapping[str, float]

    def layer(self, key: str) -> int:
        """Return the layer of a node or a point."""
        return _layer(key, self.nodes)

    def middle(self, key: str) -> float:
        """Return how far down the middle of a node or a point is."""
        return self.top[key] + self.heights[key] / 2


def draw(picture: Picture) -> Drawing:
    """Return the picture with every node and link placed. The same picture, its parts in any order, comes out the same."""
    nodes = {
        node.key: node for node in sorted(picture.nodes, key=lambda one: (one.layer, one.place, one.words, one.key))
    }
    hops, passing = _hops(picture)
    lines = {key: _broken(node) for key, node in nodes.items()}
    layout = _laid_out(nodes, hops, passing, lines)
    drawn = tuple(
        DrawnNode(node, _left(node.layer), layout.top[key], WIDTHS[node.layer], layout.heights[key], tuple(lines[key]))
        for key, node in nodes.items()
    )
    shown = sorted({node.layer for node in picture.nodes} | ({SECTORS} if passing else set()))
    width = _right(shown[-1]) + EDGE if shown else 0
    tall = max((layout.top[key] + height for key, height in layout.heights.items()), default=HEAD)
    columns = tuple((_left(number), HEADINGS[number]) for number in shown)
    return Drawing(width, tall + EDGE, drawn, _links(hops, layout), columns)


def _laid_out(
    nodes: Mapping[str, Node], hops: Iterable[Link], passing: Collection[str], lines: Mapping[str, Sequence[str]]
) -> _Layout:
    layers = [[key for key, node in nodes.items() if node.layer == number] for number in range(4)]
    layers[SECTORS] += sorted(passing)
    joined = [sorted((hop.start, hop.end) for hop in hops if _layer(hop.start, nodes) == number) for number in range(3)]
    heights = {key: _height(nodes[key], lines[key]) for key in nodes} | dict.fromkeys(passing, 0.0)
    top = placed(ordered(layers, joined), heights, joined, GAP)
    return _Layout(nodes, passing, {key: top[key] + HEAD for key in top}, heights)


def _left(layer: int) -> float:
    return EDGE + sum(WIDTHS[:layer]) + GUTTER * layer


def _right(layer: int) -> float:
    return _left(layer) + WIDTHS[layer]


def _layer(key: str, nodes: Mapping[str, Node]) -> int:
    return nodes[key].layer if key in nodes else SECTORS


def _hops(picture: Picture) -> tuple[list[Link], dict[str, Serves]]:
    """Return the links from layer to layer, and the points at which those that pass the sectors by go through their layer."""
    asked = {(link.start, link.end) for link in picture.links}
    hops, passing = set(picture.links), {}
    for one in picture.serves:
        through = [key for key in one.sectors if (one.mission, key) in asked]
        if not through:
            point = f"~{one.mission}~{one.solution}"
            passing[point] = one
            hops |= {Link(one.mission, point, one.number)}
            through = [point]
        hops |= {Link(key, one.solution, one.number) for key in through}
    return sorted(hops, key=lambda hop: (hop.number, hop.start, hop.end)), passing


def _broken(node: Node) -> list[str]:
    weight = BOLD if node.layer < 2 else REGULAR
    room = WIDTHS[node.layer] - 2 * PADDING - (BADGE + 8 if node.layer == 1 else 0)
    return wrapped(node.words, room, SIZE, weight, most=4)


def _height(node: Node, lines: Sequence[str]) -> float:
    notes = 1 if node.note or node.numbers else 0
    return len(lines) * LINE_HEIGHT + notes * LINE_HEIGHT + 2 * PADDING - 4


def _links(hops: Iterable[Link], layout: _Layout) -> tuple[DrawnLink, ...]:
    """Return every link as a curve whose ends fan out along the edges of its nodes."""
    leaving, arriving = defaultdict(list), defaultdict(list)
    for hop in hops:
        leaving[hop.start].append(hop)
        arriving[hop.end].append(hop)
    out = {hop: y for key, some in leaving.items() for hop, y in _fanned(some, key, "end", layout)}
    into = {hop: y for key, some in arriving.items() for hop, y in _fanned(some, key, "start", layout)}
    drawn = []
    for hop in (hop for hop in hops if hop.start not in layout.passing):
        layer, end = layout.layer(hop.start), hop.end
        path = f"M{_right(layer):.1f} {out[hop]:.1f}"
        path += _curve(_right(layer), out[hop], _left(layout.layer(end)), into[hop])
        if end in layout.passing:
            after = leaving[end][0]
            path += f"H{_right(SECTORS):.1f}"
            path += _curve(_right(SECTORS), into[hop], _left(SECTORS + 1), into[after])
            end = after.end
        drawn.append(DrawnLink(hop.start, end, hop.number, path))
    return tuple(drawn)


def _fanned(some: Iterable[Link], key: str, other: str, layout: _Layout) -> Iterator[tuple[Link, float]]:
    """Yield where each link of a node meets its edge: those whose ``other`` end is higher meet it higher."""
    inset = min(8.0, layout.heights[key] / 4)
    room = layout.heights[key] - 2 * inset
    some = sorted(some, key=lambda hop: (layout.middle(getattr(hop, other)), hop.number, hop.start, hop.end))
    for place, hop in enumerate(some, start=1):
        yield hop, layout.top[key] + inset + room * place / (len(some) + 1)


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    bend = (x1 + x2) / 2
    return f"C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"


def colour_of(link: DrawnLink) -> str:
    """Return the colour that a link carries."""
    return palette.colour_of(link.number) if link.number else palette.DEEP
