"""What came after a mission was frozen, in the query that reads it: measurements, milestones, and how far solutions are.

A document says what was adopted. Pages show beside it what has been reported since.
"""

from collections.abc import Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from roadmaps.criteria import Thresholds
from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.pace import Pace
from roadmaps.criteria.path import DueMark, OnPath
from roadmaps.delivery.paths import pace_now, path_of
from roadmaps.examination.method import current_method
from roadmaps.models import Contribution, Measurement, Milestone, MilestoneMove, Mission


def with_reported(missions: QuerySet[Mission]) -> QuerySet[Mission]:
    """Return missions, each with what was reported of it, in the same query: ``measured``, ``marks``, ``statuses``."""
    measured = Measurement.objects.standing().filter(indicator__mission=OuterRef("pk")).order_by("on")
    moved = MilestoneMove.objects.filter(milestone=OuterRef("pk")).values("was_due_on")
    marks = Milestone.objects.filter(mission=OuterRef("pk")).annotate(was=ArraySubquery(moved)).order_by("due_on", "pk")
    statuses = Contribution.objects.filter(mission=OuterRef("pk"))
    value = Cast("value", TextField())
    return missions.annotate(
        measured=ArraySubquery(measured.values(one=JSONObject(on="on", value=value, note="note"))),
        marks=ArraySubquery(
            marks.values(
                one=JSONObject(
                    title="title", due_on="due_on", reached_on="reached_on", dropped_on="dropped_on", was="was"
                )
            )
        ),
        statuses=ArraySubquery(statuses.values(one=JSONObject(slug="solution__slug", status="solution__status"))),
    )


def document_with_reported(mission: Mission, document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a document with what was reported since it was frozen; the document itself stays as it is.

    Its measurements are those of now, its solutions have the states of now, and each milestone says when it was
    ``reached_on`` or ``dropped_on``, and since when it is ``now_due_on`` another day.
    """
    told = deepcopy(dict(document))
    told["indicator"] = {**(document.get("indicator") or {"rhythm_months": None}), "measurements": mission.measured}
    statuses = {one["slug"]: one["status"] for one in mission.statuses}
    for solution in told["solutions"]:
        solution["status"] = statuses.get(solution["slug"], solution["status"])
    rows = {(one["title"], day): one for one in mission.marks for day in (one["due_on"], *one["was"])}
    for milestone in told["milestones"]:
        row = rows.get((milestone["title"], milestone["due_on"]), {})
        milestone |= {"reached_on": row.get("reached_on"), "dropped_on": row.get("dropped_on")}
        moved = row.get("due_on") != milestone["due_on"]
        milestone["now_due_on"] = row.get("due_on") if moved else None
    return told


def path_reported(mission: Mission, thresholds: Thresholds | None = None) -> OnPath:
    """Return where a mission that was read with ``with_reported`` stands on its path.

    By the method in force, which costs a query, unless ``thresholds`` are given.
    """
    thresholds = thresholds or current_method().thresholds
    measured = _measured(mission)
    marks = [DueMark(_day(one["due_on"]), _day(one["reached_on"])) for one in mission.marks if not one["dropped_on"]]
    return path_of(mission, measured, marks, thresholds, as_of=timezone.localdate())


def pace_reported(mission: Mission) -> Pace | None:
    """Return the pace of a mission's figure that was read with ``with_reported``; None where too little was measured."""
    return pace_now(mission, _measured(mission))


def _measured(mission: Mission) -> list[Measured]:
    return [Measured(_day(one["on"]), Decimal(one["value"])) for one in mission.measured]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
