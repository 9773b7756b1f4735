"""A roadmap of the size that nobody should have, for the picture of it: 40 missions, 60 sectors, 400 solutions, 1,500 links."""

import shutil
import subprocess
from random import Random

from roadmaps.pictures.layers import crossings, ordered
from roadmaps.pictures.roadmap_picture import Link, Node, Picture, Serves, draw
from roadmaps.pictures.roadmap_svg import roadmap_svg

MISSIONS, SECTORS, SOLUTIONS = 40, 60, 400
KINDS = ("public", "private", "third", "civic", "academic")


def large_picture() -> Picture:
    """Return the picture; the same each time."""
    chance = Random(7)
    nodes = [Node(f"c{n}", 0, f"Challenge {n} of the borough", "challenge", place=n) for n in range(8)]
    nodes += [
        Node(f"m{n}", 1, f"By 2030 mission {n} is met", "mission", "Adopted", "/", n, (n + 1,)) for n in range(MISSIONS)
    ]
    nodes += [
        Node(f"s{n}", 2, f"Sector {n} and its firms", KINDS[n % 5], "Public", numbers=(1,)) for n in range(SECTORS)
    ]
    nodes += [Node(f"o{n}", 3, f"Solution {n} for every street", "solution", "Proposed", "/") for n in range(SOLUTIONS)]
    asked = {n: chance.sample(range(SECTORS), 6) for n in range(MISSIONS)}
    links = [Link(f"c{n % 8}", f"m{n}", n + 1) for n in range(MISSIONS)]
    links += [Link(f"m{n}", f"s{s}", n + 1) for n, some in asked.items() for s in some]
    serves = []
    for o in range(SOLUTIONS):
        mission = o % MISSIONS
        through = tuple(f"s{s}" for s in chance.sample(asked[mission], 3))
        serves.append(Serves(f"m{mission}", f"o{o}", mission + 1, through))
    return Picture(tuple(nodes), tuple(links), tuple(serves))


def layers_of(picture: Picture) -> tuple[list[list[str]], list[list[tuple[str, str]]]]:
    """Return the layers of the picture and the lines between them, each once."""
    layers = [[node.key for node in picture.nodes if node.layer == number] for number in range(4)]
    place = {node.key: node.layer for node in picture.nodes}
    pairs = {(link.start, link.end) for link in picture.links}
    pairs |= {(sector, one.solution) for one in picture.serves for sector in one.sectors}
    return layers, [sorted(pair for pair in pairs if place[pair[0]] == number) for number in range(3)]


def crossings_of(layers: list[list[str]], lines: list[list[tuple[str, str]]]) -> int:
    """Return how often the lines of layers in an order cross."""
    return sum(crossings(a, b, some) for a, b, some in zip(layers, layers[1:], lines, strict=False))


def crossings_here(picture: Picture) -> int:
    """Return how often the lines of the picture cross as they are ordered here."""
    layers, lines = layers_of(picture)
    return crossings_of(ordered(layers, lines), lines)


def crossings_by_dot(picture: Picture) -> int | None:
    """Return how often they cross as Graphviz orders the same layers; None where it is not installed."""
    if not shutil.which("dot"):
        return None
    layers, lines = layers_of(picture)
    ranks = "".join(f"{{rank=same;{';'.join(layer)}}}" for layer in layers)
    edges = "".join(f"{a}->{b};" for some in lines for a, b in some)
    graph = f"digraph{{rankdir=LR;ranksep=2;{ranks}{edges}}}"
    drawn = subprocess.run(["dot", "-Tplain"], input=graph, capture_output=True, text=True, check=True).stdout
    placed = {words[1]: float(words[3]) for line in drawn.splitlines() if (words := line.split())[0] == "node"}
    return crossings_of([sorted(layer, key=placed.__getitem__) for layer in layers], lines)


def drawn(picture: Picture) -> str:
    """Return the picture as SVG."""
    return roadmap_svg(draw(picture), title="A large roadmap", description="40 missions.")
