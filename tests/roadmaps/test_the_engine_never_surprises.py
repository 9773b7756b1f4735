"""What holds of the pure parts whatever they are given."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria import Dossier, SolutionPart, State, Target, examine
from roadmaps.criteria.many import concentration
from roadmaps.criteria.reading import count_words, reading_grade, syllables
from roadmaps.criteria.settling import settle
from roadmaps.pictures.roadmap_picture import COLUMN_WIDTH, Box, Line, Picture, draw, ordered
from tests.roadmaps.dossiers import WHOLE, solution

words = st.text(max_size=200)
numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12)
dates = st.none() | st.dates(date(1900, 1, 1), date(2200, 1, 1))
shares = st.none() | st.decimals(min_value=0, max_value=100, places=2)
solutions = st.builds(
    SolutionPart,
    title=words,
    objective=words,
    innovation_stage=st.sampled_from(["", "pilot", "mainstream", "basic research"]),
    disciplines=st.lists(words, max_size=3).map(tuple),
    approach=words,
    origin=st.sampled_from(["council", "partner", "resident proposal"]),
    status=st.sampled_from(["proposed", "stopped"]),
    share=shares,
    sectors=st.lists(words, max_size=3).map(tuple),
    lead_kind=st.sampled_from(["", "public", "civic"]),
    lead_name=words,
)
targets = st.builds(
    Target,
    kind=st.sampled_from(["", "binary", "quantified"]),
    condition=words,
    measure=words,
    unit=words,
    direction=st.sampled_from(["", "up", "down"]),
    baseline=numbers,
    baseline_date=dates,
    value=numbers,
)
dossiers = st.builds(
    Dossier,
    as_of=st.dates(date(1900, 1, 1), date(2200, 1, 1)),
    statement=words,
    beneficiaries=words,
    daily_life=words,
    target=targets,
    deadline=dates,
    milestones=st.integers(0, 5),
    solutions=st.lists(solutions, max_size=8).map(tuple),
)


@given(dossiers)
def test_it_finds_something_on_all_five_and_every_finding_is_a_sentence(dossier):
    standings = examine(dossier)
    assert [standing.number for standing in standings] == [1, 2, 3, 4, 5]
    for standing in standings:
        assert standing.findings
        assert all(finding.says.strip().endswith(".") for finding in standing.findings)
        assert len({finding.key for finding in standing.findings}) == len(standing.findings)


@given(dossiers)
def test_the_same_dossier_is_found_the_same_twice(dossier):
    assert examine(dossier) == examine(dossier)


@given(st.permutations(range(5)))
def test_the_order_of_solutions_changes_no_state(order):
    shuffled = replace(WHOLE, solutions=tuple(WHOLE.solutions[n] for n in order))
    assert [s.state for s in examine(shuffled)] == [s.state for s in examine(WHOLE)]


@given(st.lists(st.decimals(min_value="0.01", max_value=100, places=2), min_size=1, max_size=20))
def test_concentration_lies_between_one_nth_and_one(given_shares):
    index = concentration(given_shares)
    assert 1 / len(given_shares) - 1e-9 <= index <= 1 + 1e-9


def test_concentration_of_equal_shares_is_one_nth_and_of_none_unknown():
    assert concentration([Decimal(25)] * 4) == pytest.approx(0.25)
    assert concentration([]) is None
    assert concentration([Decimal(0)]) is None


@given(st.text())
def test_reading_never_fails(text):
    grade = reading_grade(text)
    assert grade is None or grade > -16
    assert count_words(text) >= 0


@pytest.mark.parametrize(
    ("word", "beats"), [("cat", 1), ("table", 2), ("people", 2), ("made", 1), ("wanted", 2), ("university", 5)]
)
def test_syllables_are_guessed_fairly(word, beats):
    assert syllables(word) == beats


def test_longer_words_read_harder():
    easy = reading_grade("We will all eat well each day.")
    hard = reading_grade("Comprehensive nutritional sustainability facilitates transformational opportunities.")
    assert easy < 8 < 11 < hard


answers = st.sampled_from(["met", "partly", "not"])
assessment = st.fixed_dictionaries(dict.fromkeys(range(1, 6), answers))


@given(assessment)
def test_one_assessor_never_settles(one):
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


def test_an_examination_never_passes_by_unknowns_alone():
    assert examine(replace(WHOLE, solutions=(solution(0, status="stopped"),)))[2].state is State.UNKNOWN
