"""Criterion 4: cross-disciplinary, cross-sectoral and cross-actor innovation."""

from collections import Counter
from collections.abc import Iterator

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, count
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


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 4."""
    yield _sectors(dossier, thresholds)
    if not dossier.live:
        says = "There are no solutions yet, so nobody works together on one."
        yield Finding(NUMBER, "actors", State.UNKNOWN, says, "solutions", "Add a solution")
        return
    yield _disciplines(dossier, thresholds)
    yield _actors(dossier, thresholds)
    yield _joint(dossier, thresholds)
    yield _largest_sector(dossier, thresholds)
    yield _empty_sectors(dossier)


def _sectors(dossier: Dossier, thresholds: Thresholds) -> Finding:
    number, kinds = len(dossier.sectors), len({sector.kind for sector in dossier.sectors})
    says = f"It calls on {count(number, 'sector')} of {count(kinds, 'kind')}."
    if number >= thresholds.sectors and kinds >= thresholds.sector_kinds:
        return Finding(NUMBER, "sectors", State.MET, says, "sectors", "Change the sectors")
    if not number:
        says = "It calls on no sectors yet."
        return Finding(NUMBER, "sectors", State.NOT, says, "sectors", "Add a sector")
    return Finding(NUMBER, "sectors", State.PARTLY, says, "sectors", "Add a sector")


def _disciplines(dossier: Dossier, thresholds: Thresholds) -> Finding:
    names = {name.lower() for solution in dossier.live for name in solution.disciplines}
    if not names:
        says = "No disciplines are recorded."
        return Finding(NUMBER, "disciplines", State.NOT, says, "solutions", "Add a discipline")
    if not any(is_social_arts_or_humanities(name) for name in names):
        says = "Nobody from the arts, humanities or social sciences."
        return Finding(NUMBER, "disciplines", State.PARTLY, says, "solutions", "Add a discipline")
    says = f"It draws on {count(len(names), 'discipline')}, the arts, humanities or social sciences among them."
    state = State.MET if len(names) >= thresholds.disciplines else State.PARTLY
    return Finding(NUMBER, "disciplines", state, says, "solutions", "Add a discipline")


def _actors(dossier: Dossier, thresholds: Thresholds) -> Finding:
    kinds = frozenset().union(*(solution.actor_kinds for solution in dossier.live))
    missing = [words for kind, words in ACTOR_KINDS.items() if kind not in kinds]
    says = f"{len(kinds)} of the 5 kinds of partner lead or join."
    if missing:
        says = f"{says} Missing: {', '.join(missing)}."
    if len(kinds) >= thresholds.actor_kinds:
        return Finding(NUMBER, "actors", State.MET, says, "solutions", "See who takes part")
    state = State.PARTLY if len(kinds) == thresholds.actor_kinds - 1 else State.NOT
    return Finding(NUMBER, "actors", state, says, "solutions", "Bring in a partner")


def _joint(dossier: Dossier, thresholds: Thresholds) -> Finding:
    joint = sum(len(solution.actor_kinds) >= 2 for solution in dossier.live)
    share = joint / len(dossier.live)
    says = f"{joint} of {count(len(dossier.live), 'solution')} {'joins' if joint == 1 else 'join'} two or more kinds of partner."
    if share >= thresholds.joint_solutions_share:
        return Finding(NUMBER, "joint", State.MET, says, "solutions", "See who takes part", f"{share:.0%}")
    state = State.PARTLY if joint else State.NOT
    return Finding(NUMBER, "joint", state, says, "solutions", "Bring in a partner", f"{share:.0%}")


def _largest_sector(dossier: Dossier, thresholds: Thresholds) -> Finding:
    places = Counter(name for solution in dossier.live for name in solution.sectors)
    if not places:
        says = "The solutions do not say which sectors they work through."
        return Finding(NUMBER, "largest_sector", State.UNKNOWN, says, "solutions", "Name their sectors")
    name, number = places.most_common(1)[0]
    share = number / len(dossier.live)
    if share > thresholds.largest_sector_share and len(dossier.live) > 1:
        says = f"{number} of {len(dossier.live)} solutions work through one sector: {name}."
        return Finding(NUMBER, "largest_sector", State.PARTLY, says, "solutions", "Spread the work", f"{share:.0%}")
    says = "No sector carries most of the solutions."
    return Finding(NUMBER, "largest_sector", State.MET, says, "solutions", "See the solutions", f"{share:.0%}")


def _empty_sectors(dossier: Dossier) -> Finding:
    busy = {name for solution in dossier.live for name in solution.sectors}
    idle = [sector.name for sector in dossier.sectors if sector.name not in busy]
    if not dossier.sectors:
        says = "There are no sectors to compare with the solutions."
        return Finding(NUMBER, "empty_sectors", State.UNKNOWN, says, "sectors", "Add a sector")
    if idle:
        says = f"Asked to contribute, but in no solution: {', '.join(idle)}."
        return Finding(NUMBER, "empty_sectors", State.PARTLY, says, "solutions", "Give them a part")
    says = "Every sector has a part in a solution."
    return Finding(NUMBER, "empty_sectors", State.MET, says, "solutions", "See the solutions")
