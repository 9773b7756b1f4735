"""One thing that the data shows."""

from dataclasses import dataclass
from enum import StrEnum

from roadmaps.criteria.catalogue import CATALOGUE, FindingKind


class State(StrEnum):
    """What a finding, or a criterion, comes to."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """What was seen, about which criterion, and how it could be mended.

    ``key`` names the finding for good (see ``catalogue``); ``says`` is the sentence of what was seen; ``rule`` says
    when it is met; ``would`` is the smallest change that would turn it, empty when it is met; ``mend`` is a field
    of the drafting forms ("statement", "target_value", "solutions") and ``how`` the words of the link to it;
    ``workings`` are the numbers, each a line that anybody can work out again by hand.
    """

    criterion: int
    key: str
    state: State
    says: str
    mend: str = ""
    how: str = ""
    rule: str = ""
    would: str = ""
    workings: tuple[str, ...] = ()

    @property
    def kind(self) -> FindingKind:
        """What this finding looks at, and where the rule comes from."""
        return CATALOGUE[self.key]


def found(
    key: str,
    state: State,
    says: str,
    *,
    how: str = "",
    mend: str = "",
    rule: str = "",
    would: str = "",
    workings: tuple[str, ...] = (),
) -> Finding:
    """Return the finding ``key``, with its criterion and, unless told otherwise, its field from the catalogue."""
    kind = CATALOGUE[key]
    return Finding(kind.criterion, key, state, says, mend or kind.mend, how, rule, would, workings)


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "no sectors", "1 sector", "3 sectors"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number or 'no'} {word}"


def plain(value: object) -> str:
    """Return a number as people write it: 8 and not 8.0, at most three places."""
    return f"{float(value):,.3f}".rstrip("0").rstrip(".")


def level(amount: float, *, met: float, partly: float) -> State:
    """Return met from ``met`` upwards, partly from ``partly`` upwards, else not met."""
    if amount >= met:
        return State.MET
    return State.PARTLY if amount >= partly else State.NOT


def as_shown(amount: float, places: int = 1) -> float:
    """Return a number as it is shown, before it is compared: what reads "1.0 times" must not count as more than 1."""
    return round(amount, places)
