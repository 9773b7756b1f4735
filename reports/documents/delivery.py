"""The delivery report of a roadmap for a period: what moved, what is late, what was learnt, what it cost."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from govuk.addresses import absolute
from reports.documents.frame import framed, revisions_told, sealed
from roadmaps.delivery.facts import facts_of
from roadmaps.models import Mission, Roadmap
from roadmaps.models.mission import FOLLOWED_STAGES
from roadmaps.revisions.freezing import latest_revisions_of
from roadmaps.wording import long_date

PARTS = {
    "moved": "What moved",
    "late": "What is late",
    "learnt": "What was learnt",
    "cost": "What it cost",
    "missions": "Mission by mission",
    "glossary": "What the words mean",
}
HOW = {"worked": "worked", "partly": "worked in part", "failed": "did not work"}


def delivery_content(roadmap: Roadmap, since: date, until: date, parts: Sequence[str] = tuple(PARTS)) -> dict[str, Any]:
    """Return what came on record of the missions of a roadmap from the day ``since`` to the day ``until``, both included.

    It stays the same however late it is asked for: what came on record after the last day is left out.
    """
    start, end = _start(since), min(_end(until), timezone.now())
    missions = list(Mission.objects.public_within(roadmap).with_parents().filter(stage__in=FOLLOWED_STAGES))
    told = [(one, facts_of(one, start, end)) for one in missions]
    period = f"{long_date(since)} to {long_date(until)}"
    around = {
        "moved": lambda: _moved(told),
        "late": lambda: _late(told),
        "learnt": lambda: _learnt(told),
        "cost": lambda: _cost(told),
        "missions": lambda: [_mission(mission, facts) for mission, facts in told],
    }
    content = {
        **framed(
            roadmap, title=roadmap.title, kind="Delivery report", path=roadmap.get_absolute_url(), subtitle=period
        ),
        "period": period,
        "lead": _lead(told),
        **{name: gather() for name, gather in around.items() if name in parts},
        "revisions": revisions_told(missions, latest_revisions_of(missions)),
    }
    return sealed(content, without=set(PARTS) - set(parts))


Told = Sequence[tuple[Mission, dict[str, Any]]]


def _start(day: date) -> datetime:
    # Facts are those that came after a moment: the last one of the day before.
    return timezone.make_aware(datetime.combine(day, time.min)) - timezone.timedelta(microseconds=1)


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _lead(told: Told) -> str:
    if not told:
        return "No mission of this roadmap has been adopted yet, so there is nothing to report."
    states = [facts["path"]["label"] for _, facts in told]
    counted = [f"{states.count(one)}: {one.lower()}" for one in dict.fromkeys(states)]
    late = sum(len(facts["late"]) for _, facts in told)
    number = f"{len(told)} mission{'' if len(told) == 1 else 's'}"
    milestones = f"{late} milestone{' is' if late == 1 else 's are'} late." if late else "No milestone is late."
    return f"{number} followed at the end of this period ({'; '.join(counted)}). {milestones}"


def _moved(told: Told) -> list[dict[str, str]]:
    rows = []
    for mission, facts in told:
        said = [
            *(f"Figure on {long_date(one['on'])}: {one['figure']}." for one in facts["figures"]),
            *(f"Milestone reached: {one['title']}, {long_date(one['on'])}." for one in facts["reached"]),
            *(f"{one['title']}: {one['status'].lower()}. {one['says']}" for one in facts["solutions"]),
            *(f"Change {one['number']} {one['state']}: {one['reason']}" for one in facts["changes"]),
            *(f"{one['organisation']}: {one['state'].lower()}. {one['says']}" for one in facts["pledges"]),
        ]
        rows += [{"mission": mission.title if place == 0 else "", "says": one} for place, one in enumerate(said)]
    return rows


def _late(told: Told) -> list[dict[str, str]]:
    rows = []
    for mission, facts in told:
        rows += [
            {"mission": mission.title, "what": one["title"], "due": long_date(one["on"]), "why": ""}
            for one in facts["late"]
        ]
        rows += [
            {
                "mission": mission.title,
                "what": one["title"],
                "due": f"Moved from {long_date(one['was'])} to {long_date(one['on'])}",
                "why": one["why"],
            }
            for one in facts["moved"]
        ]
        rows += [
            {"mission": mission.title, "what": one["title"], "due": "Dropped", "why": one["why"]}
            for one in facts["dropped"]
        ]
    return rows


def _learnt(told: Told) -> list[dict[str, str]]:
    return [
        {"mission": mission.title, "title": one["title"], "how": HOW[one["outcome"]], "changes": one["changes"]}
        for mission, facts in told
        for one in facts["learnt"]
    ]


def _cost(told: Told) -> list[dict[str, str]]:
    return [
        {
            "mission": mission.title,
            **{name: f"£{facts['money'][name]}" for name in ("secured", "committed", "spent", "spent_since")},
        }
        for mission, facts in told
    ]


def _mission(mission: Mission, facts: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": mission.title,
        "stage": mission.get_stage_display(),
        "path": facts["path"]["label"],
        "says": facts["path"]["says"],
        "next": [f"{long_date(one['on'])}: {one['title']}" for one in facts["next"]],
        "address": absolute(mission.get_absolute_url()),
    }
