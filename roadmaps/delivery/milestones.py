"""Milestones while a mission is delivered: reached, moved with a reason, or dropped with one."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from govuk.cleaning import clean_text
from roadmaps.delivery.due import SOON
from roadmaps.delivery.opening import open_delivery
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import Milestone, MilestoneMove, MilestoneReport, Mission, Stage
from roadmaps.telling import team, tell_of_mission
from roadmaps.wording import long_date

Happened = MilestoneReport.Happened
# What has been late for longer was told before, or was late when this service began to tell it.
LATE_FOR = timedelta(days=30)
DROPPED = "This milestone was dropped, so nothing more is reported of it."


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: Person, on: date | None, mission: Mission | None = None) -> Milestone:
    """Record the day on which a milestone was reached, or None to take it back; return it.

    ``mission`` is the one whose officer reports a milestone of a solution. Raises NotAllowed, WrongStage, and DoesNotFit
    for a day to come, and for what was reached or dropped before.
    """
    mission = open_delivery(milestone.mission or mission, by)
    milestone = _standing(mission, milestone, "on")
    if on and on > timezone.localdate():
        raise DoesNotFit(milestone, {"on": "The day on which it was reached cannot be in the future"})
    if on and milestone.reached_on:
        raise DoesNotFit(milestone, {"on": "This milestone was reached already. Take that back first, if it was not"})
    happened = Happened.REACHED if on else Happened.TAKEN_BACK
    MilestoneReport.objects.create(milestone=milestone, happened=happened, on=on or timezone.localdate(), by=by)
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on"])
    if on:
        tell_of_mission(
            "milestone.reached",
            mission,
            key=f"{milestone.pk}:{on}",
            by=by,
            to=team(mission),
            public=True,
            on=long_date(on),
            milestone=milestone.title,
        )
    return milestone


@transaction.atomic
def move_milestone(
    *, milestone: Milestone, by: Person, due_on: date, reason: str, seen: str, mission: Mission | None = None
) -> MilestoneMove:
    """Give a milestone another date, with the reason; return the record, which keeps the date that it had.

    ``seen`` is the date that the person saw, as ISO 8601 writes it. Raises NotAllowed, WrongStage, ChangedMeanwhile, and
    DoesNotFit for what was reached or dropped, no other date, or one after the deadline.
    """
    mission = open_delivery(milestone.mission or mission, by)
    milestone = _to_come(mission, milestone, "due_on")
    if milestone.due_on.isoformat() != seen:
        raise ChangedMeanwhile("Somebody else has moved this milestone since you opened it.")
    if due_on == milestone.due_on:
        raise DoesNotFit(milestone, {"due_on": "Enter another date than the one it has"})
    if mission.deadline and due_on > mission.deadline:
        raise DoesNotFit(milestone, {"due_on": "The date must not be after the mission's deadline"})
    moved = MilestoneMove.objects.create(
        milestone=milestone, was_due_on=milestone.due_on, due_on=due_on, reason=clean_text(reason), by=by
    )
    milestone.due_on = due_on
    milestone.save(update_fields=["due_on"])
    says = f"It was due on {long_date(moved.was_due_on)}, and is now due on {long_date(due_on)}."
    _tell(mission, milestone, f"moved:{moved.pk}", by, f"It has another date. {says}", moved.reason)
    return moved


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: Person, reason: str, mission: Mission | None = None) -> Milestone:
    """Drop a milestone that will not be reached, with the reason; return it. It stays on the record.

    Raises NotAllowed, WrongStage, and DoesNotFit for what was reached or dropped before.
    """
    mission = open_delivery(milestone.mission or mission, by)
    milestone = _to_come(mission, milestone, "reason")
    milestone.dropped_on, milestone.dropped_because = timezone.localdate(), clean_text(reason)
    milestone.save(update_fields=["dropped_on", "dropped_because"])
    MilestoneReport.objects.create(milestone=milestone, happened=Happened.DROPPED, on=milestone.dropped_on, by=by)
    _tell(mission, milestone, f"dropped:{milestone.pk}", by, "It was dropped.", milestone.dropped_because)
    return milestone


def _standing(mission: Mission, milestone: Milestone, field: str) -> Milestone:
    """Return the fresh row of a milestone of a mission, or of one of its solutions. Raises DoesNotFit once dropped."""
    fresh = Milestone.objects.select_related("solution").get(pk=milestone.pk)
    if fresh.solution_id and not mission.contributions.filter(solution=fresh.solution_id).exists():
        raise DoesNotFit(fresh, {field: "This milestone belongs to another mission"})
    if fresh.dropped_on:
        raise DoesNotFit(fresh, {field: DROPPED})
    return fresh


def _to_come(mission: Mission, milestone: Milestone, field: str) -> Milestone:
    fresh = _standing(mission, milestone, field)
    if fresh.reached_on:
        raise DoesNotFit(fresh, {field: "This milestone was reached. Take that back first, if it was not"})
    return fresh


def _tell(mission: Mission, milestone: Milestone, key: str, by: Person, says: str, reason: str) -> None:
    tell_of_mission(
        "milestone.changed",
        mission,
        key=key,
        by=by,
        to=team(mission),
        public=True,
        milestone=milestone.title,
        says=says,
        reason=reason,
    )


def remind_of_milestones(today: date | None = None) -> int:
    """Tell the officers of missions in delivery of milestones that are due soon, and once of each that is late.

    Return how many. Safe to run at any moment, and twice.
    """
    today = today or timezone.localdate()
    due = Milestone.objects.filter(
        mission__stage=Stage.IN_DELIVERY,
        mission__archived_at=None,
        reached_on=None,
        dropped_on=None,
        due_on__range=(today - LATE_FOR, today + SOON),
    ).select_related("mission__challenge__roadmap")
    for one in due:
        tell_of_mission(
            "milestone.late" if one.due_on < today else "milestone.due",
            one.mission,
            key=f"{one.pk}:{one.due_on}",
            to=team(one.mission),
            on=long_date(one.due_on),
            milestone=one.title,
        )
    return len(due)
