"""Who has a draft open just now, and at which part of it."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from roadmaps.models import Mission, Presence

# Somebody who was seen within this time has the draft open. The page says it is there every half minute.
STILL_HERE = timedelta(minutes=10)


def note_presence(mission: Mission, person: Person, part: str) -> None:
    """Note that ``person`` has the draft of ``mission`` open at ``part``, in one query."""
    Presence.objects.bulk_create(
        [Presence(mission=mission, person=person, part=part[:200], seen_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["mission", "person"],
        update_fields=["part", "seen_at"],
    )


def others_at(mission: Mission, person: Person) -> list[Presence]:
    """Return who else has had the draft open within the last minutes, in one query."""
    recent = Q(seen_at__gte=timezone.now() - STILL_HERE)
    return list(mission.presences.filter(recent).exclude(person=person).select_related("person").order_by("-seen_at"))
