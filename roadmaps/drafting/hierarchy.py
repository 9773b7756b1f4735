"""What officers do to the frame around missions: roadmaps, challenges, organisations."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from roadmaps.drafting.missions import merged_onto
from roadmaps.drafting.sharing import count_as_drafter, require_change
from roadmaps.models import Challenge, Organisation, Roadmap
from roadmaps.naming import free_slug

NOT_OWN = "This roadmap was published elsewhere. It is kept here to learn from, and cannot be changed."


@transaction.atomic
def start_roadmap(*, by: Person, **values: Any) -> Roadmap:
    """Create a roadmap of this council; return it. Raises NotAllowed."""
    require(by, "roadmaps.start_roadmap")
    return Roadmap.objects.create(slug=free_slug(Roadmap, values["title"]), **values)


@transaction.atomic
def save_roadmap(*, roadmap: Roadmap, by: Person, base: Mapping[str, Any] | None = None, **values: Any) -> Roadmap:
    """Keep what a roadmap says of itself; return it. Raises NotAllowed and EditConflict."""
    roadmap = Roadmap.objects.select_for_update().get(pk=roadmap.pk)
    require(by, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    return _save(roadmap, base, values)


@transaction.atomic
def start_challenge(*, roadmap: Roadmap, by: Person, **values: Any) -> Challenge:
    """Add a challenge to a roadmap; return it. Raises NotAllowed."""
    require(by, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    return Challenge.objects.create(roadmap=roadmap, position=roadmap.challenges.count(), **values)


@transaction.atomic
def save_challenge(
    *, challenge: Challenge, by: Person, base: Mapping[str, Any] | None = None, **values: Any
) -> Challenge:
    """Keep what a challenge says; return it. Missions that were submitted keep what their revisions froze.

    Raises NotAllowed, SharedWithOthers and EditConflict.
    """
    found = Challenge.objects.select_for_update(of=("self",)).select_related("roadmap").get(pk=challenge.pk)
    require(by, "roadmaps.edit_roadmap", found.roadmap, otherwise=NOT_OWN)
    return _save_shared(found, by, base, values)


@transaction.atomic
def save_organisation(
    *, by: Person, organisation: Organisation | None = None, base: Mapping[str, Any] | None = None, **values: Any
) -> Organisation:
    """Add an organisation, or change one everywhere it is named; return it.

    Raises NotAllowed, SharedWithOthers and EditConflict.
    """
    require(by, "roadmaps.edit_organisations")
    if organisation is None:
        return Organisation.objects.create(**values)
    return _save_shared(Organisation.objects.select_for_update().get(pk=organisation.pk), by, base, values)


def _save_shared(thing: Any, by: Person, base: Mapping[str, Any] | None, values: dict[str, Any]) -> Any:
    require_change(thing, by)
    count_as_drafter(thing, by)
    return _save(thing, base, values)


def _save(thing: Any, base: Mapping[str, Any] | None, values: dict[str, Any]) -> Any:
    kept = merged_onto(thing, base, {field: getattr(thing, field) for field in values}, values)
    for field, value in kept.items():
        setattr(thing, field, value)
    thing.save(update_fields=[*kept])
    return thing
