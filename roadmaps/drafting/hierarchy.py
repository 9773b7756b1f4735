"""What officers do to the frame around missions: roadmaps, challenges, organisations."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from locking import lock_name, lock_row
from roadmaps.drafting.missions import merged_onto
from roadmaps.drafting.sharing import count_as_drafter, require_change
from roadmaps.errors import DoesNotFit
from roadmaps.models import Challenge, Organisation, Roadmap
from roadmaps.naming import free_slug

TITLE_TAKEN = "This roadmap has a challenge of that title already"
NAME_TAKEN = "There is an organisation of that name already"
NOT_OWN = "This roadmap was published elsewhere. It is kept here to learn from, and cannot be changed."


@transaction.atomic
def start_roadmap(*, by: Person, **values: Any) -> Roadmap:
    """Create a roadmap of this council; return it. Raises NotAllowed."""
    require(by, "roadmaps.start_roadmap")
    return Roadmap.objects.create(slug=free_slug(Roadmap, values["title"]), **values)


@transaction.atomic
def save_roadmap(*, roadmap: Roadmap, by: Person, base: Mapping[str, Any] | None = None, **values: Any) -> Roadmap:
    """Keep what a roadmap says of itself; return it. Raises NotAllowed and EditConflict."""
    roadmap = lock_row(roadmap)
    require(by, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    return _save(roadmap, base, values)


@transaction.atomic
def start_challenge(*, roadmap: Roadmap, by: Person, **values: Any) -> Challenge:
    """Add a challenge to a roadmap; return it. Raises NotAllowed, and DoesNotFit for a title that is taken."""
    roadmap = lock_row(roadmap)
    require(by, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    _require_free_title(roadmap, values["title"])
    return Challenge.objects.create(roadmap=roadmap, position=roadmap.challenges.count(), **values)


@transaction.atomic
def save_challenge(
    *, challenge: Challenge, by: Person, base: Mapping[str, Any] | None = None, **values: Any
) -> Challenge:
    """Keep what a challenge says; return it. Missions that were submitted keep what their revisions froze.

    Raises NotAllowed, SharedWithOthers, EditConflict, and DoesNotFit for a title that is taken.
    """
    found = lock_row(challenge, Challenge.objects.select_related("roadmap"))
    require(by, "roadmaps.edit_roadmap", found.roadmap, otherwise=NOT_OWN)
    _require_free_title(found.roadmap, values.get("title", found.title), besides=found)
    return _save_shared(found, by, base, values)


@transaction.atomic
def save_organisation(
    *, by: Person, organisation: Organisation | None = None, base: Mapping[str, Any] | None = None, **values: Any
) -> Organisation:
    """Add an organisation, or change one everywhere it is named; return it.

    Raises NotAllowed, SharedWithOthers, EditConflict, and DoesNotFit for a name that is taken.
    """
    require(by, "roadmaps.edit_organisations")
    if name := values.get("name"):
        lock_name("organisation", name)
        others = Organisation.objects.exclude(pk=organisation.pk if organisation else None)
        if others.filter(name__iexact=name).exists():
            raise DoesNotFit(organisation, {"name": NAME_TAKEN})
    if organisation is None:
        return Organisation.objects.create(**values)
    return _save_shared(lock_row(organisation), by, base, values)


def _require_free_title(roadmap: Roadmap, title: str, besides: Challenge | None = None) -> None:
    """Let nobody else give a challenge of ``roadmap`` this title meanwhile. Raises DoesNotFit when one has it."""
    lock_name(f"challenge of {roadmap.pk}", title)
    if roadmap.challenges.filter(title=title).exclude(pk=besides.pk if besides else None).exists():
        raise DoesNotFit(besides, {"title": TITLE_TAKEN})


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
