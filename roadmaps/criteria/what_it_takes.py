"""What would it take: the smallest set of changes that turns what is partly or not met."""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.engine import examine
from roadmaps.criteria.finding import Finding, State
from roadmaps.criteria.remedies import Remedy, candidates
from roadmaps.criteria.thresholds import DEFAULTS, Thresholds


@dataclass(frozen=True)
class Needed:
    """A change of the smallest set, and the findings that would stay open without it."""

    remedy: Remedy
    turns: tuple[Finding, ...]


@dataclass(frozen=True)
class Path:
    """The changes in order of effort, and the findings that no such change turns: they need a person's thought."""

    changes: tuple[Needed, ...]
    left: tuple[Finding, ...]


def path_to_met(dossier: Dossier, thresholds: Thresholds = DEFAULTS) -> Path:
    """Return the smallest set of changes that turns every finding that can be turned.

    Every change is tried on a copy of the dossier, by the engine itself. The set is smallest in this sense: none of
    its changes can be left out, and those that are most work were tried for leaving out first.
    """
    open_ones = {finding.key: finding for finding in _open(dossier, thresholds)}
    tried = candidates(dossier, thresholds, frozenset(open_ones))
    with_all = _met(dossier, tried, thresholds)
    reachable = frozenset(open_ones) & with_all
    # What is met today stays met: no change may mend one thing by breaking another.
    wanted = reachable | (_met(dossier, (), thresholds) & with_all)
    chosen = list(tried)
    for remedy in reversed(tried):
        without = [one for one in chosen if one is not remedy]
        if wanted <= _met(dossier, without, thresholds):
            chosen = without
    return Path(
        tuple(Needed(one, _turned_by(one, chosen, dossier, thresholds, reachable, open_ones)) for one in chosen),
        tuple(finding for key, finding in open_ones.items() if key not in reachable),
    )


def _open(dossier: Dossier, thresholds: Thresholds) -> list[Finding]:
    """Return the findings that are partly or not met; what is unknown wants facts, not changes."""
    return [
        finding
        for standing in examine(dossier, thresholds)
        for finding in standing.findings
        if finding.state in (State.PARTLY, State.NOT)
    ]


def changed_by(dossier: Dossier, remedies: Sequence[Remedy]) -> Dossier:
    """Return the dossier as it would stand after all of ``remedies``."""
    for remedy in remedies:
        dossier = remedy.change(dossier)
    return dossier


def _met(dossier: Dossier, remedies: Sequence[Remedy], thresholds: Thresholds) -> frozenset[str]:
    standings = examine(changed_by(dossier, remedies), thresholds)
    found = [finding for standing in standings for finding in standing.findings]
    # Choosing another kind of target does away with the finding itself.
    gone = {"target_kind"} - {finding.key for finding in found}
    return frozenset(finding.key for finding in found if finding.state is State.MET) | gone


def _turned_by(
    one: Remedy,
    chosen: Sequence[Remedy],
    dossier: Dossier,
    thresholds: Thresholds,
    reachable: frozenset[str],
    open_ones: dict[str, Finding],
) -> tuple[Finding, ...]:
    without = _met(dossier, [other for other in chosen if other is not one], thresholds)
    return tuple(open_ones[key] for key in open_ones if key in reachable and key not in without)
