"""The picture of a roadmap: nothing over another, no text out of its box, links on their nodes, few crossings."""

import re
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.pictures.layers import crossings, ordered
from roadmaps.pictures.roadmap_picture import (
    BADGE,
    PADDING,
    SIZE,
    WIDTHS,
    Drawing,
    Link,
    Node,
    Picture,
    Serves,
    draw,
)
from roadmaps.pictures.roadmap_svg import roadmap_svg
from roadmaps.pictures.text import BOLD, REGULAR, width_of, wrapped

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=120)
KINDS = ("public", "private", "third", "civic", "academic")


@st.composite
def pictures(draw_from) -> Picture:
    missions = range(1, draw_from(st.integers(1, 5)) + 1)
    sectors, solutions = range(draw_from(st.integers(0, 6))), range(draw_from(st.integers(0, 8)))
    nodes = [Node("c1", 0, draw_from(WORDS), "challenge")]
    nodes += [Node(f"m{n}", 1, draw_from(WORDS), "mission", "Adopted", "/m/", n, (n,)) for n in missions]
    nodes += [Node(f"s{n}", 2, draw_from(WORDS), KINDS[n % 5], "Public", numbers=(1,)) for n in sectors]
    nodes += [Node(f"o{n}", 3, draw_from(WORDS), "solution", "○ Proposed", "/o/", numbers=(1,)) for n in solutions]
    links = {Link("c1", f"m{n}", n) for n in missions}
    if sectors:
        pairs = draw_from(st.lists(st.tuples(st.sampled_from(missions), st.sampled_from(sectors)), max_size=12))
        links |= {Link(f"m{m}", f"s{s}", m) for m, s in pairs}
    serves = {}
    if solutions:
        for m, o in draw_from(st.lists(st.tuples(st.sampled_from(missions), st.sampled_from(solutions)), max_size=12)):
            through = tuple(f"s{s}" for s in sectors if (m + o + s) % 2)
            serves[m, o] = Serves(f"m{m}", f"o{o}", m, through)
    return Picture(tuple(nodes), tuple(links), tuple(serves.values()))


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", path)]
    return (numbers[0], numbers[1]), (numbers[-2], numbers[-1])


@given(pictures())
def test_no_box_stands_over_another_and_all_are_inside(picture):
    drawing = draw(picture)
    assert {drawn.node.key for drawn in drawing.nodes} == {node.key for node in picture.nodes}
    for one in drawing.nodes:
        assert one.x >= 0
        assert one.y >= 0
        assert one.x + one.width <= drawing.width
        assert one.y + one.height <= drawing.height
        for other in drawing.nodes:
            if one.node.key != other.node.key and one.x == other.x:
                assert one.y + one.height <= other.y + 0.1 or other.y + other.height <= one.y + 0.1


@given(pictures())
def test_no_text_leaves_its_box(picture):
    for drawn in draw(picture).nodes:
        weight = BOLD if drawn.node.layer < 2 else REGULAR
        room = drawn.width - 2 * PADDING - (BADGE + 8 if drawn.node.layer == 1 else 0)
        assert all(width_of(line, SIZE, weight) <= room or len(line) == 1 for line in drawn.lines)


@given(pictures())
def test_every_link_ends_on_its_nodes(picture):
    drawing = draw(picture)
    nodes = {drawn.node.key: drawn for drawn in drawing.nodes}
    for link in drawing.links:
        (x1, y1), (x2, y2) = ends(link.path)
        start, end = nodes[link.start], nodes[link.end]
        assert x1 == pytest.approx(start.x + start.width, abs=0.1)
        assert x2 == pytest.approx(end.x, abs=0.1)
        assert start.y <= y1 <= start.y + start.height
        assert end.y <= y2 <= end.y + end.height
    assert {(one.mission, one.solution) for one in picture.serves if not one.sectors} <= {
        (link.start, link.end) for link in drawing.links
    }


@given(pictures(), st.integers())
def test_its_parts_in_any_order_make_the_same_picture(picture, seed):
    mixed = [list(part) for part in (picture.nodes, picture.links, picture.serves)]
    for part in mixed:
        Random(seed).shuffle(part)
    first, second = draw(picture), draw(Picture(*map(tuple, mixed)))
    assert svg_of(first) == svg_of(second)


def svg_of(drawing: Drawing) -> str:
    return roadmap_svg(drawing, title="A roadmap", description="What there is.")


@given(pictures())
def test_it_is_well_formed_and_says_what_it_shows_whatever_people_write(picture):
    root = ElementTree.fromstring(svg_of(draw(picture)))
    assert root.find("{http://www.w3.org/2000/svg}title").text == "A roadmap"
    assert root.find("{http://www.w3.org/2000/svg}desc").text == "What there is."


def test_markup_in_a_title_is_text():
    drawing = draw(Picture((Node("m1", 1, '<script>alert("x")</script>', "mission", numbers=(1,)),)))
    assert "<script" not in svg_of(drawing)


def test_a_number_stands_beside_the_colour_of_every_mission_and_its_solutions():
    nodes = (
        Node("m7", 1, "Quiet nights", "mission", numbers=(7,)),
        Node("o1", 3, "Night buses", "solution", numbers=(7,)),
    )
    drawn = svg_of(draw(Picture(nodes, (), (Serves("m7", "o1", 7),))))
    assert drawn.count(">7</text>") == 2


def test_lines_that_would_cross_are_uncrossed():
    lines = [("a0", "b2"), ("a1", "b1"), ("a2", "b0")]
    order = ordered([["a0", "a1", "a2"], ["b0", "b1", "b2"]], [lines])
    assert crossings(*order, lines) == 0


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=25))
def test_ordering_never_adds_crossings(pairs):
    lines = sorted({(f"a{a}", f"b{b}") for a, b in pairs})
    layers = [sorted({a for a, _ in lines}), sorted({b for _, b in lines})]
    order = ordered(layers, [lines])
    assert [sorted(layer) for layer in order] == layers
    assert crossings(*order, lines) <= crossings(*layers, lines)


@given(WORDS, st.integers(60, 300))
def test_wrapping_loses_no_word_while_there_is_room(words, width):
    lines = wrapped(words, width, SIZE, most=10_000)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_what_is_too_long_ends_in_an_ellipsis():
    lines = wrapped("word " * 100, 100, SIZE, most=3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert width_of(lines[-1], SIZE) <= 100


def test_a_roadmap_without_anything_is_an_empty_picture():
    assert draw(Picture(())).nodes == ()
    assert WIDTHS
