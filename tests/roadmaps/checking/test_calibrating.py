"""How far assessors agree: Cohen's kappa with its number of pairs, and where the engine and people part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria.calibration import cohens_kappa, differences, in_words

answers = st.sampled_from(["met", "partly", "not"])
pairs = st.lists(st.tuples(answers, answers), max_size=40)


def test_the_worked_example_of_the_textbook():
    given_pairs = [("met", "met")] * 20 + [("met", "not")] * 5 + [("not", "met")] * 10 + [("not", "not")] * 15
    found = cohens_kappa(given_pairs)
    assert (found.pairs, found.same) == (50, 35)
    assert found.by_chance == pytest.approx(0.5)
    assert found.kappa == pytest.approx(0.4)
    assert in_words(found.kappa) == "fair"


def test_without_pairs_nothing_can_be_said():
    assert cohens_kappa([]).kappa is None
    assert in_words(None) == "cannot be said"


def test_where_everybody_says_the_same_chance_explains_it_all():
    assert cohens_kappa([("met", "met")] * 9).kappa is None


@given(pairs)
def test_kappa_is_one_for_full_agreement_and_never_more(given_pairs):
    found = cohens_kappa(given_pairs)
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1 + 1e-12
        assert (found.kappa > 1 - 1e-9) == (found.same == found.pairs)


@given(pairs, st.randoms())
def test_the_order_of_pairs_does_not_matter(given_pairs, chance):
    assert cohens_kappa(chance.sample(given_pairs, len(given_pairs))) == cohens_kappa(given_pairs)


def test_the_finding_that_people_contradict_most_comes_first():
    cases = [("solutions", "met", "not")] * 3 + [("statement", "partly", "met"), ("statement", "met", "met")]
    found = differences([*cases, ("ambition", "unknown", "met")], overruled=["statement"])
    assert [(one.key, one.seen, one.kinder, one.harsher, one.overruled) for one in found] == [
        ("statement", 2, 0, 1, 1),
        ("solutions", 3, 3, 0, 0),
    ]
    assert found[1].apart == 1
