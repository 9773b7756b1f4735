"""Check the tables of a file, cell by cell and then together, and make the content that can be built."""

from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from roadmaps.drafting.coherence import faults_of
from roadmaps.exchange.cells import read_cell
from roadmaps.exchange.sheets import BY_KEY, OWN_OF_SOLUTION, SHEETS, TARGET, Kind
from roadmaps.exchange.tables import Problems, Row, Tables
from roadmaps.fields import CHALLENGE, OF_MISSION, OF_PUBLICATION


def inspect(tables: Tables, problems: Problems) -> dict[str, Any]:
    """Return the content of ``tables``, adding to ``problems`` whatever is wrong; it is whole only when nothing is."""
    for sheet in SHEETS:
        for row in tables[sheet.key]:
            row.values = {column.key: read_cell(row, column, problems) for column in sheet.columns}
    for check in (
        _one_roadmap,
        _keys,
        _references,
        _missions,
        _solutions,
        _pairs,
        _shares,
        _milestones,
        _works_through,
    ):
        check(tables, problems)
    return {} if problems else _content(tables)


def _one_roadmap(tables: Tables, problems: Problems) -> None:
    if len(tables["roadmap"]) != 1:
        problems.add("Sheet Roadmap", f"It must have one row below the headings; it has {len(tables['roadmap'])}.")


def _keys(tables: Tables, problems: Problems) -> None:
    for name in ("challenges", "missions", "solutions"):
        _once(tables[name], lambda row: row.values["key"], "key", "The key “{}” is used twice.", problems)
    _once(
        tables["challenges"],
        lambda row: row.values["title"],
        "title",
        "There are two challenges with the title “{}”.",
        problems,
    )


def _once(rows: list[Row], of: Callable[[Row], Any], column: str, says: str, problems: Problems) -> None:
    seen = set()
    for row in rows:
        key = of(row)
        if key and key in seen:
            problems.add(row.where(column), says.format(key if isinstance(key, str) else key[-1]))
        seen.add(key)


def _references(tables: Tables, problems: Problems) -> None:
    known = {name: {row.values["key"] for row in tables[name]} for name in ("challenges", "missions", "solutions")}
    for sheet in SHEETS:
        for column in sheet.columns:
            if column.kind not in (Kind.REF, Kind.REFS):
                continue
            for row in tables[sheet.key]:
                value = row.values[column.key]
                for one in value if isinstance(value, list) else [value]:
                    if one and one not in known[column.to]:
                        problems.add(row.where(column.key), f"There is no “{one}” among the {column.to}.")


def _missions(tables: Tables, problems: Problems) -> None:
    for row in tables["missions"]:
        values = {**row.values}
        for name in ("starts_on", "deadline", "baseline_date"):
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        for name in ("baseline_value", "target_value"):
            values[name] = Decimal(values[name]) if values[name] is not None else None
        for field, sentence in faults_of(values).items():
            problems.add(row.where(field), f"{sentence}.")


def _solutions(tables: Tables, problems: Problems) -> None:
    serving = {row.values["solution"] for row in tables["shares"]}
    for row in tables["solutions"]:
        if row.values["key"] and row.values["key"] not in serving:
            problems.add(row.where("key"), "This solution serves no mission: add a row for it on the sheet Shares.")
    leads = Counter(row.values["solution"] for row in tables["partners"] if row.values["part"] == "lead")
    for row in tables["partners"]:
        if row.values["part"] == "lead" and leads[row.values["solution"]] > 1:
            problems.add(row.where("part"), "A solution has one lead. Make the others partners.")
            leads[row.values["solution"]] -= 1


def _pairs(tables: Tables, problems: Problems) -> None:
    _once(
        tables["sectors"],
        lambda row: (row.values["mission"], row.values["kind"], row.values["name"]),
        "name",
        "The mission asks the sector “{}” twice.",
        problems,
    )
    _once(
        tables["measurements"],
        lambda row: (row.values["mission"], row.values["on"]) if row.values["on"] else "",
        "on",
        "There are two measurements of “{}”.",
        problems,
    )
    _once(
        tables["shares"],
        lambda row: (row.values["mission"], row.values["solution"]),
        "solution",
        "The solution “{}” stands twice in this mission.",
        problems,
    )
    _once(
        [row for row in tables["partners"] if row.values["part"] == "partner"],
        lambda row: (row.values["solution"], row.values["kind"], row.values["name"].lower()),
        "kind",
        "The same partner stands twice.",
        problems,
    )


def _shares(tables: Tables, problems: Problems) -> None:
    total: dict[str, Decimal] = defaultdict(Decimal)
    for row in tables["shares"]:
        mission, share = row.values["mission"], row.values["expected_share"]
        if share is None:
            continue
        before = total[mission]
        total[mission] += Decimal(share)
        if before <= 100 < total[mission]:
            problems.add(
                row.where("expected_share"), f"With this one the shares of “{mission}” come to more than 100%."
            )


def _milestones(tables: Tables, problems: Problems) -> None:
    for row in tables["milestones"]:
        if bool(row.values["mission"]) == bool(row.values["solution"]):
            problems.add(row.where("mission"), "A milestone belongs either to a mission or to a solution.")


def _works_through(tables: Tables, problems: Problems) -> None:
    """A solution works through sectors that a mission it serves asks."""
    asked: dict[str, set[str]] = defaultdict(set)
    for row in tables["sectors"]:
        asked[row.values["mission"]].add(row.values["name"])
    reachable: dict[str, set[str]] = defaultdict(set)
    for row in tables["shares"]:
        reachable[row.values["solution"]] |= asked[row.values["mission"]]
    for row in tables["solutions"]:
        for name in row.values["sectors"]:
            if name not in reachable[row.values["key"]]:
                problems.add(row.where("sectors"), f"No mission that it serves asks the sector “{name}”.")


def _content(tables: Tables) -> dict[str, Any]:
    """Return the content of sound tables, as ``roadmaps.revisions.building`` takes it."""
    of_mission = {
        name: _grouped(tables[name], "mission") for name in ("sectors", "milestones", "shares", "measurements")
    }
    of_solution = {name: _grouped(tables[name], "solution") for name in ("partners", "funding", "milestones")}
    missions = defaultdict(list)
    for row in tables["missions"]:
        missions[row.values["challenge"]].append(_mission(row.values, of_mission))
    return {
        "roadmap": tables["roadmap"][0].values,
        "challenges": [
            {
                **{name: row.values[name] for name in CHALLENGE},
                "missions": missions[row.values["key"]],
            }
            for row in tables["challenges"]
        ],
        "solutions": [_solution(row.values, of_solution) for row in tables["solutions"]],
    }


def _grouped(rows: list[Row], by: str) -> dict[str, list[dict[str, Any]]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row.values[by]].append(row.values)
    return groups


def _only(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names}


def _mission(values: dict[str, Any], of: dict[str, dict[str, list]]) -> dict[str, Any]:
    key = values["key"]
    return {
        "mission": _only(values, *OF_MISSION, *OF_PUBLICATION),
        "target": {name: values[column] for column, name in TARGET.items()},
        "indicator": {
            "rhythm_months": int(values["rhythm_months"]) if values["rhythm_months"] else None,
            "measurements": [_only(one, "on", "value", "note") for one in of["measurements"][key]],
        },
        "sectors": [_only(one, "name", "kind", "contribution") for one in of["sectors"][key]],
        "milestones": [_only(one, "title", "due_on") for one in of["milestones"][key]],
        "solutions": [{"key": one["solution"], "expected_share": one["expected_share"]} for one in of["shares"][key]],
    }


def _solution(values: dict[str, Any], of: dict[str, dict[str, list]]) -> dict[str, Any]:
    key = values["key"]
    return {
        **_only(values, *OWN_OF_SOLUTION),
        "partners": [_only(one, "part", "kind", "name") for one in of["partners"][key]],
        "funding": [
            _only(one, *(column.key for column in BY_KEY["funding"].columns[1:])) for one in of["funding"][key]
        ],
        "milestones": [_only(one, "title", "due_on") for one in of["milestones"][key]],
    }
