"""Keep a draft as a revision of its own, and bring an earlier revision back as the draft."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from roadmaps.drafting.measuring import write_measurements
from roadmaps.drafting.missions import NOT_YOURS, open_draft, touch
from roadmaps.drafting.portfolio import delete_solution, is_frozen_elsewhere, save_solution
from roadmaps.drafting.sharing import may_change
from roadmaps.fields import OF_SOLUTION
from roadmaps.models import Contribution, Milestone, Mission, MissionSector, Revision, Solution
from roadmaps.naming import sector_named
from roadmaps.revisions.building import build_solutions, each_sector_once, values_of_mission
from roadmaps.revisions.freezing import freeze


@transaction.atomic
def keep_revision(*, mission: Mission, by: Person, note: str = "") -> Revision:
    """Freeze a draft as it stands, without sending it anywhere; return the revision. Raises NotAllowed, WrongStage."""
    return freeze(open_draft(mission, by), by=by, kind=Revision.Kind.KEPT, note=note)


@transaction.atomic
def restore_revision(*, revision: Revision, by: Person) -> Mission:
    """Make the draft say what ``revision`` says; return the mission.

    What the draft says now is kept first, as a revision of its own, so that nothing is lost. A solution that
    meanwhile serves a mission whose words are frozen, or one that ``by`` does not work on, joins as it is. Raises
    NotAllowed and WrongStage.
    """
    require(by, "roadmaps.edit_mission", revision.mission, otherwise=NOT_YOURS)
    mission = open_draft(revision.mission, by)
    freeze(mission, by=by, kind=Revision.Kind.KEPT, note=f"As it stood before revision {revision.number} was restored.")
    document = revision.document
    values = values_of_mission(document)
    for field, value in values.items():
        setattr(mission, field, value)
    touch(mission, *values)
    sectors = _restore_sectors(mission, document)
    mission.milestones.all().delete()
    Milestone.objects.bulk_create(Milestone(mission=mission, **one) for one in document["milestones"])
    series = measurements_of(document)
    write_measurements(mission, series["rhythm_months"], series["measurements"])
    _restore_solutions(mission, by, document, sectors)
    return mission


def measurements_of(document: dict[str, Any]) -> dict[str, Any]:
    """Return the series of a document as ``roadmaps.drafting.measuring`` takes it."""
    series = document.get("indicator") or {"rhythm_months": None, "measurements": []}
    rows = [
        {"on": date.fromisoformat(one["on"]), "value": Decimal(one["value"]), "note": one["note"]}
        for one in series["measurements"]
    ]
    return {"rhythm_months": series["rhythm_months"], "measurements": rows}


def _restore_sectors(mission: Mission, document: dict[str, Any]) -> dict[str, int]:
    """Ask the sectors of the document again; return their keys by name."""
    mission.mission_sectors.all().delete()
    keys = {}
    for position, one in enumerate(each_sector_once(document["sectors"])):
        sector = sector_named(one["name"], one["kind"])
        MissionSector.objects.create(
            mission=mission, sector=sector, contribution=one["contribution"], position=position
        )
        keys[one["name"]] = sector.pk
    return keys


def _restore_solutions(mission: Mission, by: Person, document: dict[str, Any], sectors: dict[str, int]) -> None:
    wanted = {one["slug"]: one for one in document["solutions"]}
    there = {one.slug: one for one in Solution.objects.filter(slug__in=wanted)}
    there |= build_solutions({slug: one for slug, one in wanted.items() if slug not in there})
    before = list(mission.contributions.select_related("solution"))
    mission.contributions.all().delete()
    for position, (slug, one) in enumerate(wanted.items()):
        solution = there[slug]
        Contribution.objects.create(
            mission=mission, solution=solution, expected_share=one["expected_share"], position=position
        )
        if not is_frozen_elsewhere(solution, mission) and may_change(solution, by):
            save_solution(mission=mission, by=by, solution=solution, **solution_values(one, sectors, there))
    for contribution in before:
        # A solution that nobody has any more goes; the revision that was kept has all of it.
        if contribution.solution.slug not in wanted:
            delete_solution(contribution.solution)


def solution_values(one: dict[str, Any], sectors: dict[str, int], there: dict[str, Solution]) -> dict[str, Any]:
    """Return a solution of a document, but for its share, as ``roadmaps.drafting.portfolio.save_solution`` takes it."""
    lead = next((partner for partner in one["partners"] if partner["part"] == "lead"), {"kind": "", "name": ""})
    funding = [{**line, "secured": "secured" if line["is_secured"] else "sought"} for line in one["funding"]]
    return {
        **{field: one[field] for field in OF_SOLUTION},
        "lead_kind": lead["kind"],
        "lead_name": lead["name"],
        "partners": [
            {"kind": partner["kind"], "name": partner["name"]}
            for partner in one["partners"]
            if partner["part"] == "partner"
        ],
        "sectors": [str(sectors[name]) for name in one["sectors"] if name in sectors],
        "funding": [{key: line[key] for key in ("kind", "funder", "amount", "secured")} for line in funding],
        "milestones": one.get("milestones", []),
        "feeds_back_to": [str(there[slug].pk) for slug in one.get("feeds_back_to", []) if slug in there],
    }
