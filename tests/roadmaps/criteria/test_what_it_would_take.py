"""The smallest set of changes that turns what is partly or not met, tried on paper by the engine itself."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, given, settings

from roadmaps.criteria import Dossier, State, examine
from roadmaps.criteria.remedies import Effort
from roadmaps.criteria.what_it_takes import changed_by, path_to_met
from tests.roadmaps.criteria.dossiers import WHOLE, solution
from tests.roadmaps.criteria.test_the_engine_never_surprises import dossiers


def open_keys(dossier: Dossier) -> set[str]:
    findings = [finding for standing in examine(dossier) for finding in standing.findings]
    return {finding.key for finding in findings if finding.state in (State.PARTLY, State.NOT)}


def test_a_mission_that_leaves_nothing_to_wish_for_needs_nothing():
    path = path_to_met(WHOLE)
    assert path.changes == path.left == ()


def test_one_thing_to_mend_is_one_change():
    path = path_to_met(replace(WHOLE, beneficiaries=""))
    assert [one.remedy.mend for one in path.changes] == ["beneficiaries"]
    assert [finding.key for finding in path.changes[0].turns] == ["beneficiaries"]


def test_two_solutions_of_the_council_take_three_more_and_not_eight():
    thin = replace(WHOLE, solutions=tuple(solution(n, origin="council", approach="retrofit") for n in range(2)))
    path = path_to_met(thin)
    assert len([one for one in path.changes if one.remedy.effort is Effort.WEEKS]) == 3
    assert any("from a resident's proposal" in one.remedy.says for one in path.changes)


def test_one_who_leads_everything_is_told_to_let_another_lead():
    led = replace(WHOLE, solutions=tuple(replace(one, lead_name="One body") for one in WHOLE.solutions))
    assert [one.remedy.says for one in path_to_met(led).changes] == [
        "Let organisations other than One body lead part of the target."
    ]


def test_the_least_work_comes_first():
    efforts = [one.remedy.effort for one in path_to_met(Dossier(as_of=date(2026, 1, 1))).changes]
    assert efforts == sorted(efforts)
    assert len(efforts) > 8


def test_a_target_that_needs_a_breakthrough_is_told_so():
    far = replace(WHOLE, target=replace(WHOLE.target, value=Decimal(1000)))
    assert [finding.key for one in path_to_met(far).changes for finding in one.turns] == ["ambition"]


@given(dossiers)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_it_turns_what_it_says_it_turns_and_no_change_can_be_left_out(dossier):
    path = path_to_met(dossier)
    remedies = [one.remedy for one in path.changes]
    left = {finding.key for finding in path.left}
    before = open_keys(dossier)
    assert left <= before
    assert not (open_keys(changed_by(dossier, remedies)) & before) - left
    for one in path.changes:
        others = [other for other in remedies if other is not one.remedy]
        after = {f.key: f.state for s in examine(changed_by(dossier, others)) for f in s.findings}
        assert all(after[finding.key] is not State.MET for finding in one.turns if finding.key in after)
