"""Lead and learn: write down what a mission taught, put it right in the open, and say that it helped."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_line, clean_text
from locking import lock_row
from roadmaps.errors import ChangedMeanwhile, DoesNotFit, WrongStage
from roadmaps.models import Helped, LearningEntry, Mission
from roadmaps.telling import is_read_by_everybody, team, tell_of_mission

NOT_YOURS = "Only the officers of this mission write down what it taught."
NOT_YET = "A mission is learnt from once it is adopted. Until then, change the draft."
LINES, TEXTS = ("title",), ("tried", "found", "changes", "stops")
ABOUT = ("solution", "milestone", "revision")


@transaction.atomic
def write_entry(*, mission: Mission, by: Person, **said: Any) -> LearningEntry:
    """Write down what a mission taught; return the entry. Its followers are told, unless it is kept inside.

    ``said`` are the fields of an entry. Raises NotAllowed, WrongStage before adoption, and DoesNotFit for what does not
    belong to the mission, or a failure that does not say what stops.
    """
    mission = Mission.objects.with_parents().get(pk=mission.pk)
    require_learning(mission, by)
    entry = LearningEntry(mission=mission, author=by, **_fitting(mission, said))
    entry.save()
    if entry.is_public:
        _tell(entry, by)
    return entry


@transaction.atomic
def change_entry(*, entry: LearningEntry, by: Person, seen: datetime | None, **said: Any) -> LearningEntry:
    """Put an entry right; return it. What stood there before stays on the record.

    ``seen`` is when it had last been changed as ``by`` opened it. Raises as ``write_entry`` does, and ChangedMeanwhile.
    """
    require_learning(entry.mission, by)
    entry = lock_row(entry)
    if entry.changed_at != seen:
        raise ChangedMeanwhile("Somebody else has changed this entry since you opened it.")
    was_public = entry.is_public
    for name, value in _fitting(entry.mission, said).items():
        setattr(entry, name, value)
    entry.changed_at = timezone.now()
    entry.save()
    if entry.is_public and not was_public:
        _tell(entry, by)
    return entry


def say_it_helped(*, entry: LearningEntry, by: Person, helped: bool = True) -> None:
    """Say that an entry helped, once, or take that back. Raises NotAllowed for who is not signed in or may not read it."""
    require(by, "roadmaps.say_it_helped", entry)
    if helped:
        Helped.objects.get_or_create(entry=entry, person=by)
    else:
        Helped.objects.filter(entry=entry, person=by).delete()


def require_learning(mission: Mission, by: Person) -> None:
    """Return quietly when a person may write down what a mission taught. Raises NotAllowed, and WrongStage before adoption."""
    require(by, "roadmaps.write_learning", mission, otherwise=NOT_YOURS)
    if not mission.is_followed:
        raise WrongStage(NOT_YET)


def _fitting(mission: Mission, said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said with its texts made plain. Raises DoesNotFit, with a sentence for each field."""
    kept = {**said}
    kept.update({name: clean_line(kept[name]) for name in LINES if name in kept})
    kept.update({name: clean_text(kept[name]) for name in TEXTS if name in kept})
    if kept.get("outcome") == LearningEntry.Outcome.FAILED and not kept.get("stops"):
        raise DoesNotFit(mission, {"stops": "Enter what stops because of it"})
    solution, milestone, revision = (kept.get(name) for name in ABOUT)
    if solution and not mission.contributions.filter(solution=solution).exists():
        raise DoesNotFit(mission, {"about": "Choose a solution of this mission"})
    if any(one and one.mission_id != mission.pk for one in (milestone, revision)):
        raise DoesNotFit(mission, {"about": "Choose a milestone or a revision of this mission"})
    return kept


def _tell(entry: LearningEntry, by: Person) -> None:
    tell_of_mission(
        "learning.written",
        entry.mission,
        key=entry.pk,
        by=by,
        to=team(entry.mission),
        public=is_read_by_everybody(entry.mission.stage),
        address=entry.get_absolute_url(),
        title=entry.title,
        outcome=entry.get_outcome_display(),
        tried=entry.tried,
        found=entry.found,
        changes=entry.changes,
        stops=entry.stops,
    )
