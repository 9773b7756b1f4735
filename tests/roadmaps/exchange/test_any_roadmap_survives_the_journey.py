"""Whatever a roadmap says, a workbook and a JSON file restore it as it was."""

import json
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govuk.cleaning import clean_line
from roadmaps.exchange.inspecting import inspect
from roadmaps.exchange.plain_json import read_json, tables_of, write_json
from roadmaps.exchange.workbook import read_workbook, write_workbook

# Text as a form would keep it: trimmed, one kind of line end, nothing that XML cannot hold.
word = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cn", "Co", "Zs", "Zl", "Zp")), min_size=1, max_size=8
)
# As it comes in: cleaning it again changes nothing.
line = st.lists(word, min_size=1, max_size=5).map(" ".join).map(clean_line).filter(bool)
tricky = st.sampled_from(
    ["=1+1", "+44", "-5", "@here", "'tis", "''", "'=x", "a; b", "1e5", "007", "TRUE", "_x000D_", "_x005F_x0041_"]
)
text = st.one_of(line, tricky)
maybe = st.one_of(st.just(""), text)
item = st.one_of(line.map(lambda one: one.replace(";", ",")), st.sampled_from(["a;b", "=x", "'y"]))
items = st.lists(item, max_size=3, unique=True)
day = st.dates(date(1900, 1, 1), date(2200, 12, 31)).map(lambda one: one.isoformat())
number = st.decimals(-(10**12), 10**12, places=3).map(lambda one: format(one.normalize(), "f") if one else "0")
pounds = st.decimals(0, 10**9, places=2).map(lambda one: format(one.normalize(), "f") if one else "0")


@st.composite
def contents(draw):
    """A roadmap with one challenge, up to two missions, and solutions that they share."""
    keys = [f"s{n}" for n in range(1, draw(st.integers(1, 3)) + 1)]
    missions = [draw(_mission(keys)) for _ in range(draw(st.integers(1, 2)))]
    named = {sector["name"] for mission in missions for sector in mission["sectors"]}
    return {
        "roadmap": {
            "title": draw(text),
            "place": draw(text),
            "year": draw(st.integers(1900, 2200)),
            "note": draw(maybe),
            "sources": draw(items),
            "licence": draw(maybe),
        },
        "challenges": [
            {
                "title": draw(text),
                "summary": draw(text),
                "origin": "political leadership",
                "evidence": draw(maybe),
                "missions": missions,
            }
        ],
        "solutions": [draw(_solution(key, keys, sorted(named))) for key in keys],
    }


@st.composite
def _mission(draw, keys):
    sectors = draw(st.lists(item, max_size=2, unique_by=str.lower))
    return {
        "mission": {
            "title": draw(text),
            "statement": draw(maybe),
            "beneficiaries": draw(maybe),
            "daily_life": draw(maybe),
            "public_voice": draw(maybe),
            "starts_on": None,
            "deadline": draw(st.none() | day),
            "note": draw(maybe),
            "background": draw(maybe),
            "published_in": draw(maybe),
            "published_year": draw(st.none() | st.integers(1900, 2200)),
        },
        "target": {
            "kind": "",
            "condition": draw(maybe),
            "attested_by": draw(maybe),
            "measure": draw(maybe),
            "unit": draw(maybe),
            "direction": "",
            "baseline": draw(st.none() | number),
            "baseline_date": draw(st.none() | day),
            "baseline_note": draw(maybe),
            "baseline_is_illustrative": draw(st.booleans()),
            "value": draw(st.none() | number),
            "data_source": draw(maybe),
        },
        "indicator": {
            "rhythm_months": draw(st.sampled_from([None, 1, 12, 120])),
            "measurements": [
                {"on": on, "value": draw(number), "note": draw(maybe)}
                for on in draw(st.lists(day, max_size=2, unique=True))
            ],
        },
        "sectors": [{"name": name, "kind": "civic", "contribution": draw(maybe)} for name in sectors],
        "milestones": [{"title": draw(text), "due_on": draw(day)} for _ in range(draw(st.integers(0, 2)))],
        "solutions": [{"key": key, "expected_share": draw(st.sampled_from([None, "0", "12.5", "33"]))} for key in keys],
    }


@st.composite
def _solution(draw, key, keys, sectors):
    return {
        "key": key,
        "title": draw(text),
        "objective": draw(text),
        "success_measure": draw(maybe),
        "innovation_stage": draw(st.sampled_from(["", "pilot"])),
        "feeds_back": draw(maybe),
        "feeds_back_to": [other for other in keys if other != key and draw(st.booleans())],
        "disciplines": draw(items),
        "approach": draw(maybe),
        "instruments": draw(st.lists(st.sampled_from(["planning", "data"]), unique=True)),
        "origin": "council",
        "status": "proposed",
        "is_high_risk": draw(st.booleans()),
        "learnt_if_fails": draw(maybe),
        "ward": draw(st.sampled_from(["", "King's Cross"])),
        "provenance": draw(st.sampled_from(["drafted", "published", "illustrative"])),
        "sectors": sectors if draw(st.booleans()) else [],
        "partners": [{"part": "lead", "kind": "third", "name": draw(maybe)}] if draw(st.booleans()) else [],
        "funding": [
            {"kind": "loan", "funder": draw(maybe), "amount": draw(st.none() | pounds), "is_secured": True}
            for _ in range(draw(st.integers(0, 2)))
        ],
        "milestones": [{"title": draw(text), "due_on": draw(day)} for _ in range(draw(st.integers(0, 1)))],
    }


def back(tables, problems) -> dict:
    content = inspect(tables, problems)
    assert not problems, problems.listed
    return content


def same(one: dict, other: dict) -> bool:
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@given(contents())
@settings(max_examples=35, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_by_workbook(content):
    assert same(back(*read_workbook(write_workbook(tables_of(content)))), content)


@given(contents())
@settings(max_examples=35, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_by_json(content):
    assert same(back(*read_json(write_json(content))), content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "roadmap",
                        "challenges",
                        "missions",
                        "mission",
                        "target",
                        "solutions",
                        "sectors",
                        "title",
                        "key",
                        "year",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=20,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_json_whatever_breaks_the_reading(given_):
    whole = {**(given_ if isinstance(given_, dict) else {}), "format": "camden-missions roadmap", "version": 1}
    tables, problems = read_json(json.dumps(whole).encode())
    assert inspect(tables, problems) == {} or not problems
