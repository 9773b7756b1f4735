"""Pictures are drawn from plain values, and nothing falls over or out."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.pace import pace_of
from roadmaps.pictures import trajectory
from roadmaps.pictures.roadmap_picture import COLUMN_WIDTH, Box, Line, Picture, draw, ordered
from tests.roadmaps.criteria.dossiers import WHOLE, with_target


def picture(edges: list[tuple[int, int]]) -> Picture:
    boxes = {Box(f"a{a}", 0, f"Left {a}", "challenge") for a, _ in edges}
    boxes |= {Box(f"b{b}", 1, f"Right {b}", "mission") for _, b in edges}
    lines = tuple(Line(f"a{a}", f"b{b}") for a, b in edges)
    return Picture(tuple(sorted(boxes, key=lambda box: box.key)), lines)


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=20))
def test_a_picture_draws_every_box_once_and_none_over_another(edges):
    drawing = draw(picture(edges))
    assert len(drawing.boxes) == len({drawn.box.key for drawn in drawing.boxes}) == len(picture(edges).boxes)
    for one in drawing.boxes:
        for other in drawing.boxes:
            if one.box != other.box and one.x == other.x:
                assert one.y + one.height <= other.y or other.y + other.height <= one.y
        assert one.x + COLUMN_WIDTH <= drawing.width
        assert one.y + one.height <= drawing.height + 1


def test_lines_that_would_cross_are_uncrossed():
    columns = ordered(picture([(0, 2), (1, 1), (2, 0)]))
    assert [box.key for box in columns[1]] == ["b2", "b1", "b0"]


values = st.decimals(-(10**12), 10**12, places=3)


@given(
    st.lists(st.builds(Measured, st.dates(date(1990, 1, 1), date(2025, 12, 31)), values), min_size=1, max_size=12),
    values,
    st.dates(date(2026, 1, 1), date(2090, 1, 1)),
)
def test_a_trajectory_stays_inside_its_picture(measured, goal, deadline):
    pace = pace_of(replace(with_target(value=goal), measured=tuple(measured), deadline=deadline))
    if pace is None:
        return
    chart = trajectory.draw(pace)
    for line in (chart.measured, chart.trend, chart.needed):
        for x, y in re.findall(r"(\S+),(\S+)", line):
            assert 0 <= float(x) <= chart.width
            assert -0.1 <= float(y) <= chart.height + 0.1


def test_a_trajectory_shows_every_measurement_and_the_goal():
    chart = trajectory.draw(pace_of(WHOLE))
    assert [(dot.on.year, dot.value) for dot in chart.dots] == [(2023, 0.0), (2025, 10.0)]
    assert chart.end[0] == chart.right
    assert float(Decimal(str(chart.goal))) < chart.dots[0].y
