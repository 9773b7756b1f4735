"""A roadmap as the application's own JSON: one canonical spelling, so that the same content is the same bytes."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from roadmaps.exchange.sheets import BY_KEY, OWN_OF_SOLUTION, TARGET
from roadmaps.exchange.tables import CannotBeRead, Problems, Row, Tables
from roadmaps.fields import OF_MISSION, OF_PUBLICATION

FORMAT, VERSION = "camden-missions roadmap", 1


def write_json(content: Mapping[str, Any]) -> bytes:
    """Return the content as UTF-8 JSON in its canonical spelling."""
    whole = {"format": FORMAT, "version": VERSION, **content}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def read_json(body: bytes) -> tuple[Tables, Problems]:
    """Return the rows of every table of a JSON file, and what is wrong with its shape.

    Raises CannotBeRead for what is no JSON, or not ours.
    """
    try:
        given = json.loads(body.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError:
        raise CannotBeRead("This file is not UTF-8 text.") from None
    except json.JSONDecodeError as problem:
        raise CannotBeRead(f"This is not JSON: line {problem.lineno}, column {problem.colno}: {problem.msg}.") from None
    except (RecursionError, ValueError):
        raise CannotBeRead("This JSON cannot be read: it nests too deep, or holds a number that is too long.") from None
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise CannotBeRead(f"This is not one of our roadmaps: “format” should be “{FORMAT}”.")
    if given.get("version") != VERSION:
        raise CannotBeRead(f"This roadmap has version “{given.get('version')}”; this service reads version {VERSION}.")
    flattening = _Flattening()
    flattening.whole(given)
    return flattening.tables, flattening.problems


class _Flattening:
    """Turns the nested file into tables."""

    def __init__(self) -> None:
        self.tables: Tables = {key: [] for key in BY_KEY}
        self.problems = Problems()

    def whole(self, given: dict[str, Any]) -> None:
        self._unknown(given, "", {"format", "version", "roadmap", "challenges", "solutions"})
        roadmap = given.get("roadmap")
        if isinstance(roadmap, dict):
            self._row("roadmap", roadmap, "roadmap")
        else:
            self.problems.add("roadmap", "This must be an object.")
        for path, challenge in self._objects(given, "challenges", ""):
            self._challenge(path, challenge)
        for path, solution in self._objects(given, "solutions", ""):
            self._solution(path, solution)

    def _challenge(self, path: str, given: dict[str, Any]) -> None:
        key = f"c{len(self.tables['challenges']) + 1}"
        own = {name: value for name, value in given.items() if name != "missions"}
        self._row("challenges", own, path, key=key)
        for below, mission in self._objects(given, "missions", path):
            self._mission(below, mission, key)

    def _mission(self, path: str, given: dict[str, Any], challenge: str) -> None:
        key = f"m{len(self.tables['missions']) + 1}"
        self._unknown(given, path, {"mission", "target", "indicator", "sectors", "milestones", "solutions"})
        words, target = (self._object(given, name, path) for name in ("mission", "target"))
        self._unknown(words, f"{path}.mission", {*OF_MISSION, *OF_PUBLICATION})
        self._unknown(target, f"{path}.target", set(TARGET.values()))
        values = {name: words.get(name) for name in (*OF_MISSION, *OF_PUBLICATION)}
        values |= {column: target.get(name) for column, name in TARGET.items()}
        # Files written before there were measurements have no series.
        series = self._object(given, "indicator", path) if "indicator" in given else {}
        self._unknown(series, f"{path}.indicator", {"rhythm_months", "measurements"})
        values["rhythm_months"] = series.get("rhythm_months")
        self._row("missions", values, path, key=key, challenge=challenge)
        for below, measurement in self._objects(series, "measurements", f"{path}.indicator"):
            self._row("measurements", measurement, below, mission=key)
        for below, sector in self._objects(given, "sectors", path):
            self._row("sectors", sector, below, mission=key)
        for below, milestone in self._objects(given, "milestones", path):
            self._row("milestones", milestone, below, mission=key)
        for below, one in self._objects(given, "solutions", path):
            self._unknown(one, below, {"key", "expected_share"})
            share = {"solution": one.get("key"), "expected_share": one.get("expected_share")}
            self._row("shares", share, below, mission=key)

    def _solution(self, path: str, given: dict[str, Any]) -> None:
        lists = ("partners", "funding", "milestones")
        self._row("solutions", {name: value for name, value in given.items() if name not in lists}, path)
        for name in lists:
            for below, one in self._objects(given, name, path):
                self._row(name, one, below, solution=given.get("key"))

    def _row(self, table: str, given: dict[str, Any], path: str, **more: Any) -> None:
        known = {column.key for column in BY_KEY[table].columns}
        self._unknown(given, path, known - set(more))
        values = {name: value for name, value in {**given, **more}.items() if name in known and value is not None}
        self.tables[table].append(Row(path, values))

    def _unknown(self, given: dict[str, Any], path: str, known: set[str]) -> None:
        for name in given:
            if name not in known:
                self.problems.add(f"{path}.{name}".lstrip("."), "This is not known here.")

    def _object(self, given: dict[str, Any], name: str, path: str) -> dict[str, Any]:
        if isinstance(given.get(name), dict):
            return given[name]
        self.problems.add(f"{path}.{name}", "This must be an object.")
        return {}

    def _objects(self, given: dict[str, Any], name: str, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
        items = given.get(name, [])
        where = f"{path}.{name}".lstrip(".")
        if not isinstance(items, list):
            self.problems.add(where, "This must be a list.")
            return
        for number, item in enumerate(items):
            if isinstance(item, dict):
                yield f"{where}[{number}]", item
            else:
                self.problems.add(f"{where}[{number}]", "This must be an object.")


def tables_of(content: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the content as the rows of every sheet, for the workbook."""
    tables: dict[str, list[dict[str, Any]]] = {key: [] for key in BY_KEY}
    tables["roadmap"].append(dict(content["roadmap"]))
    for challenge in content["challenges"]:
        key = f"C{len(tables['challenges']) + 1}"
        tables["challenges"].append({**challenge, "key": key})
        for mission in challenge["missions"]:
            _mission_rows(tables, mission, key)
    for solution in content["solutions"]:
        key = _upper(solution["key"])
        own = {name: solution[name] for name in OWN_OF_SOLUTION}
        tables["solutions"].append(
            {**own, "key": key, "feeds_back_to": [_upper(other) for other in solution["feeds_back_to"]]}
        )
        for name in ("partners", "funding", "milestones"):
            tables[name] += [{**one, "solution": key} for one in solution[name]]
    return tables


def _mission_rows(tables: dict[str, list[dict[str, Any]]], mission: Mapping[str, Any], challenge: str) -> None:
    key = f"M{len(tables['missions']) + 1}"
    target = {column: mission["target"][name] for column, name in TARGET.items()}
    months = mission["indicator"]["rhythm_months"]
    rhythm = {"rhythm_months": None if months is None else str(months)}
    tables["missions"].append({**mission["mission"], **target, **rhythm, "key": key, "challenge": challenge})
    tables["measurements"] += [{**one, "mission": key} for one in mission["indicator"]["measurements"]]
    for name in ("sectors", "milestones"):
        tables[name] += [{**one, "mission": key} for one in mission[name]]
    tables["shares"] += [
        {"mission": key, "solution": _upper(one["key"]), "expected_share": one["expected_share"]}
        for one in mission["solutions"]
    ]


def _upper(key: str) -> str:
    return key.upper()
