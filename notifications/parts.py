"""What one person alone is told of an event: higher apps say here how it is found, for many people at a time."""

from collections.abc import Callable

from notifications.models import Event

Parts = Callable[[Event, list[int]], dict[int, str]]
PARTS: dict[str, Parts] = {}


def tells_each(kind: str) -> Callable[[Parts], Parts]:
    """Register the decorated function, which takes an event and keys of people and returns texts; return the decorator."""

    def register(function: Parts) -> Parts:
        PARTS[kind] = function
        return function

    return register


def parts_of(event: Event, people: list[int]) -> dict[int, str]:
    """Return what each of these people alone is told of an event."""
    return PARTS[event.kind](event, people) if event.kind in PARTS else {}
