"""The five criteria of the UCL Institute for Innovation and Public Purpose, as pure computation.

Dataclasses in, findings out: no database, no request, no clock. What a person must judge is in
``rubric``; what data can show is in one module a criterion; how verdicts settle is in ``settling``.
"""

from roadmaps.criteria.dossier import Dossier, SectorAsked, SolutionPart, Target
from roadmaps.criteria.engine import Standing, examine
from roadmaps.criteria.finding import Finding, State
from roadmaps.criteria.thresholds import DEFAULTS, Thresholds

__all__ = [
    "DEFAULTS",
    "Dossier",
    "Finding",
    "SectorAsked",
    "SolutionPart",
    "Standing",
    "State",
    "Target",
    "Thresholds",
    "examine",
]
