"""Start a draft, write its words, target and dates, and move it to another challenge.

Every deed asks the permission, locks the mission and refuses when it stands in no editable stage. Whoever
may edit is one of its drafters, who may not judge it.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from locking import lock, lock_row
from roadmaps import fields
from roadmaps.comparing.merging import merge, spelled
from roadmaps.drafting.coherence import faults_of
from roadmaps.drafting.sharing import count_as_drafter, require_change
from roadmaps.errors import DoesNotFit, EditConflict, WrongStage
from roadmaps.models import Challenge, Mission
from roadmaps.naming import free_slug

NOT_YOURS = "This draft belongs to other officers. You can read it; ask them to add you if you should work on it."
# What officers write of a mission on the drafting pages; the evidence is its challenge's.
DRAFTED = {field.name for field in fields.MISSION if field.drafted} | {"evidence"}


@transaction.atomic
def start_mission(*, challenge: Challenge, title: str, by: Person) -> Mission:
    """Create a draft within ``challenge``, led by its author; return it. Raises NotAllowed."""
    require(by, "roadmaps.start_mission")
    challenge = lock_row(challenge)
    mission = Mission.objects.create(
        challenge=challenge,
        title=title,
        slug=free_slug(Mission, title),
        lead_officer=by,
        position=challenge.missions.count(),
    )
    mission.drafters.add(by)
    return mission


@transaction.atomic
def move_mission(*, mission: Mission, by: Person, challenge: Challenge) -> Mission:
    """Move a draft to the end of another challenge; return the mission. Raises NotAllowed and WrongStage."""
    mission = open_draft(mission, by)
    challenge = lock_row(challenge)
    mission.challenge, mission.position = challenge, challenge.missions.count()
    touch(mission, "challenge", "position")
    return mission


def open_draft(mission: Mission | str, by: Person, *, with_challenge: bool = False) -> Mission:
    """Lock a mission, or the one of that slug, for one change by ``by``, and return the fresh row.

    ``with_challenge`` locks its challenge too. Call inside a transaction. Raises NotAllowed, WrongStage, and
    Mission.DoesNotExist.
    """
    which = {"slug": mission} if isinstance(mission, str) else {"pk": mission.pk}
    also = ("challenge",) if with_challenge else ()
    found = lock(Mission.objects.with_parents().as_seen_by(by), also=also).get(**which)
    require(by, "roadmaps.edit_mission", found, otherwise=NOT_YOURS)
    if not found.is_editable:
        raise WrongStage(
            f"This mission is {found.get_stage_display().lower()}, so its words are frozen. What you sent was not saved."
        )
    return found


@transaction.atomic
def save_draft(*, mission: Mission | str, by: Person, base: Mapping[str, Any] | None = None, **values: Any) -> Mission:
    """Keep words, target, dates or evidence of a draft; return the mission as it now stands.

    ``base`` is what the person saw when they began, spelled by ``roadmaps.comparing.merging``: a field that
    somebody else changed meanwhile is left as they have it, and one that both changed raises EditConflict.
    Without a base the values are kept as they are. Raises NotAllowed, WrongStage, DoesNotFit when what two
    people saved cannot stand together, and SharedWithOthers for evidence of a challenge that others' missions share.
    """
    for field in values:
        if field not in DRAFTED:
            raise TypeError(f"{field} is no field of a draft")
    mission = open_draft(mission, by, with_challenge="evidence" in values)
    now = {field: _value(mission, field) for field in values}
    values = merged_onto(mission, base, now, values)
    faults = faults_of(values)
    if faults:
        raise DoesNotFit(mission, faults)
    changed = {field: value for field, value in values.items() if spelled(value) != spelled(now[field])}
    if "evidence" in changed:
        require_change(mission.challenge, by)
        count_as_drafter(mission.challenge, by)
    _write(mission, changed)
    return mission


def _value(mission: Mission, field: str) -> Any:
    return mission.challenge.evidence if field == "evidence" else getattr(mission, field)


def merged_onto(
    thing: Any, base: Mapping[str, Any] | None, now: Mapping[str, Any], values: dict[str, Any]
) -> dict[str, Any]:
    """Return the values to keep of ``thing``: the person's own, or the one that stands where only others changed it.

    Without a base nobody asks what was there. Raises EditConflict where both changed the same.
    """
    if base is None:
        return values
    theirs, yours = spelled({field: now[field] for field in values}), spelled(values)
    merged = merge(base, theirs, yours)
    if merged.conflicts:
        raise EditConflict(thing, base=base, theirs=theirs, yours=yours, fields=merged.conflicts)
    return {field: now[field] if field in merged.taken else value for field, value in values.items()}


def _write(mission: Mission, changed: dict[str, Any]) -> None:
    """Write what changed. The challenge's other missions that were submitted keep what their revisions froze."""
    if "evidence" in changed:
        mission.challenge.evidence = changed.pop("evidence")
        mission.challenge.save(update_fields=["evidence"])
    for field, value in changed.items():
        setattr(mission, field, value)
    touch(mission, *changed)


def touch(mission: Mission, *fields: str) -> None:
    """Write ``fields`` of a mission, and that something of it was saved just now."""
    mission.updated_at = timezone.now()
    mission.save(update_fields=[*fields, "updated_at"])
