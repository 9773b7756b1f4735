"""Changes to who takes part: sectors asked, their part in solutions, partners who join."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from roadmaps.criteria.criterion_4_across import ACTOR_KINDS, matrix_of
from roadmaps.criteria.dossier import Dossier, SectorAsked, SolutionPart
from roadmaps.criteria.remedies.remedy import Effort, Remedy, on_each
from roadmaps.criteria.thresholds import Thresholds

# In a portfolio of hundreds nobody needs all of these to be tried.
MOST_JOINED = 16


def sectors(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to the sectors asked and their part in solutions."""
    kinds = [kind for kind in ACTOR_KINDS if kind not in {one.kind for one in dossier.sectors}]
    if "sectors" in goals:
        more = max(
            thresholds.sectors - len(dossier.sectors),
            thresholds.sector_kinds - len({one.kind for one in dossier.sectors}),
            1,
        )
        for number in range(more):
            kind = kinds[number % len(kinds)] if kinds else "public"
            says = f"Ask one more sector, of {ACTOR_KINDS[kind]}, and give it a part in a solution."
            yield Remedy(says, Effort.DAYS, "sectors", _asking(f"New sector {number + 1}", kind))
    idle = tuple(row.name for row in matrix_of(dossier) if row.is_asked and row.is_empty)
    if "empty_sectors" in goals and dossier.live:
        says = (
            f"Give {', '.join(idle)} a part in a solution." if idle else "Name the sectors that solutions work through."
        )
        yield Remedy(says, Effort.HOURS, "solutions", _with_part(idle))
    if "largest_sector" in goals:
        yield Remedy(
            "Let other sectors carry some of the solutions.", Effort.DAYS, "solutions", _spread_sectors(thresholds)
        )


def _asking(name: str, kind: str) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        asked = replace(dossier, sectors=(*dossier.sectors, SectorAsked(name, kind)))
        return _with_part((name,))(asked)

    return change


def _with_part(names: tuple[str, ...]) -> Callable[[Dossier], Dossier]:
    """Spread the sectors ``names`` over the live solutions, one each in turn."""

    def change(dossier: Dossier) -> Dossier:
        busy = {name for one in dossier.live for name in one.sectors}
        wanted = [name for name in names if name not in busy]
        parts = {id(one): list(one.sectors) for one in dossier.live}
        for number, name in enumerate(wanted):
            if dossier.live:
                parts[id(dossier.live[number % len(dossier.live)])].append(name)
        return on_each(dossier, lambda one: replace(one, sectors=tuple(parts[id(one)])))

    return change


def _spread_sectors(thresholds: Thresholds) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        allowed = int(len(dossier.live) * thresholds.largest_sector_percent // 100)
        kept: dict[str, int] = {}

        def spread(one: SolutionPart) -> SolutionPart:
            names = []
            for name in one.sectors:
                kept[name] = kept.get(name, 0) + 1
                if kept[name] <= max(allowed, 1):
                    names.append(name)
            return replace(one, sectors=tuple(names))

        return on_each(dossier, spread)

    return change


def partners(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Bring a partner into one solution after another, of the kinds that nobody has first."""
    if not goals & {"actors", "joint"}:
        return
    there = frozenset().union(*(one.actor_kinds for one in dossier.live))
    order = [kind for kind in ACTOR_KINDS if kind not in there] + [kind for kind in ACTOR_KINDS if kind in there]
    alone = sorted(dossier.live, key=lambda one: (len(one.actor_kinds), one.title))
    for number, one in enumerate(alone[:MOST_JOINED]):
        kinds = [kind for kind in order[number % len(order) :] + order if kind not in one.actor_kinds]
        if kinds:
            says = f"Bring {ACTOR_KINDS[kinds[0]]} into “{one.title}”."
            yield Remedy(says, Effort.DAYS, "solutions", _joining(one.title, kinds[0]))


def _joining(title: str, kind: str) -> Callable[[Dossier], Dossier]:
    return lambda dossier: on_each(
        dossier, lambda one: replace(one, partner_kinds=(*one.partner_kinds, kind)) if one.title == title else one
    )
