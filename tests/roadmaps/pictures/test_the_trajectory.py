"""A trajectory is drawn from plain values, and nothing falls out of it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.pace import pace_of
from roadmaps.pictures import trajectory
from tests.roadmaps.criteria.dossiers import WHOLE, with_target

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


@given(
    st.lists(st.builds(Measured, st.dates(date(1990, 1, 1), date(2025, 12, 31)), values), min_size=2, max_size=9),
    values,
)
def test_large_and_small_are_well_formed_and_say_in_words_what_they_show(measured, goal):
    pace = pace_of(replace(with_target(value=goal), measured=tuple(measured), deadline=date(2030, 12, 31)))
    for drawn in (trajectory.trajectory_svg, trajectory.small_trajectory_svg) if pace else ():
        root = ElementTree.fromstring(drawn(pace))
        assert "the target is" in root.find("{http://www.w3.org/2000/svg}title").text
        width = float(root.get("viewBox").split()[2])
        for line in root.iter("{http://www.w3.org/2000/svg}polyline"):
            assert all(-0.1 <= float(point.split(",")[0]) <= width + 0.1 for point in line.get("points").split())


def test_numbers_on_the_axis_are_short_and_exact():
    assert [trajectory._short(one) for one in (0, 0.25, 12_000, 2_500_000, 3e9)] == [
        "0",
        "0.25",
        "12,000",
        "2.5m",
        "3bn",
    ]
