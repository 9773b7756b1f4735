"""The frozen form of a mission: one plain document that revisions, findings and reports all read."""

import hashlib
import json
from typing import Any

from django.db.models import Prefetch

from roadmaps.models import Contribution, Mission, MissionSector, Partnership, Solution
from roadmaps.models.solution import OWN_WORDS
from roadmaps.wording import plain

PORTFOLIO = (
    Prefetch("mission_sectors", MissionSector.objects.select_related("sector")),
    Prefetch("milestones"),
    "indicator__measurements",
    Prefetch("contributions", Contribution.objects.select_related("solution")),
    Prefetch("contributions__solution__sectors"),
    Prefetch("contributions__solution__partnerships", Partnership.objects.select_related("organisation")),
    Prefetch("contributions__solution__funding_lines"),
    Prefetch("contributions__solution__feeds_back_to", Solution.objects.only("slug")),
)
# What a frozen document holds on top, and the engine does not look at.
WHOLE_PORTFOLIO = (
    *PORTFOLIO,
    Prefetch("contributions__solution__milestones"),
)


# How the parts of a target are called in a document, and in the database.
TARGET = {
    "kind": "target_kind",
    "condition": "condition",
    "attested_by": "attested_by",
    "measure": "measure",
    "unit": "unit",
    "direction": "direction",
    "baseline": "baseline_value",
    "baseline_date": "baseline_date",
    "baseline_note": "baseline_note",
    "baseline_is_illustrative": "baseline_is_illustrative",
    "value": "target_value",
    "data_source": "data_source",
}


def document_of(mission: Mission) -> dict[str, Any]:
    """Return the mission with its portfolio as JSON-ready values.

    Fetch the mission with ``prefetch_related(*PORTFOLIO)`` to spare queries.
    """
    challenge = mission.challenge
    return {
        "roadmap": {key: getattr(challenge.roadmap, key) for key in ("slug", "title", "place", "year")},
        "challenge": {key: getattr(challenge, key) for key in ("title", "summary", "origin", "evidence")},
        "mission": {
            key: plain(getattr(mission, key))
            for key in (
                "slug",
                "title",
                "statement",
                "beneficiaries",
                "daily_life",
                "public_voice",
                "starts_on",
                "deadline",
                "note",
            )
        },
        "target": {key: plain(getattr(mission, field)) for key, field in TARGET.items()},
        "sectors": [
            {"name": asked.sector.name, "kind": asked.sector.kind, "contribution": asked.contribution}
            for asked in mission.mission_sectors.all()
        ],
        "milestones": [
            {"title": milestone.title, "due_on": plain(milestone.due_on)} for milestone in mission.milestones.all()
        ],
        "indicator": _indicator(mission),
        "solutions": [
            {**_solution(contribution.solution), "expected_share": plain(contribution.expected_share)}
            for contribution in mission.contributions.all()
        ],
    }


def whole_document_of(mission: Mission) -> dict[str, Any]:
    """Return all of a mission with its portfolio, as it is frozen, compared, copied and exported.

    Fetch the mission with ``prefetch_related(*WHOLE_PORTFOLIO)`` to spare queries.
    """
    document = document_of(mission)
    for solution, contribution in zip(document["solutions"], mission.contributions.all(), strict=True):
        own = contribution.solution
        solution["milestones"] = [{"title": one.title, "due_on": plain(one.due_on)} for one in own.milestones.all()]
    return document


def _indicator(mission: Mission) -> dict[str, Any]:
    # A mission whose figure nobody measures has no indicator at all.
    indicator = getattr(mission, "indicator", None)
    if indicator is None:
        return {"rhythm_months": None, "measurements": []}
    rows = [{"on": plain(one.on), "value": plain(one.value), "note": one.note} for one in indicator.measurements.all()]
    return {"rhythm_months": indicator.rhythm_months, "measurements": rows}


def _solution(solution: Solution) -> dict[str, Any]:
    return {
        **{field: getattr(solution, field) for field in ("slug", *OWN_WORDS, "provenance")},
        "feeds_back_to": sorted(other.slug for other in solution.feeds_back_to.all()),
        "sectors": sorted(sector.name for sector in solution.sectors.all()),
        "partners": [_partner(partnership) for partnership in solution.partnerships.all()],
        "funding": [
            {"kind": line.kind, "funder": line.funder, "amount": plain(line.amount), "is_secured": line.is_secured}
            for line in solution.funding_lines.all()
        ],
    }


def _partner(partnership: Partnership) -> dict[str, str]:
    named = partnership.organisation.name if partnership.organisation else ""
    return {"part": partnership.part, "kind": partnership.kind, "name": named}


def digest_of(document: dict[str, Any]) -> str:
    """Return the SHA-256 of the document in its one canonical spelling."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
