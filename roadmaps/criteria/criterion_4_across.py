"""Criterion 4: cross-disciplinary, cross-sectoral and cross-actor innovation."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, as_shown, count, found, level, plain
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 4
ACTOR_KINDS = {
    "public": "public bodies",
    "private": "businesses",
    "third": "the third sector",
    "civic": "residents and community groups",
    "academic": "universities",
}
# Disciplines count as social sciences, arts or humanities when they hold one of these words.
SOCIAL_ARTS_HUMANITIES = (
    "anthropolog",
    "art",
    "behaviour",
    "criminolog",
    "design",
    "econom",
    "education",
    "geograph",
    "histor",
    "law",
    "linguist",
    "music",
    "philosoph",
    "politic",
    "psycholog",
    "social",
    "sociolog",
    "theatre",
)


def is_social_arts_or_humanities(discipline: str) -> bool:
    """Say whether a discipline belongs to the social sciences, the arts or the humanities."""
    return any(word.startswith(root) for word in discipline.lower().split() for root in SOCIAL_ARTS_HUMANITIES)


@dataclass(frozen=True)
class MatrixRow:
    """One sector: how many live solutions work through it with each kind of partner, in the order of the columns."""

    name: str
    kind: str
    cells: tuple[int, ...]
    is_asked: bool

    @property
    def is_empty(self) -> bool:
        """Whether no solution works through it with anybody."""
        return not any(self.cells)


def matrix_of(dossier: Dossier) -> tuple[MatrixRow, ...]:
    """Return the sector × actor matrix: a row a sector, a column a kind of partner (``ACTOR_KINDS``), empty cells as 0.

    The sectors asked come first, in their order; then those that solutions name and nobody asked.
    """
    asked = {sector.name: sector.kind for sector in dossier.sectors}
    named = sorted({name for solution in dossier.live for name in solution.sectors} - set(asked))
    return tuple(
        MatrixRow(
            name,
            asked.get(name, ""),
            tuple(
                sum(name in solution.sectors and kind in solution.actor_kinds for solution in dossier.live)
                for kind in ACTOR_KINDS
            ),
            name in asked,
        )
        for name in (*asked, *named)
    )


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 4."""
    yield sectors(dossier, thresholds)
    if not dossier.live:
        says = "There are no solutions yet, so nobody works together on one."
        rule = f"Met with {thresholds.actor_kinds} of the 5 kinds of partner or more."
        yield found("actors", State.UNKNOWN, says, how="Add a solution", rule=rule, would="Add solutions.")
        return
    yield disciplines(dossier, thresholds)
    yield actors(dossier, thresholds)
    yield joint(dossier, thresholds)
    yield largest_sector(dossier, thresholds)
    yield empty_sectors(dossier)


def sectors(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many sectors are asked, and of how many kinds (A: cross-sectoral)."""
    number, kinds = len(dossier.sectors), len({one.kind for one in dossier.sectors})
    least, least_kinds = thresholds.sectors, thresholds.sector_kinds
    rule = f"Met with {count(least, 'sector')} of {count(least_kinds, 'kind')} or more; partly with fewer."
    workings = (f"{count(number, 'sector')} of {count(kinds, 'kind')}.",)
    if not number:
        says = "No sector is asked to contribute."
        return found("sectors", State.NOT, says, how="Add a sector", rule=rule, would=f"Ask {count(least, 'sector')}.")
    says = f"It asks {count(number, 'sector')} of {count(kinds, 'kind')} to contribute."
    if number >= least and kinds >= least_kinds:
        return found("sectors", State.MET, says, how="See the sectors", rule=rule, workings=workings)
    more, more_kinds = max(least - number, 0), max(least_kinds - kinds, 0)
    would = f"Ask {count(max(more, more_kinds), 'more sector', 'more sectors')}"
    would += f", {count(more_kinds, 'of another kind', 'of other kinds')}." if more_kinds else "."
    return found("sectors", State.PARTLY, says, how="Add a sector", rule=rule, would=would, workings=workings)


def disciplines(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many disciplines there are, one from social sciences, arts or humanities (A: cross-disciplinary)."""
    names = sorted({name.strip().lower() for solution in dossier.live for name in solution.disciplines} - {""})
    least = thresholds.disciplines
    rule = (
        f"Met with {count(least, 'discipline')} or more, one of them from the arts, humanities or social sciences; "
        f"partly with fewer."
    )
    if not names:
        says = "No disciplines are recorded."
        would = "Say on each solution which fields of knowledge it draws on."
        return found("disciplines", State.NOT, says, how="Add a discipline", rule=rule, would=would)
    workings = (f"{count(len(names), 'discipline')}: {', '.join(names)}.",)
    if not any(is_social_arts_or_humanities(name) for name in names):
        says = "Nobody from the arts, humanities or social sciences."
        would = "Bring in somebody from the arts, humanities or social sciences."
        return found(
            "disciplines", State.PARTLY, says, how="Add a discipline", rule=rule, would=would, workings=workings
        )
    says = f"It draws on {count(len(names), 'discipline')}, the arts, humanities or social sciences among them."
    state = level(len(names), met=least, partly=1)
    would = (
        "" if state is State.MET else f"Bring in {count(least - len(names), 'more discipline', 'more disciplines')}."
    )
    return found("disciplines", state, says, how="Add a discipline", rule=rule, would=would, workings=workings)


def actors(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many of the five kinds of actor lead or join (A: cross-actor)."""
    kinds = frozenset().union(*(solution.actor_kinds for solution in dossier.live)) & set(ACTOR_KINDS)
    missing = [words for kind, words in ACTOR_KINDS.items() if kind not in kinds]
    least = thresholds.actor_kinds
    rule = f"Met with {least} of the 5 kinds or more; partly with one kind fewer."
    workings = tuple(
        f"{words.capitalize()}: {count(sum(kind in one.actor_kinds for one in dossier.live), 'solution')}."
        for kind, words in ACTOR_KINDS.items()
    )
    says = f"{len(kinds)} of the 5 kinds of partner lead or join."
    if missing:
        says = f"{says} Missing: {', '.join(missing)}."
    state = level(len(kinds), met=least, partly=max(least - 1, 1))
    if state is State.MET:
        return found("actors", state, says, how="See who takes part", rule=rule, workings=workings)
    would = f"Bring in {count(least - len(kinds), 'more kind', 'more kinds')} of partner."
    return found("actors", state, says, how="Bring in a partner", rule=rule, would=would, workings=workings)


def joint(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many solutions join two or more kinds of actor (A: new partnerships)."""
    number, of, least = (
        sum(len(one.actor_kinds) >= 2 for one in dossier.live),
        len(dossier.live),
        thresholds.joint_solutions_percent,
    )
    percent = as_shown(number / of * 100, 0)
    rule = f"Met when {plain(least)}% of the solutions or more do; partly when some do."
    workings = (f"{number} ÷ {count(of, 'solution')} = {percent:.0f}%.",)
    says = f"{number} of {count(of, 'solution')} {'joins' if number == 1 else 'join'} two or more kinds of partner."
    if percent >= least:
        return found("joint", State.MET, says, how="See who takes part", rule=rule, workings=workings)
    needed = _least_whole(least, of) - number
    would = f"Bring another kind of partner into {count(needed, 'more solution', 'more solutions')}."
    state = State.PARTLY if number else State.NOT
    return found("joint", state, says, how="Bring in a partner", rule=rule, would=would, workings=workings)


def _least_whole(percent: float, of: int) -> int:
    """Return the smallest number that reads as at least ``percent`` of ``of``."""
    return next((number for number in range(of + 1) if as_shown(number / of * 100, 0) >= percent), of)


def largest_sector(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return what part of the solutions works through the largest sector (A: cross-sectoral)."""
    most, of = thresholds.largest_sector_percent, len(dossier.live)
    rule = f"Met when no sector has part in more than {plain(most)}% of the solutions; partly otherwise."
    places = Counter(name for solution in dossier.live for name in set(solution.sectors))
    if not places:
        says = "The solutions do not say which sectors they work through."
        would = "Name on each solution the sectors that it works through."
        return found("largest_sector", State.UNKNOWN, says, how="Name their sectors", rule=rule, would=would)
    name, number = min(places.items(), key=lambda item: (-item[1], item[0]))
    percent = as_shown(number / of * 100, 0)
    workings = (f"{name}: {number} ÷ {count(of, 'solution')} = {percent:.0f}%.",)
    if percent > most and of > 1:
        says = f"{number} of {of} solutions work through one sector: {name}."
        would = "Let other sectors carry some of the solutions, or add solutions through others."
        return found(
            "largest_sector", State.PARTLY, says, how="Spread the work", rule=rule, would=would, workings=workings
        )
    says = "No sector carries most of the solutions."
    return found("largest_sector", State.MET, says, how="See the solutions", rule=rule, workings=workings)


def empty_sectors(dossier: Dossier) -> Finding:
    """Return the empty rows of the sector × actor matrix: sectors asked that no solution works through."""
    rule = "Met when each sector that is asked has a part in a solution; partly when one has none."
    if not dossier.sectors:
        says = "There are no sectors to compare with the solutions."
        return found(
            "empty_sectors", State.UNKNOWN, says, mend="sectors", how="Add a sector", rule=rule, would="Ask sectors."
        )
    busy = {name for solution in dossier.live for name in solution.sectors}
    idle = [sector.name for sector in dossier.sectors if sector.name not in busy]
    workings = (f"{count(len(dossier.sectors) - len(idle), 'sector')} of {len(dossier.sectors)} with a part.",)
    if idle:
        says = f"Asked to contribute, but in no solution: {', '.join(idle)}."
        would = f"Give {', '.join(idle)} a part in a solution, or stop asking."
        return found(
            "empty_sectors", State.PARTLY, says, how="Give them a part", rule=rule, would=would, workings=workings
        )
    says = "Every sector has a part in a solution."
    return found("empty_sectors", State.MET, says, how="See the solutions", rule=rule, workings=workings)
