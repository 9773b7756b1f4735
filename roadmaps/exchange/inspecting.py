"""Check the tables of a file, cell by cell and then together, and make the content that can be built."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from roadmaps.coherence import faults_of
from roadmaps.exchange.sheets import BY_KEY, OWN_OF_SOLUTION, SHEETS, TARGET, WORDS, Column, Kind
from roadmaps.exchange.tables import FAULTY, Problems, Row, Tables

DAY_FIRST = re.compile(r"^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$")
YES, NO = {"yes", "true", "1", "y"}, {"no", "false", "0", "n", ""}


class NotSo(Exception):
    """A cell does not hold what its column asks; the message is for whoever filled it in."""


def inspect(tables: Tables, problems: Problems) -> dict[str, Any]:
    """Return the content of ``tables``, adding to ``problems`` whatever is wrong; it is whole only when nothing is."""
    for sheet in SHEETS:
        for row in tables[sheet.key]:
            row.values = {column.key: _cell(row, column, problems) for column in sheet.columns}
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


# Cell by cell


def _cell(row: Row, column: Column, problems: Problems) -> Any:
    value = row.values.get(column.key)
    if value is FAULTY:
        return _nothing(column)
    if isinstance(value, str):
        value = value.replace("\r\n", "\n")
        # A list parted by line ends keeps its last one: it may be all that says so.
        value = value if column.kind is Kind.LIST and value.strip() else value.strip()
    if value in (None, "") or value == []:
        if column.required:
            problems.add(row.where(column.key), f"“{column.heading}” is missing.")
        return _nothing(column)
    try:
        return READ[column.kind](value, column)
    except NotSo as problem:
        problems.add(row.where(column.key), str(problem))
        return _nothing(column)


def _nothing(column: Column) -> Any:
    if column.kind in (Kind.LIST, Kind.CHOICES, Kind.REFS):
        return []
    if column.kind is Kind.YES:
        return False
    return None if column.kind in (Kind.DATE, Kind.NUMBER, Kind.YEAR) else ""


def _text(value: Any, column: Column) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
        raise NotSo(f"“{column.heading}” must be text.")
    text = f"{value:g}" if isinstance(value, float) else str(value)
    if "\x00" in text:
        raise NotSo(f"“{column.heading}” holds a character that is no text.")
    if len(text) > column.most:
        raise NotSo(f"“{column.heading}” has {len(text):,} characters; {column.most:,} is the most.")
    return text


def _choice(value: Any, column: Column) -> str:
    text = str(value).strip()
    found = next((one for one in column.choices if one.lower() == text.lower()), None)
    if found is None:
        raise NotSo(f"“{text[:60]}” is not one of: {', '.join(column.choices)}.")
    return found


def _list(value: Any, column: Column) -> list[str]:
    if isinstance(value, list):
        parts = value
    else:
        text = _text(value, Column(column.key, column.heading, most=30_000))
        parts = text.split("\n") if "\n" in text else text.split(";")
    texts = [_text(part, column).strip() for part in parts]
    return list(dict.fromkeys(text for text in texts if text))


def _choices(value: Any, column: Column) -> list[str]:
    return [_choice(one, column) for one in _list(value, column)]


def _date(value: Any, column: Column) -> str:
    found = _as_date(value)
    if found is None or not 1900 <= found.year <= 2200:
        raise NotSo(f"“{column.heading}” must be a date like 2030-12-31.")
    return found.isoformat()


def _as_date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = str(value).strip()
    try:
        if found := DAY_FIRST.match(text):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(text[:10]) if len(text) in (10, 19) else None
    except ValueError:
        return None


def _number(value: Any, column: Column) -> str:
    try:
        number = Decimal(str(value).replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        raise NotSo(f"“{column.heading}” must be a number.") from None
    if isinstance(value, bool) or not number.is_finite() or abs(number) >= column.largest + (column.least is not None):
        raise NotSo(f"“{column.heading}” must be a number{_bounds(column)}.")
    if column.least is not None and not column.least <= number <= column.largest:
        raise NotSo(f"“{column.heading}” must be a number{_bounds(column)}.")
    if -number.as_tuple().exponent > column.places and number != round(number, column.places):
        raise NotSo(f"“{column.heading}” may have at most {column.places} decimal places.")
    return format(round(number, column.places).normalize(), "f") if number else "0"


def _bounds(column: Column) -> str:
    return f" between {column.least:,} and {column.largest:,}" if column.least is not None else ""


def _year(value: Any, column: Column) -> int:
    text = f"{value:g}" if isinstance(value, float) else str(value).strip()
    if isinstance(value, bool) or not re.fullmatch(r"\d{4}", text) or not 1900 <= int(text) <= 2200:
        raise NotSo(f"“{column.heading}” must be a year like 2027.")
    return int(text)


def _yes(value: Any, column: Column) -> bool:
    text = str(value).strip().lower()
    if text not in YES | NO:
        raise NotSo(f"“{column.heading}” must be Yes or No.")
    return text in YES


def _key(value: Any, column: Column) -> str:
    text = _text(value, Column(column.key, column.heading, most=60))
    return text.strip().lower()


def _refs(value: Any, column: Column) -> list[str]:
    return [one.lower() for one in _list(value, column)]


READ: dict[Kind, Callable[[Any, Column], Any]] = {
    Kind.TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.LIST: _list,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.YEAR: _year,
    Kind.YES: _yes,
    Kind.KEY: _key,
    Kind.REF: _key,
    Kind.REFS: _refs,
}


# Together


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
        values = {**row.values, "baseline_value": row.values["baseline"]}
        for name in ("starts_on", "deadline", "baseline_date"):
            values[name] = date.fromisoformat(values[name]) if values[name] else None
        for name in ("baseline_value", "target_value"):
            values[name] = Decimal(values[name]) if values[name] is not None else None
        for field, sentence in faults_of(values).items():
            problems.add(row.where("baseline" if field == "baseline_value" else field), f"{sentence}.")


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


# Content


def _content(tables: Tables) -> dict[str, Any]:
    """Return the content of sound tables, as ``roadmaps.building`` takes it."""
    of_mission = {name: _grouped(tables[name], "mission") for name in ("sectors", "milestones", "shares")}
    of_solution = {name: _grouped(tables[name], "solution") for name in ("partners", "funding", "milestones")}
    missions = defaultdict(list)
    for row in tables["missions"]:
        missions[row.values["challenge"]].append(_mission(row.values, of_mission))
    return {
        "roadmap": tables["roadmap"][0].values,
        "challenges": [
            {
                **{name: row.values[name] for name in ("title", "summary", "origin", "evidence")},
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
        "mission": _only(values, *WORDS),
        "target": {name: values[column] for column, name in TARGET.items()},
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
