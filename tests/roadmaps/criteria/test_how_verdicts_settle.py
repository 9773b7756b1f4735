"""Two who agree settle a criterion; where they differ an agreement does, or the middle of an odd number."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria.settling import settle

answers = st.sampled_from(["met", "partly", "not"])
assessment = st.fixed_dictionaries(dict.fromkeys(range(1, 6), answers))


@given(assessment)
def test_one_assessor_of_two_never_settles(one):
    assert not settle([one]).is_settled


@given(assessment, assessment)
def test_two_settle_only_where_they_agree(one, two):
    settlement = settle([one, two])
    assert settlement.is_settled == (one == two)
    assert settlement.passed == (one == two and set(one.values()) == {"met"})


@given(assessment, assessment, assessment)
def test_three_always_settle_whatever_their_order(one, two, three):
    outcomes = {tuple(settle(list(order)).answers.items()) for order in permutations([one, two, three])}
    assert len(outcomes) == 1


@given(assessment, assessment, assessment)
def test_nothing_passes_that_two_of_three_did_not_find_met(one, two, three):
    if settle([one, two, three]).passed:
        assert all(sum(a[n] == "met" for a in (one, two, three)) >= 2 for n in range(1, 6))


@given(assessment, assessment, st.dictionaries(st.integers(1, 5), answers))
def test_what_two_agreed_on_stands_where_they_differed_and_nowhere_else(one, two, agreed):
    settlement = settle([one, two], agreed=agreed)
    for number in range(1, 6):
        if one[number] == two[number]:
            assert settlement.answers[number] == one[number]
        elif number in agreed:
            assert settlement.answers[number] == agreed[number]
        else:
            assert number in settlement.open
    assert settlement.is_settled == (not settlement.open)


@given(assessment)
def test_where_a_council_asks_for_one_assessor_that_one_settles(one):
    assert settle([one], needed=1).is_settled


@given(st.lists(assessment, min_size=4, max_size=4))
def test_four_who_differ_wait_for_an_agreement_or_a_fifth(four):
    settlement = settle(four, needed=4)
    assert settlement.is_settled == all(len({one[n] for one in four}) == 1 for n in range(1, 6))


@pytest.mark.parametrize("needed", [1, 2, 3])
def test_nobody_has_settled_anything_before_the_last_of_them(needed):
    whole = dict.fromkeys(range(1, 6), "met")
    assert not settle([whole] * (needed - 1), needed=needed).passed
    assert settle([whole] * needed, needed=needed).passed
