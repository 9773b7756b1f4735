"""The whole examination: every finding, criterion by criterion."""

from dataclasses import dataclass

from roadmaps.criteria import across, ambition, bold, direction, many
from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State
from roadmaps.criteria.rubric import RUBRIC, CriterionText
from roadmaps.criteria.thresholds import DEFAULTS, Thresholds

CRITERIA = (bold, direction, ambition, across, many)


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
    def short(self) -> str:
        """The criterion's short name."""
        return self.text.short

    @property
    def to_mend(self) -> tuple[Finding, ...]:
        """The findings that are not met, the worst first."""
        order = {State.NOT: 0, State.PARTLY: 1, State.UNKNOWN: 2}
        open_ones = [finding for finding in self.findings if finding.state in order]
        return tuple(sorted(open_ones, key=lambda finding: order[finding.state]))


def sum_up(findings: tuple[Finding, ...]) -> State:
    """Return what the findings of one criterion come to.

    All met is met; all unknown is unknown; more than half of the known ones not met is not met; anything
    between is partly. A person judges, so this never passes or fails a mission.
    """
    known = [finding.state for finding in findings if finding.state is not State.UNKNOWN]
    if not known:
        return State.UNKNOWN
    if all(state is State.MET for state in known):
        return State.MET if len(known) * 2 > len(findings) else State.PARTLY
    if known.count(State.NOT) * 2 > len(known):
        return State.NOT
    return State.PARTLY


def examine(dossier: Dossier, thresholds: Thresholds = DEFAULTS) -> tuple[Standing, ...]:
    """Return the five standings of ``dossier``, in the order of the criteria."""
    standings = []
    for module in CRITERIA:
        found = tuple(module.findings(dossier, thresholds))
        standings.append(Standing(RUBRIC[module.NUMBER], sum_up(found), found))
    return tuple(standings)
