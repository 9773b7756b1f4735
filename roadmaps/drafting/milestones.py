"""What a mission should reach on the way, as it is set while it is drafted."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from accounts.models import Person
from roadmaps.drafting.missions import merged_onto, open_draft, touch
from roadmaps.models import Milestone, Mission


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
