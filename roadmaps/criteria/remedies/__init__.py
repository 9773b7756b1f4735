"""Candidate changes to a draft: what each would be, how much work it is, and the dossier as it would then stand.

They are only tried on paper, by ``what_it_takes``; nobody's draft is changed.
"""

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.remedies import actors, mission, portfolio
from roadmaps.criteria.remedies.remedy import Effort, Remedy
from roadmaps.criteria.thresholds import Thresholds

__all__ = ["Effort", "Remedy", "candidates"]


def candidates(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> list[Remedy]:
    """Return every change that may help with ``goals`` (keys of findings), the least work first."""
    makers = (
        mission.words,
        mission.target,
        mission.dates,
        mission.figures,
        actors.sectors,
        portfolio.portfolio,
        actors.partners,
        portfolio.shares,
        portfolio.new_solutions,
    )
    found = [remedy for make in makers for remedy in make(dossier, thresholds, goals)]
    return sorted(found, key=lambda remedy: remedy.effort)
