"""Whether a figure is on its path: a rule that anybody can work out again, and that never surprises."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria import DEFAULTS, Target
from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.path import DueMark, PathState, path_of_condition, path_of_figure

START, DEADLINE = date(2026, 1, 1), date(2036, 1, 1)
UP = Target(
    kind="quantified", unit="per cent", direction="up", baseline=Decimal(0), baseline_date=START, value=Decimal(100)
)
DOWN = Target(
    kind="quantified", unit="tonnes", direction="down", baseline=Decimal(80), baseline_date=START, value=Decimal(0)
)
HALFWAY = date(2031, 1, 1)


def where(target: Target, value: int | None, on: date = HALFWAY, as_of: date = HALFWAY) -> PathState:
    measured = [] if value is None else [Measured(on, Decimal(value))]
    return path_of_figure(target, DEADLINE, measured, DEFAULTS, as_of=as_of).state


@pytest.mark.parametrize(
    ("target", "value", "state"),
    [
        (UP, 50, "on path"),
        (UP, 46, "on path"),
        (UP, 54, "on path"),
        (UP, 40, "behind"),
        (UP, 60, "ahead"),
        (UP, 100, "reached"),
        (UP, -20, "away"),
        (DOWN, 40, "on path"),
        (DOWN, 60, "behind"),
        (DOWN, 20, "ahead"),
        (DOWN, 0, "reached"),
        (DOWN, 99, "away"),
        (UP, None, "unknown"),
    ],
)
def test_half_way_through_its_time_a_figure_should_be_half_way(target, value, state):
    assert where(target, value) == state


def test_it_says_where_the_figure_should_have_been_and_by_which_rule():
    found = path_of_figure(UP, DEADLINE, [Measured(HALFWAY, Decimal(40))], DEFAULTS, as_of=HALFWAY)
    assert found.says == (
        "It was 40% on 1 January 2031. On the straight way to the target it would have been 50% that day."
    )
    assert "within 5% of the whole way" in found.rule


@pytest.mark.parametrize(
    "broken",
    [
        Target(kind="quantified"),
        Target(kind="quantified", baseline=Decimal(1), baseline_date=START, value=Decimal(1)),
        Target(kind="quantified", baseline=Decimal(1), baseline_date=DEADLINE, value=Decimal(9)),
    ],
)
def test_without_a_whole_target_nothing_is_claimed(broken):
    assert where(broken, 5) == "unknown"


numbers = st.decimals(min_value=-1000, max_value=1000, places=2)
days = st.integers(min_value=1, max_value=3000).map(lambda n: START + timedelta(days=n))


@given(value=numbers, better=numbers, on=days)
def test_a_better_figure_never_looks_worse(value, better, on):
    order = [PathState.AWAY, PathState.BEHIND, PathState.ON_PATH, PathState.AHEAD, PathState.REACHED]
    low, high = sorted((value, better))
    states = [path_of_figure(UP, DEADLINE, [Measured(on, one)], DEFAULTS, as_of=on).state for one in (low, high)]
    assert order.index(states[0]) <= order.index(states[1])


@given(value=numbers, early=days, late=days)
def test_the_same_figure_later_never_looks_better(value, early, late):
    order = [PathState.AWAY, PathState.BEHIND, PathState.ON_PATH, PathState.AHEAD, PathState.REACHED]
    first, second = sorted((early, late))
    states = [
        path_of_figure(UP, DEADLINE, [Measured(day, value)], DEFAULTS, as_of=day).state for day in (first, second)
    ]
    assert order.index(states[0]) >= order.index(states[1])


@given(values=st.dictionaries(days, numbers, max_size=8), as_of=days)
def test_only_the_latest_measurement_that_is_there_counts(values, as_of):
    measured = [Measured(day, value) for day, value in values.items()]
    known = [one for one in measured if one.on <= as_of]
    found = path_of_figure(UP, DEADLINE, measured, DEFAULTS, as_of=as_of)
    assert found.latest == (max(known, key=lambda one: one.on) if known else None)
    assert (found.state is PathState.UNKNOWN) == (not known)


def test_a_condition_is_told_by_its_milestones():
    today = HALFWAY
    past, future = today - timedelta(days=9), today + timedelta(days=9)
    cases = [
        ([], "unknown"),
        ([DueMark(future)], "unknown"),
        ([DueMark(past)], "behind"),
        ([DueMark(past, past)], "on path"),
        ([DueMark(past, past), DueMark(past)], "behind"),
        ([DueMark(past, past), DueMark(future)], "on path"),
        ([DueMark(future, past)], "on path"),
    ]
    for marks, state in cases:
        assert path_of_condition(marks, as_of=today).state == state


@given(due=days, moved=days, as_of=days)
def test_moving_a_milestone_never_makes_it_look_reached(due, moved, as_of):
    before, after = (path_of_condition([DueMark(day)], as_of=as_of).state for day in (due, moved))
    assert PathState.ON_PATH not in (before, after)
