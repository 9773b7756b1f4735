"""What came on record of a mission's delivery between two moments, as the facts of a stage report.

Every figure can be worked out again from the record, also later: what came after the second moment is left out, and a
measurement that was corrected or a milestone that was moved after it counts as it stood then.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone

from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.path import DueMark
from roadmaps.delivery.money import Pounds, pounds_of
from roadmaps.delivery.paths import path_of
from roadmaps.examination.method import current_method
from roadmaps.models import (
    FundingLine,
    LearningEntry,
    Measurement,
    Milestone,
    MilestoneReport,
    Mission,
    PledgeReport,
    ProposedChange,
    StatusChange,
)
from roadmaps.wording import number, with_unit

Happened = MilestoneReport.Happened
COMING = 5


def facts_of(mission: Mission, since: datetime, until: datetime) -> dict[str, Any]:
    """Return what came on record after the moment ``since`` and not after ``until``, as JSON keeps it."""
    measured = _measured(mission, until)
    milestones = [_then(one, until) for one in mission.milestones.prefetch_related("moves", "reports")]
    thresholds = current_method().thresholds
    standing = [Measured(one["on"], one["value"]) for one in measured]
    marks = [DueMark(one["due_on"], one["reached_on"]) for one in milestones if not one["dropped_on"]]
    path = path_of(mission, standing, marks, thresholds, as_of=timezone.localdate(until))
    return {
        "path": {"state": str(path.state), "label": path.label, "says": path.says},
        "figures": [
            {"on": one["on"].isoformat(), "figure": with_unit(one["value"], mission.unit), "source": one["source"]}
            for one in measured
            if _within(one["reported"], since, until)
        ],
        **_of_milestones(milestones, since, until),
        "solutions": _solutions(mission, since, until),
        "money": _money(mission, since, until),
        "learnt": _learnt(mission, since, until),
        "changes": _changes(mission, since, until),
        "pledges": _pledges(mission, since, until),
    }


def _measured(mission: Mission, until: datetime) -> list[dict[str, Any]]:
    """Return the measurements that stood at a moment, as they stood then."""
    rows = Measurement.objects.filter(indicator__mission=mission).prefetch_related("corrections").order_by("on")
    found = []
    for row in rows:
        # What was drafted with the mission was there from its beginning.
        later = [one for one in row.corrections.all() if one.at > until]
        struck = row.struck_at and row.struck_at <= until
        if (row.reported_at is None or row.reported_at <= until) and not struck:
            value, source = (later[0].was, later[0].was_from) if later else (row.value, row.source)
            found.append({"on": row.on, "value": value, "source": source, "reported": row.reported_at})
    return found


def _then(milestone: Milestone, until: datetime) -> dict[str, Any]:
    """Return a milestone as it stood at a moment."""
    moves = list(milestone.moves.all())
    later = [one for one in moves if one.at > until]
    reports = [one for one in milestone.reports.all() if one.at <= until]
    last = reports[-1] if reports else None
    happened = last.happened if last else ""
    # One that was reached before there was a record of it was reached from the beginning.
    unrecorded = milestone.reached_on if not milestone.reports.all() else None
    return {
        "title": milestone.title,
        "due_on": later[0].was_due_on if later else milestone.due_on,
        "moves": [one for one in moves if one not in later],
        "because": milestone.dropped_because,
        "reached_on": last.on if happened == Happened.REACHED else unrecorded,
        "dropped_on": last.on if happened == Happened.DROPPED else None,
        "reported": last.at if last else None,
    }


def _of_milestones(milestones: list[dict[str, Any]], since: datetime, until: datetime) -> dict[str, Any]:
    today = timezone.localdate(until)
    to_come = [one for one in milestones if not one["reached_on"] and not one["dropped_on"]]
    return {
        "reached": [
            _dated(one, "reached_on")
            for one in milestones
            if one["reached_on"] and _within(one["reported"], since, until)
        ],
        "late": [_dated(one, "due_on") for one in to_come if one["due_on"] < today],
        "moved": [
            {
                "title": one["title"],
                "was": move.was_due_on.isoformat(),
                "on": move.due_on.isoformat(),
                "why": move.reason,
            }
            for one in milestones
            for move in one["moves"]
            if _within(move.at, since, until)
        ],
        "dropped": [
            {"title": one["title"], "why": one["because"]}
            for one in milestones
            if one["dropped_on"] and _within(one["reported"], since, until)
        ],
        "next": [_dated(one, "due_on") for one in to_come if one["due_on"] >= today][:COMING],
    }


def _within(at: datetime | None, since: datetime, until: datetime) -> bool:
    return at is not None and since < at <= until


def _dated(milestone: dict[str, Any], name: str) -> dict[str, str]:
    return {"title": milestone["title"], "on": milestone[name].isoformat()}


def _solutions(mission: Mission, since: datetime, until: datetime) -> list[dict[str, str]]:
    moved = StatusChange.objects.filter(solution__contributions__mission=mission).select_related("solution")
    return [
        {"title": one.solution.title, "status": one.get_status_display(), "says": one.says}
        for one in moved.order_by("pk")
        if _within(one.at, since, until)
    ]


def _money(mission: Mission, since: datetime, until: datetime) -> dict[str, str]:
    """Return the pounds that were secured, committed and spent by the end, and how many of them in this time."""
    lines = FundingLine.objects.filter(solution__contributions__mission=mission).prefetch_related("reports")
    by_end = _totals(lines, until)
    before = _totals(lines, since)
    return {
        "secured": number(by_end.secured),
        "committed": number(by_end.committed),
        "spent": number(by_end.spent),
        "spent_since": number(by_end.spent - before.spent),
    }


def _totals(lines: Iterable[FundingLine], moment: datetime) -> Pounds:
    total = Pounds()
    for line in lines:
        # The newest first: see the model.
        total += pounds_of(line, next((one for one in line.reports.all() if one.at <= moment), None))
    return total


def _learnt(mission: Mission, since: datetime, until: datetime) -> list[dict[str, Any]]:
    entries = LearningEntry.objects.filter(mission=mission, is_public=True).order_by("pk")
    return [
        {"key": one.pk, "title": one.title, "outcome": one.outcome, "changes": one.changes}
        for one in entries
        if _within(one.written_at, since, until)
    ]


def _changes(mission: Mission, since: datetime, until: datetime) -> list[dict[str, Any]]:
    decided = mission.changes.filter(state__in=(ProposedChange.State.MADE, ProposedChange.State.REFUSED))
    return [
        {"number": one.number, "state": one.state, "reason": one.reason}
        for one in decided.order_by("number")
        if _within(one.decided_at, since, until)
    ]


def _pledges(mission: Mission, since: datetime, until: datetime) -> list[dict[str, str]]:
    reports = PledgeReport.objects.filter(pledge__mission=mission).select_related("pledge__organisation")
    return [
        {"organisation": one.pledge.organisation.name, "state": one.get_state_display(), "says": one.says}
        for one in reports.order_by("pk")
        if _within(one.at, since, until)
    ]
