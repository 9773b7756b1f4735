"""One thing that the data shows."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a finding, or a criterion, comes to."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """What was seen, about which criterion, and which field would mend it.

    ``key`` names the finding for good; ``says`` is a sentence; ``mend`` is a field of the drafting forms
    ("statement", "target_value", "solutions") and ``how`` the words of the link to it. ``figure`` holds
    the number behind the sentence, for whoever wants it.
    """

    criterion: int
    key: str
    state: State
    says: str
    mend: str = ""
    how: str = ""
    figure: str = ""


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "no sectors", "1 sector", "3 sectors"."""
    word = noun if number == 1 else plural or f"{noun}s"
    return f"{number or 'no'} {word}"


def sentence(text: str) -> str:
    """Return ``text`` with a capital first letter and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."
