"""What can be followed: higher apps say here how a thing is called, and where it is read."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import Person


@dataclass(frozen=True)
class Named:
    """A thing as people read of it: its kind in words, its name, its address."""

    kind: str
    name: str
    address: str


# Which of the things with these keys a person may read, by their keys.
Finder = Callable[[list[str], Person], dict[str, Named]]
FINDERS: dict[str, Finder] = {}


def thing(kind: str, key: object) -> str:
    """Return how a follow names a thing: its kind and its key."""
    return f"{kind}:{key}"


def can_be_followed(kind: str) -> Callable[[Finder], Finder]:
    """Register the decorated function as the one that finds things of ``kind``; return the decorator."""

    def register(finder: Finder) -> Finder:
        FINDERS[kind] = finder
        return finder

    return register


def found(things: Iterable[str], person: Person) -> dict[str, Named]:
    """Return those of ``things`` that ``person`` may read, with one question for each kind."""
    by_kind = defaultdict(list)
    for one in things:
        kind, _, key = one.partition(":")
        if kind in FINDERS:
            by_kind[kind].append(key)
    return {
        thing(kind, key): named for kind, keys in by_kind.items() for key, named in FINDERS[kind](keys, person).items()
    }
