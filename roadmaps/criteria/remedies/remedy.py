"""One candidate change, and the ways to make it on paper."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum

from roadmaps.criteria.dossier import Dossier, SolutionPart


class Effort(IntEnum):
    """How much work a change is."""

    MINUTES = 1
    HOURS = 2
    DAYS = 3
    WEEKS = 4

    @property
    def words(self) -> str:
        """The effort as people say it."""
        return {1: "minutes", 2: "an hour or two", 3: "some days, with others", 4: "weeks, with partners"}[self]


@dataclass(frozen=True)
class Remedy:
    """One change: what to do, how much work it is, which field it is made in, and what it does to a dossier."""

    says: str
    effort: Effort
    mend: str
    change: Callable[[Dossier], Dossier]


def put(**fields) -> Callable[[Dossier], Dossier]:
    """Return the change that sets fields of the dossier."""
    return lambda dossier: replace(dossier, **fields)


def in_target(**fields) -> Callable[[Dossier], Dossier]:
    """Return the change that sets fields of the target."""
    return lambda dossier: replace(dossier, target=replace(dossier.target, **fields))


def on_each(dossier: Dossier, change: Callable[[SolutionPart], SolutionPart]) -> Dossier:
    """Change every live solution; those that were stopped stay as they are."""
    live = {id(one) for one in dossier.live}
    return replace(dossier, solutions=tuple(change(one) if id(one) in live else one for one in dossier.solutions))


def on_all(fields: Callable[[SolutionPart], dict]) -> Callable[[Dossier], Dossier]:
    """Return the change that sets, on every live solution, the fields that a function of it returns."""
    return lambda dossier: on_each(dossier, lambda one: replace(one, **fields(one)))


def on_one(title: str, **fields) -> Callable[[Dossier], Dossier]:
    """Return the change that sets fields of the live solution called ``title``."""
    return lambda dossier: on_each(dossier, lambda one: replace(one, **fields) if one.title == title else one)
