"""What is on record of some time of a mission's delivery, as the facts of a stage report.

Every figure can be worked out again from the record, also later: what happened after the last day is left out, and a
measurement that was corrected after it counts as it stood then.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from roadmaps.criteria.dossier import Measured
from roadmaps.criteria.path import DueMark
from roadmaps.delivery.paths import path_of
from roadmaps.examination.method import current_method
from roadmaps.models import (
    FundingLine,
    LearningEntry,
    Measurement,
    Milestone,
    Mission,
    PledgeReport,
    ProposedChange,
    StatusChange,
)
from roadmaps.wording import number, with_unit

COMING = 5


def facts_of(mission: Mission, since: date, until: date) -> dict[str, Any]:
    """Return what is on record after the day ``since`` up to the end of the day ``until``, as JSON keeps it."""
    measured = _measured(mission, until)
    milestones = [_then(one, until) for one in mission.milestones.prefetch_related("moves")]
    thresholds = current_method().thresholds
    standing = [Measured(one["on"], one["value"]) for one in measured]
    marks = [DueMark(one["due_on"], one["reached_on"]) for one in milestones if not one["dropped_on"]]
    path = path_of(mission, standing, marks, thresholds, as_of=until)
    return {
        "path": {"state": str(path.state), "label": path.label, "says": path.says},
        "figures": [
            {"on": one["on"].isoformat(), "figure": with_unit(one["value"], mission.unit), "source": one["source"]}
            for one in measured
            if since < one["reported"] <= until
        ],
        **_of_milestones(milestones, since, until),
        "solutions": _solutions(mission, since, until),
        "money": _money(mission, since, until),
        "learnt": _learnt(mission, since, until),
        "changes": _changes(mission, since, until),
        "pledges": _pledges(mission, since, until),
    }


def _measured(mission: Mission, until: date) -> list[dict[str, Any]]:
    """Return the measurements that stood at the end of a day, as they stood then."""
    rows = Measurement.objects.filter(indicator__mission=mission).prefetch_related("corrections").order_by("on")
    found = []
    for row in rows:
        # What was drafted with the mission was there from its beginning.
        reported = timezone.localdate(row.reported_at) if row.reported_at else date.min
        later = [one for one in row.corrections.all() if timezone.localdate(one.at) > until]
        struck = row.struck_at and timezone.localdate(row.struck_at) <= until
        if reported <= until and not struck:
            value, source = (later[0].was, later[0].was_from) if later else (row.value, row.source)
            found.append({"on": row.on, "value": value, "source": source, "reported": reported})
    return found


def _then(milestone: Milestone, until: date) -> dict[str, Any]:
    """Return a milestone as it stood at the end of a day."""
    moves = list(milestone.moves.all())
    later = [one for one in moves if timezone.localdate(one.at) > until]
    known = {name: day if day and day <= until else None for name, day in _ends(milestone)}
    return {
        "title": milestone.title,
        "due_on": later[0].was_due_on if later else milestone.due_on,
        "moves": [one for one in moves if one not in later],
        "because": milestone.dropped_because,
        **known,
    }


def _ends(milestone: Milestone) -> tuple[tuple[str, date | None], ...]:
    return ("reached_on", milestone.reached_on), ("dropped_on", milestone.dropped_on)


def _of_milestones(milestones: list[dict[str, Any]], since: date, until: date) -> dict[str, Any]:
    to_come = [one for one in milestones if not one["reached_on"] and not one["dropped_on"]]
    return {
        "reached": [_dated(one, "reached_on") for one in milestones if _within(one["reached_on"], since, until)],
        "late": [_dated(one, "due_on") for one in to_come if one["due_on"] < until],
        "moved": [
            {
                "title": one["title"],
                "was": move.was_due_on.isoformat(),
                "on": move.due_on.isoformat(),
                "why": move.reason,
            }
            for one in milestones
            for move in one["moves"]
            if _within(timezone.localdate(move.at), since, until)
        ],
        "dropped": [
            {"title": one["title"], "why": one["because"]}
            for one in milestones
            if _within(one["dropped_on"], since, until)
        ],
        "next": [_dated(one, "due_on") for one in to_come if one["due_on"] >= until][:COMING],
    }


def _within(day: date | None, since: date, until: date) -> bool:
    return day is not None and since < day <= until


def _dated(milestone: dict[str, Any], name: str) -> dict[str, str]:
    return {"title": milestone["title"], "on": milestone[name].isoformat()}


def _solutions(mission: Mission, since: date, until: date) -> list[dict[str, str]]:
    moved = StatusChange.objects.filter(solution__contributions__mission=mission).select_related("solution")
    return [
        {"title": one.solution.title, "status": one.get_status_display(), "says": one.says}
        for one in moved.order_by("pk")
        if _within(timezone.localdate(one.at), since, until)
    ]


def _money(mission: Mission, since: date, until: date) -> dict[str, str]:
    """Return the pounds that were secured, committed and spent by the end, and how many of them in this time."""
    lines = FundingLine.objects.filter(solution__contributions__mission=mission).prefetch_related("reports")
    by_end = _totals(lines, until)
    before = _totals(lines, since)
    return {
        **{name: number(value) for name, value in by_end.items()},
        "spent_since": number(by_end["spent"] - before["spent"]),
    }


def _totals(lines: Iterable[FundingLine], day: date) -> dict[str, Decimal]:
    totals = dict.fromkeys(("secured", "committed", "spent"), Decimal(0))
    for line in lines:
        # The newest first: see the model.
        last = next((one for one in line.reports.all() if one.on <= day and timezone.localdate(one.at) <= day), None)
        if last is None:
            totals["secured"] += (line.amount or 0) if line.is_secured else 0
            continue
        for name in totals:
            totals[name] += getattr(last, name)
    return totals


def _learnt(mission: Mission, since: date, until: date) -> list[dict[str, Any]]:
    entries = LearningEntry.objects.filter(mission=mission, is_public=True).order_by("pk")
    return [
        {"key": one.pk, "title": one.title, "outcome": one.outcome, "changes": one.changes}
        for one in entries
        if _within(timezone.localdate(one.written_at), since, until)
    ]


def _changes(mission: Mission, since: date, until: date) -> list[dict[str, Any]]:
    decided = mission.changes.filter(state__in=(ProposedChange.State.MADE, ProposedChange.State.REFUSED))
    return [
        {"number": one.number, "state": one.state, "reason": one.reason}
        for one in decided.order_by("number")
        if _within(timezone.localdate(one.decided_at), since, until)
    ]


def _pledges(mission: Mission, since: date, until: date) -> list[dict[str, str]]:
    reports = PledgeReport.objects.filter(pledge__mission=mission).select_related("pledge__organisation")
    return [
        {"organisation": one.pledge.organisation.name, "state": one.get_state_display(), "says": one.says}
        for one in reports.order_by("pk")
        if _within(timezone.localdate(one.at), since, until)
    ]
