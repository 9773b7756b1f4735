"""What an officer may change in delivery, and what is for the commission."""

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.comparing.material import portfolio_moved, why_material


def document(*shares: str | None, **mission: str) -> dict:
    return {
        "mission": {"title": "Clean air", "statement": "All breathe.", "deadline": "2031-12-31", **mission},
        "target": {"kind": "quantified", "value": "100", "baseline": "0", "unit": "per cent"},
        "solutions": [
            {"slug": f"s{place}", "expected_share": share, "status": "agreed"} for place, share in enumerate(shares)
        ],
    }


def changed(base: dict, place: int, **values) -> dict:
    found = deepcopy(base)
    found["solutions"][place] |= values
    return found


FIVE = document("20", "20", "20", "20", "20")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("title", "Cleaner air", "It changes the title."),
        ("statement", "Most breathe.", "It changes the statement."),
        ("deadline", "2032-12-31", "It changes the deadline."),
    ],
)
def test_what_the_mission_is_goes_to_the_commission(field, value, says):
    assert why_material(FIVE, document("20", "20", "20", "20", "20", **{field: value}), most_percent=25) == [says]


def test_another_target_goes_to_the_commission():
    other = deepcopy(FIVE)
    other["target"]["value"] = "90"
    assert why_material(FIVE, other, most_percent=25) == ["It changes the value to reach."]


def test_a_little_of_the_portfolio_is_for_its_officers():
    assert why_material(FIVE, changed(FIVE, 0, status="stopped"), most_percent=25) == []
    assert why_material(FIVE, changed(FIVE, 0, expected_share="30"), most_percent=25) == []


def test_much_of_it_is_for_the_commission():
    two_gone = changed(changed(FIVE, 0, status="stopped"), 1, status="stopped")
    (says,) = why_material(FIVE, two_gone, most_percent=25)
    assert says.startswith("Since the adoption, 40% of the portfolio has changed.")


def test_solutions_without_a_share_count_by_their_number():
    none = document(None, None, None)
    assert round(portfolio_moved(none, changed(none, 0, status="stopped"))) == 33


shares = st.lists(st.one_of(st.none(), st.integers(0, 20).map(str)), min_size=1, max_size=5)


@given(before=shares, after=shares)
def test_it_is_a_percentage_and_nothing_for_no_change(before, after):
    moved = portfolio_moved(document(*before), document(*after))
    assert 0 <= moved <= 100
    assert portfolio_moved(document(*before), document(*before)) == 0


@given(before=shares, middle=shares)
def test_small_steps_do_not_hide_a_large_one(before, middle):
    first, second = document(*before), document(*middle)
    emptied = deepcopy(second)
    for one in emptied["solutions"]:
        one["status"] = "stopped"
    assert portfolio_moved(first, emptied) == Decimal(100)
