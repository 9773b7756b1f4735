"""Put things in another order: one step by a button, or all of them after a drag."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from govuk.parsing import number


@transaction.atomic
def arrange(items: QuerySet, *, data: Mapping[str, str], allow: Callable[[], Any]) -> None:
    """Set the positions of ``items`` by what a page sent, after ``allow`` has asked the permission.

    ``item`` with ``move`` ("up" or "down") moves one a place; ``order`` names keys in their new order. What is
    not named keeps its place behind; what is not there, or makes no sense, is passed over. ``allow`` locks what
    ``items`` belong to, so that two people order them one after the other, and raises what it raises.
    """
    allow()
    # As they stand now that they are locked: what was read before may have been moved since.
    things = list(items.all())
    wanted = _wanted([thing.pk for thing in things], data)
    places = {key: place for place, key in enumerate(wanted)}
    moved = [thing for thing in things if thing.position != places[thing.pk]]
    for thing in moved:
        thing.position = places[thing.pk]
    items.model._base_manager.bulk_update(moved, ["position"])


def _wanted(keys: list[int], data: Mapping[str, str]) -> list[int]:
    named = [key for text in data.get("order", "").split(",") if (key := number(text)) is not None]
    if named:
        first = [key for key in dict.fromkeys(named) if key in keys]
        return first + [key for key in keys if key not in first]
    item = number(data.get("item"))
    if item not in keys:
        return keys
    at = keys.index(item)
    to = at + {"up": -1, "down": 1}.get(data.get("move", ""), 0)
    if 0 <= to < len(keys):
        keys[at], keys[to] = keys[to], keys[at]
    return keys
