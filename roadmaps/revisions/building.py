"""Build missions and their portfolios from plain content, many at once: an import, a copy, an exemplar.

The content is that of ``roadmaps.revisions.documents``, with solutions known by a key. It has been checked before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from django.db import models
from django.utils.text import slugify

from accounts.models import Person
from roadmaps import fields
from roadmaps.fields import OF_SOLUTION
from roadmaps.models import (
    Challenge,
    Contribution,
    FundingLine,
    Indicator,
    Measurement,
    Milestone,
    Mission,
    MissionSector,
    Organisation,
    Partnership,
    Sector,
    Solution,
    Stage,
)
from roadmaps.models.choices import Provenance

AT_ONCE = 2_000


@dataclass
class Slugs:
    """Addresses that are free, for many titles at once: what is there is read once."""

    model: type[models.Model]
    most: int
    # Words that each address ends with, so that what others published is told from what is written here.
    ending: str = ""
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.taken = set(self.model._base_manager.values_list("slug", flat=True))
        self.following: dict[str, int] = {}

    def free(self, title: str) -> str:
        """Return an address for ``title`` that nothing has, and take it."""
        root = slugify(f"{title} {self.ending}")[: self.most].strip("-") or "untitled"
        slug, number = root, self.following.get(root, 2)
        while slug in self.taken:
            slug, number = f"{root}-{number}", number + 1
        self.following[root] = number
        self.taken.add(slug)
        return slug


def build_missions(
    given: Iterable[tuple[Challenge, Mapping[str, Any]]],
    solutions: Mapping[str, Mapping[str, Any]],
    *,
    by: Person | None,
    stage: Stage = Stage.DRAFT,
    ending: str = "",
) -> list[Mission]:
    """Create a mission at ``stage`` for each challenge and mission of ``given``, led by ``by``; return them.

    ``solutions`` holds each solution by its key, as missions name them; ``ending`` ends every address. Call inside a
    transaction.
    """
    given = list(given)
    missions = _missions(given, by, stage, ending)
    built = build_solutions(solutions, ending=ending)
    sectors = _sectors(given)
    _bulk(
        MissionSector(
            mission=mission,
            sector=sectors[one["name"].lower(), one["kind"]],
            contribution=one["contribution"],
            position=position,
        )
        for mission, (_, content) in zip(missions, given, strict=True)
        for position, one in enumerate(each_sector_once(content["sectors"]))
    )
    _bulk(
        Milestone(mission=mission, title=one["title"], due_on=_date(one["due_on"]))
        for mission, (_, content) in zip(missions, given, strict=True)
        for one in content["milestones"]
    )
    _measurements(given, missions)
    _bulk(
        Contribution(
            mission=mission,
            solution=built[one["key"]],
            expected_share=_number(one["expected_share"]),
            position=position,
        )
        for mission, (_, content) in zip(missions, given, strict=True)
        for position, one in enumerate(content["solutions"])
    )
    _work_through(given, solutions, built, sectors)
    return missions


def _measurements(given: list[tuple[Challenge, Mapping]], missions: list[Mission]) -> None:
    """Build the series of the missions that have one."""
    series = [(mission, content.get("indicator")) for mission, (_, content) in zip(missions, given, strict=True)]
    series = [(mission, one) for mission, one in series if one and (one["rhythm_months"] or one["measurements"])]
    indicators = [Indicator(mission=mission, rhythm_months=one["rhythm_months"]) for mission, one in series]
    _bulk(indicators)
    _bulk(
        Measurement(indicator=indicator, on=_date(row["on"]), value=_number(row["value"]), note=row["note"])
        for indicator, (_, one) in zip(indicators, series, strict=True)
        for row in one["measurements"]
    )


def _bulk(rows: Iterable[models.Model]) -> None:
    rows = list(rows)
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, batch_size=AT_ONCE)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text not in (None, "") else None


def _missions(given: list[tuple[Challenge, Mapping]], by: Person | None, stage: Stage, ending: str) -> list[Mission]:
    slugs, places = Slugs(Mission, 80, ending), _next_places(challenge for challenge, _ in given)
    missions = []
    for challenge, content in given:
        values = values_of_mission(content)
        missions.append(
            Mission(
                challenge=challenge,
                slug=slugs.free(values["title"]),
                lead_officer=by,
                stage=stage,
                position=places[challenge.pk],
                published_in=content["mission"].get("published_in", ""),
                published_year=content["mission"].get("published_year"),
                **values,
            )
        )
        places[challenge.pk] += 1
    Mission.objects.bulk_create(missions, batch_size=AT_ONCE)
    drafters = Mission.drafters.through
    _bulk(drafters(mission=one, person=by) for one in missions if by)
    return missions


def _next_places(challenges: Iterable[Challenge]) -> dict[int, int]:
    keys = {challenge.pk for challenge in challenges}
    counted = Mission.objects.filter(challenge__in=keys).order_by().values_list("challenge")
    return dict.fromkeys(keys, 0) | dict(counted.annotate(models.Count("pk")))


def values_of_mission(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a mission from its content; what was frozen before there was a field says nothing of it."""
    read = {"date": _date, "number": _number}
    return {
        field.name: read.get(field.kind, lambda value: value)(content[field.section][field.document_key])
        for field in fields.MISSION
        if field.document_key in content[field.section]
    }


def build_solutions(given: Mapping[str, Mapping[str, Any]], *, ending: str = "") -> dict[str, Solution]:
    """Create the solutions of ``given`` with partners, funding, milestones and feedback links; return them by key.

    ``ending`` ends every address.
    """
    slugs = Slugs(Solution, 100, ending)
    built = {
        key: Solution(
            slug=slugs.free(content["title"]),
            provenance=content.get("provenance") or Provenance.DRAFTED,
            **{name: content[name] for name in OF_SOLUTION},
        )
        for key, content in given.items()
    }
    Solution.objects.bulk_create(built.values(), batch_size=AT_ONCE)
    organisations = _organisations(given.values())
    _bulk(
        Partnership(
            solution=built[key],
            part=one["part"],
            kind=one["kind"],
            organisation=organisations.get(one["name"].lower()) if one["name"] else None,
        )
        for key, content in given.items()
        for one in content["partners"]
    )
    _bulk(
        FundingLine(
            solution=built[key],
            kind=one["kind"],
            funder=one["funder"],
            amount=_number(one["amount"]),
            is_secured=one["is_secured"],
        )
        for key, content in given.items()
        for one in content["funding"]
    )
    _bulk(
        Milestone(solution=built[key], title=one["title"], due_on=_date(one["due_on"]))
        for key, content in given.items()
        for one in content.get("milestones", [])
    )
    links = Solution.feeds_back_to.through
    _bulk(
        links(from_solution=built[key], to_solution=built[other])
        for key, content in given.items()
        for other in content.get("feeds_back_to", [])
        if other in built
    )
    return built


def _organisations(solutions: Iterable[Mapping[str, Any]]) -> dict[str, Organisation]:
    """Return the organisations that partners name, by their name in lower case; new ones are made."""
    named = {one["name"].lower(): one for content in solutions for one in content["partners"] if one["name"]}
    found = {one.name.lower(): one for one in Organisation.objects.all()} if named else {}
    new = [Organisation(name=one["name"], kind=one["kind"]) for low, one in named.items() if low not in found]
    Organisation.objects.bulk_create(new, batch_size=AT_ONCE)
    return found | {one.name.lower(): one for one in new}


def each_sector_once(asked: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return what a mission asks of sectors, one of a name whatever its case, with all that it is asked to contribute."""
    once: dict[tuple[str, str], dict[str, Any]] = {}
    for one in asked:
        kept = once.setdefault((one["name"].lower(), one["kind"]), {**one, "contribution": ""})
        if one["contribution"] not in kept["contribution"]:
            kept["contribution"] = "\n\n".join(filter(None, (kept["contribution"], one["contribution"])))
    return list(once.values())


def _sectors(given: Iterable[tuple[Challenge, Mapping]]) -> dict[tuple[str, str], Sector]:
    """Return the sectors that missions ask, by their name in lower case and kind; new ones are made."""
    asked = {(one["name"].lower(), one["kind"]): one for _, content in given for one in content["sectors"]}
    found = {(one.name.lower(), one.kind): one for one in Sector.objects.all()} if asked else {}
    new = {key: Sector(name=one["name"], kind=one["kind"]) for key, one in asked.items() if key not in found}
    Sector.objects.bulk_create(new.values(), batch_size=AT_ONCE)
    return found | new


def _work_through(
    given: Iterable[tuple[Challenge, Mapping]],
    solutions: Mapping[str, Mapping[str, Any]],
    built: Mapping[str, Solution],
    sectors: Mapping[tuple[str, str], Sector],
) -> None:
    """Link each solution with the sectors that it works through, among those its missions ask."""
    links = Solution.sectors.through
    pairs = dict.fromkeys(
        chain.from_iterable(
            (
                (built[one["key"]].pk, sectors[asked["name"].lower(), asked["kind"]].pk)
                for asked in content["sectors"]
                if asked["name"] in solutions[one["key"]]["sectors"]
            )
            for _, content in given
            for one in content["solutions"]
        )
    )
    _bulk(links(solution_id=solution, sector_id=sector) for solution, sector in pairs)
