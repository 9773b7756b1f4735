"""Who changed which field from what to what, and when: read from what the database's triggers recorded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models
from pghistory.models import Events

from accounts.models import Person
from roadmaps import fields
from roadmaps.comparing.revisions import LABELS, as_text
from roadmaps.comparing.words import Piece, compare_words
from roadmaps.models import Mission, Organisation, Roadmap, Sector, Solution

A_PAGE = 100
# What a thing is called, and the fields of it that say which one it is.
THINGS = {
    "roadmaps.Roadmap": "Roadmap",
    "roadmaps.Challenge": "Challenge",
    "roadmaps.Mission": "Mission",
    "roadmaps.MissionSector": "Sector asked",
    "roadmaps.Milestone": "Milestone",
    "roadmaps.Indicator": "Rhythm of measurements",
    "roadmaps.Measurement": "Measurement",
    "roadmaps.Contribution": "Share of the target",
    "roadmaps.Solution": "Solution",
    "roadmaps.Partnership": "Partner",
    "roadmaps.FundingLine": "Funding line",
    "roadmaps.Collaborator": "Collaborator",
}
DEEDS = {"insert": "added", "update": "changed", "delete": "removed"}
# Whom an identity points at, for names to be shown in its place.
POINTERS = {
    "sector_id": Sector,
    "solution_id": Solution,
    "organisation_id": Organisation,
    "lead_officer_id": Person,
    "person_id": Person,
    "invited_by_id": Person,
    "mission_id": Mission,
}
SILENT = {"id", "slug", "created_at", "invited_at", "invited_by_id", "mission_id", "challenge_id", "roadmap_id"}
OWN_LABELS = {
    **fields.LABELS,
    "baseline_value": "Today's value",
    "baseline_is_illustrative": "The starting value is illustrative",
    "lead_officer_id": "Lead officer",
    "sector_id": "Sector",
    "solution_id": "Solution",
    "organisation_id": "Organisation",
    "person_id": "Who",
    "archived_at": "Archived",
    "published_at": "Published",
    "is_secured": "Secured",
    "reached_on": "Reached on",
    "may": "May",
    "position": "Place in the order",
    "stage": "Stage",
    "kind": "Kind",
}


@dataclass(frozen=True)
class FieldChanged:
    """One field, with its words before and after compared."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ThingChanged:
    """One thing that was added, changed or removed."""

    thing: str
    name: str
    deed: str
    fields: tuple[FieldChanged, ...]


@dataclass
class Moment:
    """All that one person saved at once."""

    at: datetime
    by: str
    by_key: int | None = None
    things: list[ThingChanged] = field(default_factory=list)


@dataclass(frozen=True)
class HistoryPage:
    """A page of moments, newest first; ``older`` is where the next one begins, if there is one."""

    moments: list[Moment]
    older: datetime | None


@dataclass(frozen=True)
class Wanted:
    """Which changes to show: of whom (a person's key), of what (a name of ``THINGS``), of which field; all by default."""

    by: int | None = None
    thing: str = ""
    field: str = ""


def history_of(mission: Mission, wanted: Wanted, before: datetime | None = None) -> HistoryPage:
    """Return a page of what was changed in a mission, its portfolio and its challenge.

    Solutions are followed also after they left the portfolio.
    """
    contributions = apps.get_model("roadmaps", "ContributionEvent").objects.filter(mission_id=mission.pk)
    solutions = [Solution(pk=key) for key in set(contributions.values_list("solution_id", flat=True))]
    found = [Events.objects.references(mission), Events.objects.tracks(mission.challenge)]
    if solutions:
        # What a solution carries of other missions is not this one's affair.
        found.append(Events.objects.references(solutions).exclude(pgh_obj_model="roadmaps.Contribution"))
    return _page(found, wanted, before)


def last_saved_by_another(mission: Mission, person: Person) -> Moment | None:
    """Return the last moment at which somebody else saved something of a mission, for whoever collides with it."""
    moments = history_of(mission, Wanted()).moments
    return next((moment for moment in moments if moment.by_key not in (None, person.pk)), None)


def history_of_roadmap(roadmap: Roadmap, wanted: Wanted, before: datetime | None = None) -> HistoryPage:
    """Return a page of what was changed in a roadmap and its challenges."""
    return _page([Events.objects.references(roadmap)], wanted, before)


def _page(queries: Iterable[models.QuerySet], wanted: Wanted, before: datetime | None) -> HistoryPage:
    events = [event for query in queries for event in _narrowed(query, wanted, before)[: A_PAGE + 1]]
    # A share is seen both from the mission and from the solution.
    events = sorted({event.pgh_slug: event for event in events}.values(), key=_order, reverse=True)
    shown, older = events, None
    if len(events) > A_PAGE:
        last = events[A_PAGE].pgh_created_at
        # A save is shown whole: what its page cannot hold begins the next one.
        shown = [event for event in events[:A_PAGE] if event.pgh_created_at > last] or events[:A_PAGE]
        older = shown[-1].pgh_created_at
    return HistoryPage(_moments(shown), older)


def _order(event: Events) -> tuple:
    return (event.pgh_created_at, event.pgh_obj_model, event.pgh_id)


def _narrowed(query: models.QuerySet, wanted: Wanted, before: datetime | None) -> models.QuerySet:
    query = query.filter(pgh_obj_model__in=THINGS)
    if before:
        query = query.filter(pgh_created_at__lt=before)
    if wanted.by:
        query = query.filter(pgh_context__user=wanted.by)
    if wanted.thing:
        query = query.filter(pgh_obj_model=wanted.thing)
    if wanted.field:
        query = query.filter(pgh_diff__has_key=wanted.field)
    return query.order_by("-pgh_created_at", "-pgh_id")


def _moments(events: list[Events]) -> list[Moment]:
    names = _names(events)
    moments: list[Moment] = []
    last = None
    for event in events:
        user = (event.pgh_context or {}).get("user")
        if (event.pgh_created_at, user) != last:
            last = (event.pgh_created_at, user)
            moments.append(Moment(event.pgh_created_at, _person(user, names), user))
        if changed := _thing(event, names):
            moments[-1].things.append(changed)
    return [moment for moment in moments if moment.things]


def _names(events: list[Events]) -> dict[type[models.Model], dict[int, str]]:
    """Return the names that identities in the events point at, a query a kind."""
    keys: dict[type[models.Model], set[int]] = {model: set() for model in POINTERS.values()}
    for event in events:
        if user := (event.pgh_context or {}).get("user"):
            keys[Person].add(user)
        for data in (event.pgh_data, *zip(*(event.pgh_diff or {}).values(), strict=False)):
            pairs = data.items() if isinstance(data, Mapping) else zip((event.pgh_diff or {}), data, strict=True)
            for name, value in pairs:
                if name in POINTERS and value:
                    keys[POINTERS[name]].add(value)
    return {
        model: {one.pk: str(one) for one in model.objects.filter(pk__in=found)}
        for model, found in keys.items()
        if found
    }


def _person(key: int | None, names: Mapping) -> str:
    return names.get(Person, {}).get(key, "Somebody whose account is gone") if key else "The service itself"


def _thing(event: Events, names: Mapping) -> ThingChanged | None:
    changes = event.pgh_diff if event.pgh_label == "update" else {}
    fields = tuple(
        FieldChanged(label_of(name), compare_words(*(_value(event, name, value, names) for value in pair)))
        for name, pair in (changes or {}).items()
        if name not in SILENT
    )
    if event.pgh_label == "update" and not fields:
        return None
    return ThingChanged(THINGS[event.pgh_obj_model], _called(event, names), DEEDS[event.pgh_label], fields)


def _called(event: Events, names: Mapping) -> str:
    """Return what identifies the thing to a reader."""
    data = event.pgh_data
    for name in ("title", "name"):
        if data.get(name):
            return data[name]
    parts = [
        names.get(POINTERS[name], {}).get(data[name], "")
        for name in ("sector_id", "person_id", "organisation_id", "solution_id")
        if data.get(name)
    ]
    if data.get("kind"):
        parts.insert(0, _value(event, "kind", data["kind"], names))
    return ", ".join(part for part in parts if part)


def label_of(name: str) -> str:
    """Return what people call a field that was changed, by its name in the database."""
    return OWN_LABELS.get(name) or LABELS.get(name, name.replace("_", " ").capitalize())


def _value(event: Events, name: str, value: Any, names: Mapping) -> str:
    if name in POINTERS and value:
        return names.get(POINTERS[name], {}).get(value, "Something that is gone")
    model = apps.get_model(event.pgh_obj_model)
    choices = dict(getattr(model._meta.get_field(name.removesuffix("_id")), "flatchoices", None) or ())
    if isinstance(value, str) and value in choices:
        return str(choices[value])
    if isinstance(value, float):
        return f"{value:g}"
    return as_text(value)
