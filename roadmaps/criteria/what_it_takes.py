"""What would it take: the smallest set of changes that turns what is partly or not met."""

from collections.abc import Callable, Sequence
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

    def is_enough(kept: Sequence[int]) -> bool:
        return wanted <= _met(dossier, [tried[place] for place in sorted(kept)], thresholds)

    chosen = [tried[place] for place in _needed(list(range(len(tried))), [], is_enough)]
    return Path(
        tuple(Needed(one, _turned_by(one, chosen, dossier, thresholds, reachable, open_ones)) for one in chosen),
        tuple(finding for key, finding in open_ones.items() if key not in reachable),
    )


def _needed(places: list[int], kept: list[int], is_enough: Callable[[Sequence[int]], bool]) -> list[int]:
    """Return those of ``places`` that cannot be left out beside ``kept``, in order.

    Half of them are tried for leaving out at once, those that are most work first, so that a long list takes few trials.
    """
    if is_enough(kept):
        return []
    if len(places) == 1:
        return places
    middle = len(places) // 2
    least, most = places[:middle], places[middle:]
    still = _needed(most, [*kept, *least], is_enough)
    return [*_needed(least, [*kept, *still], is_enough), *still]


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
