"""Who works on a draft: the lead asks others to edit or to comment, and may hand it over."""

import re

from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import Person, Role
from accounts.permissions import require
from locking import lock_row
from roadmaps.models import Collaborator, Mission, Note, Solution
from roadmaps.telling import readers, tell_of_mission

NOT_LEAD = "Only the lead officer of this mission chooses who works on it."
NOT_INSIDE = "Notes are for the officers of this mission and whom they asked to comment."


@transaction.atomic
def invite(*, mission: Mission, by: Person, person: Person, may: str) -> Collaborator:
    """Let ``person`` edit the draft ("edit") or comment on it ("comment"), and write to them; return the invitation.

    Whoever is asked to edit counts as a drafter, who may not judge the mission. Raises NotAllowed, also for
    somebody who does not hold the role that it takes.
    """
    require(by, "roadmaps.choose_collaborators", mission, otherwise=NOT_LEAD)
    if may == Collaborator.May.EDIT and Role.OFFICER not in person.roles:
        raise NotAllowed(f"{person} is not a council officer, so they can be asked to comment but not to edit.")
    if not person.roles:
        raise NotAllowed(f"{person} does not work for the council, so the draft stays closed to them.")
    collaborator, created = Collaborator.objects.update_or_create(
        mission=mission, person=person, defaults={"may": may, "invited_by": by}
    )
    if may == Collaborator.May.EDIT:
        mission.drafters.add(person)
    if created:
        verb = "edit" if may == Collaborator.May.EDIT else "comment on"
        address = reverse("draft", args=[mission.slug])
        tell_of_mission("draft.invited", mission, key=collaborator.pk, to=[person], address=address, who=by, may=verb)
    return collaborator


@transaction.atomic
def uninvite(*, collaborator: Collaborator, by: Person) -> None:
    """Close the draft to somebody again. They stay on record as a drafter. Raises NotAllowed."""
    require(by, "roadmaps.choose_collaborators", collaborator.mission, otherwise=NOT_LEAD)
    collaborator.delete()


@transaction.atomic
def hand_over(*, mission: Mission, by: Person, to: Person) -> Mission:
    """Make ``to`` the lead officer; the one before goes on editing. Return the mission. Raises NotAllowed."""
    mission = lock_row(mission)
    require(by, "roadmaps.choose_collaborators", mission, otherwise=NOT_LEAD)
    if Role.OFFICER not in to.roles:
        raise NotAllowed(f"{to} is not a council officer, so they cannot lead a mission.")
    before = mission.lead_officer
    mission.lead_officer = to
    mission.save(update_fields=["lead_officer"])
    mission.drafters.add(to)
    mission.collaborators.filter(person=to).delete()
    if before and before != to:
        mission.drafters.add(before)
        Collaborator.objects.update_or_create(
            mission=mission, person=before, defaults={"may": "edit", "invited_by": by}
        )
    if before != to:
        key = f"{to.pk}:{timezone.now().timestamp()}"
        address = reverse("draft", args=[mission.slug])
        tell_of_mission("mission.handed_over", mission, key=key, by=by, to=[to], address=address, who=by)
    return mission


@transaction.atomic
def write_note(*, mission: Mission, by: Person, field: str, body: str, solution: Solution | None = None) -> Note:
    """Write an internal note beside a field of the draft, or of one of its solutions; return it.

    Whoever works on the draft is told; whom it mentions by name, as in "@Amina Khan", at once. Raises NotAllowed.
    """
    require(by, "roadmaps.annotate_mission", mission, otherwise=NOT_INSIDE)
    note = Note.objects.create(mission=mission, solution=solution, field=field, body=body, author=by)
    _tell_of_note(note)
    return note


def _mentions(body: str, name: str) -> bool:
    """Say whether a text names somebody after an @, whatever its case; "@Ann" does not name Anna."""
    return bool(name) and re.search(rf"@{re.escape(name)}(?!\w)", body, re.IGNORECASE) is not None


def _tell_of_note(note: Note) -> None:
    inside = Person.objects.filter(pk__in=readers(note.mission))
    mentioned = {one.pk for one in inside if _mentions(note.body, one.name)}
    said = {
        "key": note.pk,
        "by": note.author,
        "address": reverse("notes", args=[note.mission.slug]),
        "who": note.author,
        "field": note.field.replace("_", " "),
        "note": note.body,
    }
    if mentioned - {note.author_id}:
        tell_of_mission("note.mentions_you", note.mission, to=mentioned, **said)
    tell_of_mission("note.written", note.mission, to={one.pk for one in inside} - mentioned, **said)


def resolve_note(*, note: Note, by: Person) -> Note:
    """Mark a note as done, or open again one that was done; return it. Raises NotAllowed."""
    require(by, "roadmaps.annotate_mission", note.mission, otherwise=NOT_INSIDE)
    done = note.resolved_at is None
    note.resolved_at, note.resolved_by = (timezone.now(), by) if done else (None, None)
    note.save(update_fields=["resolved_at", "resolved_by"])
    return note


def notes_by_field(mission: Mission, solution_id: int | None = None) -> dict[str, int]:
    """Return how many open notes each field of a draft, or of one of its solutions, has."""
    found = mission.notes.filter(resolved_at=None, solution=solution_id).order_by()
    return dict(found.values_list("field").annotate(Count("pk")))
