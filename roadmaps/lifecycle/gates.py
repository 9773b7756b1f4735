"""The seam through which a higher app may hold back a step.

A gate is a function that takes a mission and returns the reasons against the step, as sentences; an
empty list means that it stands open. Register in ``AppConfig.ready``.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from roadmaps.models import Mission


class Reason(str):
    """A reason against a step, with the field of the draft where it is put right."""

    __slots__ = ("place",)

    def __new__(cls, says: str, place: str) -> "Reason":
        """Return the sentence ``says``; ``place`` is a field as a finding names it, such as "deadline"."""
        reason = super().__new__(cls, says)
        reason.place = place
        return reason


Against = Callable[[Mission], list[str]]


@dataclass(frozen=True)
class Gate:
    """What a step asks for: a name to show, and the function that looks."""

    name: str
    against: Against


@dataclass(frozen=True)
class GateSeen:
    """How a gate stands for one mission."""

    name: str
    reasons: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        """Whether nothing stands against the step."""
        return not self.reasons


_GATES: dict[str, list[Gate]] = defaultdict(list)


def register(step: str, name: str) -> Callable[[Against], Against]:
    """Register the decorated function as a gate of ``step``."""

    def keep(against: Against) -> Against:
        _GATES[step].append(Gate(name, against))
        return against

    return keep


def look(step: str, mission: Mission) -> list[GateSeen]:
    """Return how every gate of ``step`` stands for ``mission``."""
    return [GateSeen(gate.name, tuple(gate.against(mission))) for gate in _GATES[step]]
