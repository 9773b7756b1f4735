"""Whoever reads a finding can work out its numbers again by hand, from what stands on the page."""

import re

import pytest
from hypothesis import HealthCheck, given, settings

from roadmaps.criteria import Dossier, examine
from tests.roadmaps.criteria.dossiers import WHOLE
from tests.roadmaps.criteria.test_the_engine_never_surprises import dossiers

NUMBER = r"(-?[\d,]+(?:\.\d+)?(?:e[+-]\d+)?)"


def number(text: str) -> float:
    return float(text.replace(",", ""))


def workings(dossier: Dossier, key: str) -> str:
    findings = [finding for standing in examine(dossier) for finding in standing.findings if finding.key == key]
    return "\n".join(line for finding in findings for line in finding.workings)


def check_concentration(dossier: Dossier) -> bool:
    found = re.search(
        rf"Shares: (.+); together {NUMBER}%.*\n.*Herfindahl index {NUMBER}\.$", workings(dossier, "concentration")
    )
    if not found:
        return False
    shares, total = [number(one) for one in found.group(1).split(", ")], number(found.group(2))
    assert sum(shares) == pytest.approx(total, abs=0.01)
    assert sum((share / total) ** 2 for share in shares) == pytest.approx(number(found.group(3)), abs=0.006)
    return True


def check_reading(dossier: Dossier) -> bool:
    found = re.search(
        rf"0\.39 × {NUMBER} ÷ {NUMBER} \+ 11\.8 × {NUMBER} ÷ {NUMBER} - 15\.59 = {NUMBER}\. That is a reading age of about (\d+)",
        workings(dossier, "plain_english"),
    )
    if not found:
        return False
    words, sentences, syllables, again, grade, age = (number(one) for one in found.groups())
    assert words == again
    assert 0.39 * words / sentences + 11.8 * syllables / words - 15.59 == pytest.approx(grade, abs=0.051)
    assert age == pytest.approx(max(grade, 0) + 5, abs=0.6)
    return True


def check_pace(dossier: Dossier) -> bool:
    text = workings(dossier, "ambition")
    lines = [
        re.search(rf"{name}: \({NUMBER} - {NUMBER}\) ÷ {NUMBER} years = {NUMBER} a year", text)
        for name in ("Seen", "Needed")
    ]
    ratio = re.search(rf"{NUMBER} ÷ {NUMBER} = {NUMBER} times", text)
    for line in lines:
        if line:
            high, low, years, yearly = (number(one) for one in line.groups())
            assert (high - low) / years == pytest.approx(yearly, rel=0.01, abs=0.06)
    if ratio:
        needed, seen, times = (number(one) for one in ratio.groups())
        assert needed / seen == pytest.approx(times, rel=0.01, abs=0.06)
    return bool(ratio)


def check_percents(dossier: Dossier) -> bool:
    any_found = False
    for key in ("joint", "outside", "largest_sector", "funding"):
        found = re.search(rf"£?{NUMBER}(?: secured)? ÷ £?{NUMBER}\D* = {NUMBER}%", workings(dossier, key))
        if found:
            part, whole, percent = (number(one) for one in found.groups())
            assert part / whole * 100 == pytest.approx(percent, abs=0.51)
            any_found = True
    return any_found


def check_deadline(dossier: Dossier) -> bool:
    found = re.search(rf"{NUMBER} days ÷ 365\.25 = {NUMBER} years", workings(dossier, "deadline"))
    if found:
        assert number(found.group(1)) / 365.25 == pytest.approx(number(found.group(2)), abs=0.051)
    return bool(found)


CHECKS = [check_concentration, check_reading, check_pace, check_percents, check_deadline]


@pytest.mark.parametrize("check", CHECKS)
def test_on_a_whole_mission_each_number_is_there(check):
    assert check(WHOLE)


@given(dossiers)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_on_any_mission_each_number_that_is_there_comes_out_the_same(dossier):
    for check in CHECKS:
        check(dossier)
