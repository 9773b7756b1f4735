"""Things that several missions share: who may change them, and how others suggest a change.

A solution, a challenge or an organisation is changed only by somebody who works on every mission that it serves. Whoever
changes it has drafted all of them, and may judge none.
"""

from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from notifications.telling import tell
from roadmaps.errors import SharedWithOthers
from roadmaps.models import Challenge, Mission, Note, Solution
from roadmaps.permissions import Shared, missions_of, missions_of_others
from roadmaps.telling import team

# As many missions are named in a sentence; the rest are counted.
NAMED = 3
# Where a suggestion stands among the notes of a draft.
NOTED_AT = {Solution: "title", Challenge: "evidence"}


def may_change(thing: Shared, person: Any) -> bool:
    """Say whether ``person`` works on every mission that ``thing`` serves."""
    return person.has_perm("roadmaps.edit_shared", thing)


def require_change(thing: Shared, by: Person) -> None:
    """Return quietly when ``by`` may change a shared thing. Raises SharedWithOthers, naming whose missions it serves."""
    if not may_change(thing, by):
        others = in_words(missions_of_others(thing, by))
        raise SharedWithOthers(
            f"“{thing}” also serves {others}, which you do not work on, so it is not yours alone to change. "
            "Suggest the change to the officers of the others. What you wrote was not saved."
        )


def in_words(missions: Any) -> str:
    """Return the titles of a few missions, and how many there are besides."""
    titles = [f"“{title}”" for title in missions.order_by("title").values_list("title", flat=True)]
    named = titles[:NAMED] + ([f"{len(titles) - NAMED} more"] if len(titles) > NAMED else [])
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}" if named else "other missions"


def count_as_drafter(thing: Shared, by: Person) -> None:
    """Note that ``by`` has drafted every mission that ``thing`` serves (criteria: nobody judges their own)."""
    through = Mission.drafters.through
    through.objects.bulk_create(
        [through(mission_id=key, person=by) for key in missions_of(thing).values_list("pk", flat=True)],
        ignore_conflicts=True,
    )


@transaction.atomic
def suggest_change(*, thing: Shared, by: Person, says: str) -> list[Mission]:
    """Tell the officers of the other missions that ``thing`` serves what should change in it; return those missions.

    Each lead and editor is told; a draft that shows the thing gets a note. Raises NotAllowed.
    """
    require(by, "roadmaps.start_mission")
    missions = list(missions_of_others(thing, by).select_related("lead_officer"))
    if field := NOTED_AT.get(type(thing)):
        solution = thing if isinstance(thing, Solution) else None
        Note.objects.bulk_create(
            Note(mission=one, solution=solution, field=field, body=f"Suggested for “{thing}”: {says}", author=by)
            for one in missions
        )
    told = set().union(*(team(one) for one in missions))
    tell(
        "change.suggested",
        key=f"{type(thing).__name__}:{thing.pk}:{by.pk}:{timezone.now().timestamp()}",
        heading=str(thing),
        address=reverse("workbench"),
        to=told,
        but_not=[by],
        thing=thing,
        who=by,
        says=says,
    )
    return missions
