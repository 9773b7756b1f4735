"""A number is rounded for the eye before it is compared: nothing reads "1.0 times" and counts as more than 1."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roadmaps.criteria import examine
from roadmaps.criteria.dossier import Measured
from tests.roadmaps.criteria.dossiers import WHOLE, solution, with_target


def finding(dossier, key):
    return next(one for standing in examine(dossier) for one in standing.findings if one.key == key)


def moved(*values: str, target: str = "20"):
    """Return a mission whose figure had ``values`` a year apart, the last one ten years before its deadline."""
    years = range(2026 - len(values) + 1, 2027)
    measured = tuple(Measured(date(year, 1, 1), Decimal(value)) for year, value in zip(years, values, strict=True))
    dossier = with_target(value=Decimal(target), baseline=None, baseline_date=None)
    return replace(dossier, measured=measured, deadline=date(2036, 1, 1))


@pytest.mark.parametrize(
    ("target", "times", "state"), [("40.04", "1.0", "not"), ("40.9", "1.0", "not"), ("44", "1.2", "met")]
)
def test_the_pace_needed(target, times, state):
    # Two a year were seen over five years.
    found = finding(moved("10", "12", "14", "16", "18", "20", target=target), "ambition")
    assert f"{times} times" in " ".join((found.says, *found.workings))
    assert found.state == state


def test_a_figure_that_moves_away_is_told_from_one_that_stands_still():
    away, still = (finding(moved(*values), "ambition") for values in (("10", "9", "8", "7"), ("10", "10", "10", "10")))
    assert "has moved away from the target since 2023" in away.says
    assert "has stood still since 2023" in still.says


@pytest.mark.parametrize(("unsaid", "state"), [(0, "met"), (1, "met"), (2, "unknown"), (3, "unknown")])
def test_nothing_is_said_of_concentration_when_half_of_the_shares_are_unsaid(unsaid, state):
    solutions = tuple(solution(n, share=None if n < unsaid else Decimal(20)) for n in range(4))
    found = finding(replace(WHOLE, solutions=solutions), "concentration")
    assert found.state == state
