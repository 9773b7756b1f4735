"""Load published roadmaps from a content file: all of it or nothing, and twice is the same as once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from roadmaps.exchange.content import read_content
from roadmaps.models import (
    Challenge,
    Contribution,
    FundingLine,
    Mission,
    MissionSector,
    Partnership,
    Roadmap,
    Sector,
    Solution,
    Stage,
)
from roadmaps.models.choices import FundingKind

OWN_FILE = Path(__file__).parent.parent / "data" / "exemplars.json"


@dataclass
class Loaded:
    """How many rows were new, and how many of the file's were there already."""

    new: int = 0
    known: int = 0

    def count(self, created: bool) -> None:
        """Count one row."""
        self.new += created
        self.known += not created


@transaction.atomic
def load_exemplars(path: Path = OWN_FILE) -> Loaded:
    """Load the roadmaps of ``path``; return what was new.

    What is there already is left as it is, so that an officer's changes outlive a second load.
    Raises ContentBroken, with nothing loaded.
    """
    content = read_content(path)
    loaded = Loaded()
    for roadmap in content["roadmaps"]:
        _load_roadmap(roadmap, content.get("sources", {}), loaded)
    return loaded


def _load_roadmap(given: dict[str, Any], sources: dict[str, str], loaded: Loaded) -> None:
    main = bool(given.get("main")) and not Roadmap.objects.filter(is_main=True).exclude(slug=given["slug"]).exists()
    roadmap, created = Roadmap.objects.get_or_create(
        slug=given["slug"],
        defaults={
            "title": given["title"],
            "place": given["place"],
            "year": given["year"],
            "note": given.get("note", ""),
            "sources": [sources[code] for code in given.get("sources", [])],
            "is_main": main,
            "is_exemplar": True,
        },
    )
    loaded.count(created)
    for position, challenge in enumerate(given.get("challenges", [])):
        _load_challenge(roadmap, position, challenge, loaded)


def _load_challenge(roadmap: Roadmap, position: int, given: dict[str, Any], loaded: Loaded) -> None:
    challenge, created = Challenge.objects.get_or_create(
        roadmap=roadmap,
        title=given["title"],
        defaults={"summary": given["summary"], "origin": given["origin"], "position": position},
    )
    loaded.count(created)
    for mission in given.get("missions", []):
        _load_mission(challenge, mission, loaded)


def _load_mission(challenge: Challenge, given: dict[str, Any], loaded: Loaded) -> None:
    baseline = given.get("baseline", {})
    slug = _slug(given["title"], challenge.roadmap)
    mission, created = Mission.objects.get_or_create(
        slug=slug,
        defaults={
            "challenge": challenge,
            "title": given["title"],
            "statement": given["statement"],
            "beneficiaries": given.get("beneficiaries", ""),
            "target_kind": given["target_kind"],
            "condition": given.get("condition", ""),
            "attested_by": given.get("attested_by", ""),
            "measure": given.get("measure", ""),
            "unit": given.get("unit", ""),
            "direction": given.get("direction", ""),
            "baseline_value": baseline.get("value"),
            "baseline_date": date.fromisoformat(baseline["date"]) if baseline else None,
            "baseline_note": baseline.get("note", ""),
            "baseline_is_illustrative": baseline.get("illustrative", False),
            "target_value": given.get("target_value"),
            "data_source": given.get("source", ""),
            "deadline": date.fromisoformat(given["deadline"]),
            "note": given.get("note", ""),
            "stage": Stage.ADOPTED,
        },
    )
    loaded.count(created)
    if created:
        sectors = _load_sectors(mission, given.get("sectors", []))
        for position, solution in enumerate(given.get("solutions", [])):
            _load_solution(mission, position, solution, sectors)


def _slug(title: str, roadmap: Roadmap) -> str:
    """Return an address for a mission that stays the same at every load."""
    own = slugify(title)[:60]
    return own if roadmap.is_main else f"{own}-{roadmap.slug}"[:100]


def _load_sectors(mission: Mission, given: list[dict[str, Any]]) -> dict[str, Sector]:
    sectors = {}
    for position, one in enumerate(given):
        sector, _ = Sector.objects.get_or_create(name=one["name"], kind=one["kind"])
        MissionSector.objects.get_or_create(
            mission=mission,
            sector=sector,
            defaults={"contribution": one.get("contribution", ""), "position": position},
        )
        sectors[one["name"]] = sector
    return sectors


def _load_solution(mission: Mission, position: int, given: dict[str, Any], sectors: dict[str, Sector]) -> None:
    solution, created = Solution.objects.get_or_create(
        slug=_slug(given["title"], mission.challenge.roadmap),
        defaults={
            "title": given["title"],
            "objective": given["objective"],
            "innovation_stage": given["innovation_stage"],
            "disciplines": given.get("disciplines", []),
            "approach": given.get("approach", ""),
            "instruments": [one for one in given.get("instruments", []) if one not in FundingKind.values],
            "origin": given["origin"],
            "status": given["status"],
            "provenance": given["provenance"],
        },
    )
    Contribution.objects.get_or_create(
        mission=mission,
        solution=solution,
        defaults={"expected_share": given.get("expected_share_percent"), "position": position},
    )
    if created:
        _load_support(solution, given, sectors)


def _load_support(solution: Solution, given: dict[str, Any], sectors: dict[str, Sector]) -> None:
    solution.sectors.set([sectors[name] for name in given.get("sectors", [])])
    Partnership.objects.create(solution=solution, part=Partnership.Part.LEAD, kind=given["lead"])
    Partnership.objects.bulk_create(
        [
            Partnership(solution=solution, part=Partnership.Part.PARTNER, kind=kind)
            for kind in dict.fromkeys(given.get("partners", []))
        ]
    )
    FundingLine.objects.bulk_create(
        [
            FundingLine(solution=solution, kind=kind)
            for kind in given.get("instruments", [])
            if kind in FundingKind.values
        ]
    )
