"""Read and check a content file before a word of it is loaded.

Python's own JSON reader forgets where things stood. This one keeps the line of every object, so that a
broken file can be mended by whoever wrote it.
"""

import json
from datetime import date
from decimal import Decimal, InvalidOperation
from json.decoder import JSONDecoder, scanstring
from json.scanner import py_make_scanner
from pathlib import Path
from typing import Any

from roadmaps.errors import ContentBroken
from roadmaps.models.choices import (
    ActorKind,
    ChallengeOrigin,
    Direction,
    FundingKind,
    InnovationStage,
    Instrument,
    Provenance,
    SolutionOrigin,
    SolutionStatus,
    TargetKind,
)


class Placed(dict):
    """A JSON object that knows the line it began on."""

    line: int = 0


class PlacingDecoder(JSONDecoder):
    """Decodes objects as Placed."""

    def __init__(self) -> None:
        super().__init__(parse_float=Decimal)
        plain = self.parse_object

        def parse_object(text_and_end: tuple[str, int], *args: Any) -> tuple[Placed, int]:
            text, end = text_and_end
            value, after = plain(text_and_end, *args)
            placed = Placed(value)
            placed.line = text.count("\n", 0, end) + 1
            return placed, after

        self.parse_object = parse_object
        self.parse_string = scanstring
        self.scan_once = py_make_scanner(self)


def read_content(path: Path) -> Placed:
    """Return the content of ``path``, checked. Raises ContentBroken naming every line at fault."""
    try:
        content = PlacingDecoder().decode(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ContentBroken(f"{path}: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise ContentBroken(f"{path}: this is not UTF-8 text.") from problem
    except json.JSONDecodeError as problem:
        raise ContentBroken(f"Line {problem.lineno}: {problem.msg}.") from problem
    faults = Inspection().of(content)
    if faults:
        raise ContentBroken(*faults)
    return content


class Inspection:
    """Collects what is wrong with a content file, line by line."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def of(self, content: Any) -> list[str]:
        """Return every fault of ``content`` as "Line 12: …"."""
        if not isinstance(content, Placed) or not isinstance(content.get("roadmaps"), list):
            return ["Line 1: the file must be an object with a list named “roadmaps”."]
        sources = content.get("sources", {})
        for roadmap in self._objects(content, "roadmaps"):
            self._roadmap(roadmap, sources)
        return self.faults

    def _fault(self, where: Placed, says: str) -> None:
        self.faults.append(f"Line {where.line}: {says}.")

    def _objects(self, parent: Placed, key: str) -> list[Placed]:
        found = parent.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, Placed) for one in found):
            self._fault(parent, f"“{key}” must be a list of objects")
            return []
        return found

    def _texts(self, where: Placed, *keys: str) -> None:
        for key in keys:
            if not isinstance(where.get(key), str) or not where[key].strip():
                self._fault(where, f"“{key}” is missing or not text")

    def _one_of(self, where: Placed, key: str, known: list[str]) -> None:
        if where.get(key) not in known:
            self._fault(where, f"“{key}” is “{where.get(key)}”, not one of: {', '.join(known)}")

    def _date(self, where: Placed, key: str) -> None:
        try:
            date.fromisoformat(where.get(key))
        except (TypeError, ValueError):
            self._fault(where, f"“{key}” must be a date like 2030-12-31")

    def _number(self, where: Placed, key: str) -> None:
        try:
            number = Decimal(str(where.get(key)))
        except InvalidOperation:
            self._fault(where, f"“{key}” must be a number")
        else:
            if isinstance(where.get(key), bool) or not number.is_finite() or abs(number) >= 10**13:
                self._fault(where, f"“{key}” must be a number")

    def _roadmap(self, roadmap: Placed, sources: dict) -> None:
        self._texts(roadmap, "slug", "title", "place")
        if not isinstance(roadmap.get("year"), int) or not 1900 <= roadmap["year"] <= 2200:
            self._fault(roadmap, "“year” must be a year")
        unknown = [code for code in roadmap.get("sources", []) if code not in sources]
        if unknown:
            self._fault(roadmap, f"no such source: {', '.join(map(str, unknown))}")
        for challenge in self._objects(roadmap, "challenges"):
            self._texts(challenge, "title", "summary")
            self._one_of(challenge, "origin", ChallengeOrigin.values)
            for mission in self._objects(challenge, "missions"):
                self._mission(mission)

    def _mission(self, mission: Placed) -> None:
        self._texts(mission, "title", "statement")
        self._date(mission, "deadline")
        self._one_of(mission, "target_kind", TargetKind.values)
        if mission.get("target_kind") == TargetKind.BINARY:
            self._texts(mission, "condition")
        else:
            self._quantified(mission)
        names = set()
        for sector in self._objects(mission, "sectors"):
            self._texts(sector, "name")
            self._one_of(sector, "kind", ActorKind.values)
            names.add(sector.get("name"))
        for solution in self._objects(mission, "solutions"):
            self._solution(solution, names)

    def _quantified(self, mission: Placed) -> None:
        self._texts(mission, "measure", "unit")
        self._one_of(mission, "direction", Direction.values)
        self._number(mission, "target_value")
        baseline = mission.get("baseline")
        if not isinstance(baseline, Placed):
            self._fault(mission, "“baseline” is missing")
            return
        self._number(baseline, "value")
        self._date(baseline, "date")

    def _solution(self, solution: Placed, sectors: set) -> None:
        self._texts(solution, "title", "objective")
        self._one_of(solution, "lead", ActorKind.values)
        self._one_of(solution, "innovation_stage", InnovationStage.values)
        self._one_of(solution, "origin", SolutionOrigin.values)
        self._one_of(solution, "status", SolutionStatus.values)
        self._one_of(solution, "provenance", Provenance.values)
        self._known(solution, "partners", set(ActorKind.values))
        self._known(solution, "instruments", {*Instrument.values, *FundingKind.values})
        self._known(solution, "sectors", sectors)
        share = solution.get("expected_share_percent")
        if share is not None and not (isinstance(share, int | Decimal) and 0 <= share <= 100):
            self._fault(solution, "“expected_share_percent” must be between 0 and 100")

    def _known(self, solution: Placed, key: str, known: set) -> None:
        unknown = [str(one) for one in solution.get(key, []) if one not in known]
        if unknown:
            self._fault(solution, f"“{key}” names what is not known here: {', '.join(unknown)}")
