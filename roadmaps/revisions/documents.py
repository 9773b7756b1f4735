"""A mission with its portfolio as one plain document: what revisions, findings, pages and reports all read."""

import hashlib
import json
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, F, OuterRef, Prefetch, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce, JSONObject

from roadmaps.fields import CHALLENGE, OF_MISSION, OF_SOLUTION, OF_TARGET
from roadmaps.models import (
    Contribution,
    FundingLine,
    Measurement,
    Milestone,
    Mission,
    MissionSector,
    Partnership,
    Sector,
    Solution,
)
from roadmaps.wording import plain

MILESTONE = {"title": "title", "due_on": "due_on"}


def _rows(of: QuerySet, **columns: str) -> ArraySubquery:
    """Return a column that holds rows of another table, each an object of ``columns``, in their own order."""
    return ArraySubquery(of.values(row=JSONObject(**columns)))


def _text(column: str) -> Cast:
    """Return a number as text: JSON would round it."""
    return Cast(column, TextField())


def with_portfolio(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    """Return ``missions`` with all that their documents hold, in two queries however many there are."""
    of_it = {"mission": OuterRef("pk")}
    return (
        missions.select_related("challenge__roadmap")
        .annotate(
            rhythm_months=F("indicator__rhythm_months"),
            sector_rows=_rows(
                MissionSector.objects.filter(**of_it),
                name="sector__name",
                kind="sector__kind",
                contribution="contribution",
            ),
            milestone_rows=_rows(Milestone.objects.filter(**of_it), **MILESTONE, reached_on="reached_on"),
            measurement_rows=_rows(
                Measurement.objects.filter(indicator__mission=OuterRef("pk")),
                on="on",
                value=_text("value"),
                note="note",
            ),
        )
        .prefetch_related(Prefetch("contributions", _contributions()))
    )


def _contributions() -> QuerySet[Contribution]:
    of_it = {"solution": OuterRef("solution")}
    name = Coalesce("organisation__name", Value(""), output_field=CharField())
    return Contribution.objects.select_related("solution").annotate(
        sector_names=ArraySubquery(Sector.objects.filter(solutions=OuterRef("solution")).values("name")),
        feeds_back_slugs=ArraySubquery(Solution.objects.filter(learns_from=OuterRef("solution")).values("slug")),
        partner_rows=_rows(Partnership.objects.filter(**of_it), part="part", kind="kind", name=name),
        funding_rows=_rows(
            FundingLine.objects.filter(**of_it),
            kind="kind",
            funder="funder",
            amount=_text("amount"),
            is_secured="is_secured",
        ),
        milestone_rows=_rows(Milestone.objects.filter(**of_it), **MILESTONE),
    )


def document_of(mission: Mission) -> dict[str, Any]:
    """Return the mission with its portfolio as JSON-ready values: what is frozen, examined, compared and exported.

    Fetch the mission by ``with_portfolio`` to spare queries; one that was fetched otherwise costs two.
    """
    whole = mission if hasattr(mission, "sector_rows") else with_portfolio(Mission.objects.filter(pk=mission.pk)).get()
    challenge = mission.challenge
    return {
        "roadmap": {key: getattr(challenge.roadmap, key) for key in ("slug", "title", "place", "year")},
        "challenge": {key: getattr(challenge, key) for key in CHALLENGE},
        "mission": {"slug": mission.slug} | {key: plain(getattr(mission, name)) for key, name in OF_MISSION.items()},
        "target": {key: plain(getattr(mission, name)) for key, name in OF_TARGET.items()},
        "sectors": whole.sector_rows,
        "milestones": [{key: row[key] for key in MILESTONE} for row in whole.milestone_rows],
        "indicator": {
            "rhythm_months": whole.rhythm_months,
            "measurements": [{**row, "value": _number(row["value"])} for row in whole.measurement_rows],
        },
        "solutions": [_solution(contribution) for contribution in whole.contributions.all()],
    }


def _solution(contribution: Contribution) -> dict[str, Any]:
    solution = contribution.solution
    return {
        **{name: getattr(solution, name) for name in ("slug", *OF_SOLUTION, "provenance")},
        "feeds_back_to": sorted(contribution.feeds_back_slugs),
        "sectors": sorted(contribution.sector_names),
        "partners": contribution.partner_rows,
        "funding": [{**row, "amount": _number(row["amount"])} for row in contribution.funding_rows],
        "milestones": contribution.milestone_rows,
        "expected_share": plain(contribution.expected_share),
    }


def _number(text: str | None) -> str | None:
    return None if text is None else plain(Decimal(text))


def digest_of(document: dict[str, Any]) -> str:
    """Return the SHA-256 of the document in its one canonical spelling."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
