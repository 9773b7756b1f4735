"""What holds of the pure parts whatever they are given."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmaps.criteria import Dossier, SectorAsked, SolutionPart, State, Target, examine
from roadmaps.criteria.criterion_3_ambition import CHAIN
from roadmaps.criteria.criterion_4_across import ACTOR_KINDS, matrix_of
from roadmaps.criteria.criterion_5_many import concentration
from roadmaps.criteria.dossier import Funding, Measured
from roadmaps.criteria.plain_english import syllables
from roadmaps.criteria.thresholds import DEFAULTS
from roadmaps.criteria.what_if import SOLUTION, losses_of
from roadmaps.examination.examining import dossier_of
from tests.benchmarks.engine import document
from tests.roadmaps.criteria.dossiers import WHOLE, solution

DOCUMENT = document(1)
# The pronouncing dictionary is read once, before anybody times anything.
syllables("once")

words = st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=120)
names = st.sampled_from(["", " ", "Alpha", "alpha", "Beta", "Gamma"]) | words
kinds = st.sampled_from(list(ACTOR_KINDS))
numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=3)
dates = st.dates(date(1900, 1, 1), date(2200, 1, 1))
shares = st.none() | st.decimals(min_value=0, max_value=100, places=2)
funding = st.builds(
    Funding,
    kind=st.sampled_from(["grant", "loan"]),
    funder=names,
    amount=st.none() | st.decimals(0, 10**12, places=2),
    is_secured=st.booleans(),
)
solutions = st.builds(
    SolutionPart,
    title=words,
    slug=st.uuids().map(str),
    objective=words,
    innovation_stage=st.sampled_from(["", *CHAIN]),
    feeds_back=words,
    feeds_back_to=st.lists(words, max_size=2).map(tuple),
    disciplines=st.lists(words, max_size=3).map(tuple),
    approach=names,
    instruments=st.lists(st.sampled_from(["planning", "data"]), max_size=2).map(tuple),
    origin=st.sampled_from(["council", "partner", "resident proposal"]),
    status=st.sampled_from(["proposed", "completed", "stopped"]),
    is_high_risk=st.booleans(),
    learnt_if_fails=words,
    share=shares,
    sectors=st.lists(names, max_size=3, unique=True).map(tuple),
    lead_kind=st.just("") | kinds,
    lead_name=names,
    partner_kinds=st.lists(kinds, max_size=3, unique=True).map(tuple),
    funding=st.lists(funding, max_size=2).map(tuple),
)
portfolios = st.lists(solutions, max_size=7).map(tuple)
targets = st.builds(
    Target,
    kind=st.sampled_from(["", "binary", "quantified"]),
    condition=words,
    attested_by=words,
    measure=words,
    unit=words,
    direction=st.sampled_from(["", "up", "down"]),
    baseline=st.none() | numbers,
    baseline_date=st.none() | dates,
    value=st.none() | numbers,
    data_source=words,
)
dossiers = st.builds(
    Dossier,
    as_of=dates,
    statement=words,
    beneficiaries=words,
    daily_life=words,
    public_voice=words,
    challenge_origin=words,
    challenge_evidence=words,
    target=targets,
    starts_on=st.none() | dates,
    deadline=st.none() | dates,
    milestones=st.integers(0, 5),
    measured=st.lists(st.builds(Measured, on=dates, value=numbers), max_size=5).map(tuple),
    rhythm_months=st.none() | st.integers(1, 120),
    sectors=st.lists(st.builds(SectorAsked, name=names, kind=kinds), max_size=5).map(tuple),
    solutions=portfolios,
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


@given(dossiers)
def test_every_finding_says_when_it_is_met_and_what_would_turn_it(dossier):
    for standing in examine(dossier):
        for finding in standing.findings:
            assert finding.criterion == finding.kind.criterion == standing.number
            assert finding.rule.endswith(".")
            assert finding.mend
            assert finding.how
            if finding.state in (State.PARTLY, State.NOT):
                assert finding.would.endswith(".")


@given(dossiers, st.randoms())
def test_the_order_of_solutions_and_of_measurements_never_matters(dossier, chance):
    shuffled = replace(
        dossier,
        solutions=tuple(chance.sample(dossier.solutions, len(dossier.solutions))),
        measured=tuple(chance.sample(dossier.measured, len(dossier.measured))),
    )
    unique = len({one.on for one in dossier.measured}) == len(dossier.measured)
    if unique:
        assert examine(shuffled) == examine(dossier)


ORDER = [State.NOT, State.PARTLY, State.MET]


@given(dossiers.filter(lambda one: one.live), st.data())
def test_a_partner_of_a_new_kind_never_makes_criterion_4_worse(dossier, data):
    joined = data.draw(st.sampled_from(dossier.live))
    kind = data.draw(
        kinds.filter(lambda one: one not in joined.actor_kinds) if len(joined.actor_kinds) < 5 else st.none()
    )
    if kind is None:
        return
    more = replace(joined, partner_kinds=(*joined.partner_kinds, kind))
    after = replace(dossier, solutions=tuple(more if one is joined else one for one in dossier.solutions))
    before_states = {one.key: one.state for one in examine(dossier)[3].findings}
    for finding in examine(after)[3].findings:
        before = before_states[finding.key]
        if before is State.UNKNOWN:
            assert finding.state is State.UNKNOWN
        else:
            assert ORDER.index(finding.state) >= ORDER.index(before), finding.key


amounts = st.lists(st.decimals("0.01", 100, places=2), min_size=2, max_size=12)


@given(amounts, st.data())
def test_moving_share_from_a_larger_to_a_smaller_never_raises_concentration(given_shares, data):
    ordered = sorted(given_shares)
    small = data.draw(st.integers(0, len(ordered) - 2))
    large = data.draw(st.integers(small + 1, len(ordered) - 1))
    half = (ordered[large] - ordered[small]) / 2
    moved = data.draw(st.decimals(0, half, places=2) if half >= Decimal("0.01") else st.just(Decimal(0)))
    after = list(ordered)
    after[small] += moved
    after[large] -= moved
    assert concentration(after) <= concentration(ordered) + 1e-12


@given(dossiers)
def test_what_falls_with_all_solutions_is_the_sum_of_their_shares(dossier):
    falls = sum(loss.share for loss in losses_of(dossier) if loss.what == SOLUTION)
    assert falls == sum(one.share or 0 for one in dossier.live)
    for loss in losses_of(dossier):
        assert loss.solutions
        assert loss.unsaid <= len(loss.solutions)


@given(dossiers)
def test_the_matrix_counts_each_solution_with_each_kind_of_partner(dossier):
    rows = {row.name: row for row in matrix_of(dossier)}
    assert {one.name for one in dossier.sectors} <= set(rows)
    for name, row in rows.items():
        for place, kind in enumerate(ACTOR_KINDS):
            assert row.cells[place] == sum(name in one.sectors and kind in one.actor_kinds for one in dossier.live)


@given(st.lists(st.decimals(min_value="0.01", max_value=100, places=2), min_size=1, max_size=20))
def test_concentration_lies_between_one_nth_and_one(given_shares):
    index = concentration(given_shares)
    assert 1 / len(given_shares) - 1e-9 <= index <= 1 + 1e-9


def test_concentration_of_equal_shares_is_one_nth_and_of_none_unknown():
    assert concentration([Decimal(25)] * 4) == pytest.approx(0.25)
    assert concentration([]) is None
    assert concentration([Decimal(0)]) is None


def test_an_examination_never_passes_by_unknowns_alone():
    nothing = replace(WHOLE, solutions=(solution(0, status="stopped"),), measured=())
    assert examine(nothing)[2].state is State.UNKNOWN


def test_pace_is_unknown_without_a_history_and_never_guessed():
    alone = replace(WHOLE, measured=())
    finding = next(one for one in examine(alone)[2].findings if one.key == "ambition")
    assert finding.state is State.UNKNOWN
    assert DEFAULTS.history_years > 0


@pytest.mark.parametrize("odd", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_in_the_database_is_nothing_said(odd):
    document = json.loads(json.dumps(DOCUMENT))
    document["target"] |= {"baseline": odd, "value": odd}
    document["indicator"]["measurements"] = [{"on": "2024-01-01", "value": odd, "note": ""}]
    document["solutions"][0]["funding"][0]["amount"] = odd
    dossier = dossier_of(document, as_of=date(2026, 1, 1))
    assert dossier.target.baseline is None
    assert dossier.measured == ()
    assert len(examine(dossier)) == 5
