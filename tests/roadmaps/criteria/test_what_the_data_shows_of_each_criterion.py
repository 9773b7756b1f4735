"""The findings of the five criteria, one row a finding: what is changed, and what is then found."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from roadmaps.criteria import Dossier, SectorAsked, State, Thresholds, examine
from roadmaps.criteria.dossier import Funding
from tests.roadmaps.criteria.dossiers import WHOLE, solution, states, with_target


def test_a_mission_that_leaves_nothing_to_wish_for_meets_all_five():
    assert {standing.state for standing in examine(WHOLE)} == {State.MET}
    assert set(states(WHOLE).values()) == {"met"}


def test_an_empty_draft_meets_nothing_and_says_where_to_begin():
    standings = examine(Dossier(as_of=date(2026, 1, 1)))
    assert State.MET not in {standing.state for standing in standings}
    for standing in standings:
        for finding in standing.to_mend:
            assert finding.says.endswith(".")
            assert finding.mend


def changed(**fields) -> Dossier:
    return replace(WHOLE, **fields)


def with_solutions(*solutions) -> Dossier:
    return replace(WHOLE, solutions=solutions)


FIVE = WHOLE.solutions
BOLD = [
    (changed(statement=""), "statement", "not"),
    (changed(statement="word " * 40), "statement", "met"),
    (changed(statement="word " * 41), "statement", "partly"),
    (changed(statement=""), "plain_english", "unknown"),
    (changed(statement="We leverage robust stakeholders."), "plain_english", "not"),
    (changed(statement="We will all eat well each day."), "plain_english", "met"),
    (changed(beneficiaries=""), "beneficiaries", "not"),
    (changed(daily_life=""), "daily_life", "not"),
    (changed(daily_life="Better days."), "daily_life", "partly"),
    (changed(challenge_origin=""), "origin", "not"),
    (changed(challenge_evidence=""), "origin", "partly"),
    (changed(public_voice=" "), "public_voice", "not"),
]
DIRECTION = [
    (with_target(kind=""), "target_kind", "not"),
    (with_target(kind="binary", condition="All streets are clean."), "condition", "met"),
    (with_target(kind="binary", condition="All streets are clean. Most are quiet."), "condition", "partly"),
    (with_target(kind="binary", condition=""), "condition", "not"),
    (with_target(kind="binary", condition="x"), "attested_by", "not"),
    (with_target(kind="binary", condition="x", attested_by="the assembly"), "attested_by", "met"),
    (with_target(measure=""), "target_whole", "not"),
    (with_target(baseline_date=None), "target_whole", "not"),
    (with_target(data_source=""), "data_source", "not"),
    (with_target(value=Decimal(10)), "direction", "not"),
    (with_target(direction="down"), "direction", "not"),
    (with_target(value=None), "direction", "unknown"),
    (changed(deadline=None), "deadline", "not"),
    (changed(deadline=date(2025, 12, 31)), "deadline", "not"),
    (changed(deadline=date(2027, 6, 1)), "deadline", "partly"),
    (changed(deadline=date(2028, 1, 2)), "deadline", "met"),
    (changed(deadline=date(2045, 12, 31)), "deadline", "met"),
    (changed(deadline=date(2046, 12, 31)), "deadline", "partly"),
    (changed(milestones=0), "milestones", "not"),
    (changed(milestones=0, deadline=date(2028, 12, 1)), "milestones", "met"),
    (changed(milestones=0, deadline=None), "milestones", "unknown"),
]
AMBITION = [
    (with_solutions(), "chain", "unknown"),
    (with_solutions(solution(0), solution(1)), "chain", "partly"),
    (with_solutions(solution(2)), "chain", "not"),
    (with_solutions(solution(0), solution(2)), "both_ends", "partly"),
    (with_solutions(solution(2)), "both_ends", "not"),
    (with_solutions(solution(0, feeds_back=" ")), "feedback", "not"),
    (with_solutions(solution(0, funding=())), "funding", "unknown"),
    (with_solutions(solution(0, funding=(Funding("grant", "", Decimal(100), False),))), "funding", "partly"),
    (with_solutions(solution(1)), "risk", "not"),
    (with_solutions(solution(0, learnt_if_fails="")), "risk", "partly"),
]
ACROSS = [
    (changed(sectors=()), "sectors", "not"),
    (changed(sectors=tuple(SectorAsked(str(n), "public") for n in range(5))), "sectors", "partly"),
    (with_solutions(*(replace(one, disciplines=()) for one in FIVE)), "disciplines", "not"),
    (
        with_solutions(*(replace(one, disciplines=("physics", "chemistry", "biology")) for one in FIVE)),
        "disciplines",
        "partly",
    ),
    (with_solutions(*(replace(one, disciplines=("law", "physics")) for one in FIVE)), "disciplines", "partly"),
    (with_solutions(solution(0)), "actors", "partly"),
    (with_solutions(solution(0, partner_kinds=())), "actors", "not"),
    (with_solutions(*(replace(one, partner_kinds=()) for one in FIVE)), "joint", "not"),
    (with_solutions(*(replace(one, partner_kinds=()) for one in FIVE[:4]), FIVE[4]), "joint", "partly"),
    (with_solutions(*(replace(one, sectors=("Sector 0",)) for one in FIVE)), "largest_sector", "partly"),
    (with_solutions(*(replace(one, sectors=()) for one in FIVE)), "largest_sector", "unknown"),
    (with_solutions(FIVE[0]), "empty_sectors", "partly"),
]
MANY = [
    (with_solutions(), "solutions", "not"),
    (with_solutions(*FIVE[:2]), "solutions", "not"),
    (with_solutions(*FIVE[:3]), "solutions", "partly"),
    (with_solutions(*FIVE[:4], replace(FIVE[4], status="stopped")), "solutions", "partly"),
    (with_solutions(*(replace(one, share=None) for one in FIVE)), "concentration", "unknown"),
    (with_solutions(solution(0, share=Decimal(51)), solution(1, share=Decimal(49))), "concentration", "not"),
    (with_solutions(solution(0, share=Decimal(50)), solution(1, share=Decimal(50))), "concentration", "partly"),
    (with_solutions(*(replace(one, lead_name="One body") for one in FIVE)), "what_if", "not"),
    (with_solutions(*(replace(one, share=None) for one in FIVE)), "what_if", "unknown"),
    (with_solutions(*(replace(one, approach="retrofit") for one in FIVE)), "approaches", "not"),
    (with_solutions(*(replace(one, origin="council") for one in FIVE)), "outside", "not"),
    (with_solutions(*(replace(one, origin="partner") for one in FIVE)), "resident", "not"),
    (with_solutions(replace(FIVE[0], objective=""), *FIVE[1:]), "whole", "partly"),
    (with_solutions(*(replace(one, lead_kind="") for one in FIVE)), "whole", "not"),
    (with_solutions(*(replace(one, instruments=(), funding=()) for one in FIVE)), "interventions", "not"),
    (with_solutions(*(replace(one, instruments=("data",), funding=()) for one in FIVE)), "interventions", "partly"),
]


@pytest.mark.parametrize(("dossier", "key", "state"), [*BOLD, *DIRECTION, *AMBITION, *ACROSS, *MANY])
def test_a_finding(dossier, key, state):
    assert states(dossier)[key] == state


def test_the_sentence_names_what_carries_too_much():
    dossier = with_solutions(*(replace(one, lead_name="One body") for one in FIVE))
    says = next(f.says for f in examine(dossier)[4].findings if f.key == "what_if")
    assert says == "If one lead organisation fails (One body), 100% of the target falls."


def test_a_council_may_set_other_thresholds():
    assert states(with_solutions(*FIVE[:3]))["solutions"] == "partly"
    lenient = examine(with_solutions(*FIVE[:3]), Thresholds(solutions=3))
    assert next(f.state for f in lenient[4].findings if f.key == "solutions") is State.MET


def test_by_2025_was_in_the_future_when_it_was_said():
    young = replace(WHOLE, deadline=date(2025, 12, 31))
    assert states(replace(young, as_of=date(2021, 12, 31)))["deadline"] == "met"
    assert states(replace(young, as_of=date(2026, 11, 24)))["deadline"] == "not"
