"""What if one thing fails: what share of the target falls with it (A: never one path or one technology)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier, SolutionPart

SOLUTION, LEAD, APPROACH, FUNDER = "solution", "lead organisation", "approach", "funder"
# What may bring several solutions down together.
SHARED = (LEAD, APPROACH, FUNDER)


@dataclass(frozen=True)
class Loss:
    """Something that may fail: what it is, its name, the share that falls with it in per cent, and those solutions.

    ``unsaid`` counts the solutions among them whose share nobody has said, so that the share is at least this.
    """

    what: str
    name: str
    share: Decimal
    solutions: tuple[str, ...]
    unsaid: int = 0


def losses_of(dossier: Dossier, kinds: tuple[str, ...] = (SOLUTION, *SHARED)) -> tuple[Loss, ...]:
    """Return what would fall with every solution, lead, approach and funder, the most first; or only with ``kinds``."""
    falling: dict[tuple[str, str], list[SolutionPart]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for solution in dossier.live:
        for what, name in _single_points(solution):
            if what not in kinds:
                continue
            key = (what, solution.slug if what == SOLUTION and solution.slug else name.casefold())
            falling[key].append(solution)
            # The same whatever the order: of several spellings the first by alphabet.
            names[key] = min(names.get(key, name), name)
    losses = [_loss(what, names[what, key], parts) for (what, key), parts in falling.items()]
    return tuple(sorted(losses, key=lambda loss: (-loss.share, loss.what, loss.name, loss.solutions)))


def _loss(what: str, name: str, parts: list[SolutionPart]) -> Loss:
    return Loss(
        what,
        name,
        sum((part.share or Decimal(0) for part in parts), Decimal(0)),
        tuple(sorted(part.title for part in parts)),
        sum(part.share is None for part in parts),
    )


def _single_points(solution: SolutionPart) -> Iterator[tuple[str, str]]:
    yield SOLUTION, solution.title
    if solution.lead_name.strip():
        yield LEAD, solution.lead_name.strip()
    if solution.approach.strip():
        yield APPROACH, solution.approach.strip()
    for funder in {line.funder.strip().casefold(): line.funder.strip() for line in solution.funding}.values():
        if funder:
            yield FUNDER, funder
