"""What a mission should reach on the way: set while it is drafted, reported while it is delivered."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from locking import lock_row
from roadmaps.drafting.missions import NOT_YOURS, merged_onto, open_draft, touch
from roadmaps.errors import WrongStage
from roadmaps.models import Milestone, Mission, Stage
from roadmaps.telling import team, tell_of_mission
from roadmaps.wording import long_date

DUE_SOON = timedelta(days=14)
# What has been late for longer was told before, or was late when this service began to tell it.
LATE_FOR = timedelta(days=30)


@transaction.atomic
def add_milestone(*, mission: Mission, by: Person, title: str, due_on: date) -> Milestone:
    """Add something to reach on the way; return it."""
    mission = open_draft(mission, by)
    touch(mission)
    return Milestone.objects.create(mission=mission, title=title, due_on=due_on)


@transaction.atomic
def change_milestone(
    *, milestone: Milestone, by: Person, base: Mapping[str, Any] | None = None, title: str, due_on: date
) -> Milestone:
    """Change what should be true by when; return the milestone. Raises EditConflict."""
    mission = open_draft(milestone.mission, by)
    milestone = Milestone.objects.get(pk=milestone.pk)
    now = {"title": milestone.title, "due_on": milestone.due_on}
    kept = merged_onto(mission, base, now, {"title": title, "due_on": due_on})
    milestone.title, milestone.due_on = kept["title"], kept["due_on"]
    milestone.save(update_fields=["title", "due_on"])
    touch(mission)
    return milestone


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: Person) -> None:
    """Take a milestone out of a draft."""
    mission = open_draft(milestone.mission, by)
    milestone.delete()
    touch(mission)


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: Person, on: date | None) -> Milestone:
    """Record the day on which a milestone was reached, or None to take it back; return it.

    Raises NotAllowed, and WrongStage unless the mission is in delivery.
    """
    mission = lock_row(milestone.mission)
    require(by, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    if mission.stage != "in delivery":
        raise WrongStage("Milestones are reported while a mission is in delivery.")
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


def remind_of_milestones(today: date | None = None) -> int:
    """Tell the officers of missions in delivery of milestones that are due soon, and once of each that is late.

    Return how many. Safe to run at any moment, and twice.
    """
    today = today or timezone.localdate()
    due = Milestone.objects.filter(
        mission__stage=Stage.IN_DELIVERY,
        mission__archived_at=None,
        reached_on=None,
        due_on__range=(today - LATE_FOR, today + DUE_SOON),
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
