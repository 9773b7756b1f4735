"""A trajectory is drawn from plain values, and nothing falls out of it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

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
