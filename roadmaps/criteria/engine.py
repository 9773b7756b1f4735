"""The whole examination: every finding, criterion by criterion."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmaps.criteria import (
    criterion_1_bold,
    criterion_2_direction,
    criterion_3_ambition,
    criterion_4_across,
    criterion_5_many,
)
from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State
from roadmaps.criteria.rubric import RUBRIC, CriterionText
from roadmaps.criteria.thresholds import DEFAULTS, Thresholds

CRITERIA = (
    criterion_1_bold,
    criterion_2_direction,
    criterion_3_ambition,
    criterion_4_across,
    criterion_5_many,
)


@dataclass(frozen=True)
class Standing:
    """How one criterion stands by the data alone."""

    text: CriterionText
    state: State
    findings: tuple[Finding, ...]

    @property
    def number(self) -> int:
        """The criterion's number, 1 to 5."""
        return self.text.number

    @property
    def numeral(self) -> str:
        """The criterion's number as a check keeps it."""
        return str(self.text.number)

    @property
    def short(self) -> str:
        """The criterion's short name."""
        return self.text.short

    @property
    def met(self) -> int:
        """How many findings are met."""
        return sum(finding.state is State.MET for finding in self.findings)

    @property
    def known(self) -> int:
        """How many findings the data can tell at all."""
        return sum(finding.state is not State.UNKNOWN for finding in self.findings)

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """The findings that are not met, the worst first."""
        order = {State.NOT: 0, State.PARTLY: 1, State.UNKNOWN: 2}
        open_ones = [finding for finding in self.findings if finding.state in order]
        return tuple(sorted(open_ones, key=lambda finding: order[finding.state]))


def sum_up(states: Sequence[State]) -> State:
    """Return what the states of the findings of one criterion come to.

    All met is met; all unknown is unknown; more than half of the known ones not met is not met; anything
    between is partly. A person judges, so this never passes or fails a mission.
    """
    known = [state for state in states if state is not State.UNKNOWN]
    if not known:
        return State.UNKNOWN
    if all(state is State.MET for state in known):
        return State.MET if len(known) * 2 > len(states) else State.PARTLY
    if known.count(State.NOT) * 2 > len(known):
        return State.NOT
    return State.PARTLY


def examine(
    dossier: Dossier, thresholds: Thresholds = DEFAULTS, texts: Mapping[int, CriterionText] = RUBRIC
) -> tuple[Standing, ...]:
    """Return the five standings of ``dossier``, in the order of the criteria, with the words that ``texts`` has."""
    standings = []
    for module in CRITERIA:
        found = tuple(module.findings(dossier, thresholds))
        standings.append(Standing(texts[module.NUMBER], sum_up([one.state for one in found]), found))
    return tuple(standings)
