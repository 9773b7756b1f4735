"""The nouns of a mission roadmap."""

from roadmaps.models.check import Assessment, Check, Verdict
from roadmaps.models.milestone import Milestone
from roadmaps.models.mission import Mission, MissionSector, Stage
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Challenge, Roadmap
from roadmaps.models.sector import Organisation, Sector
from roadmaps.models.solution import Contribution, FundingLine, Partnership, Solution
from roadmaps.models.step import StepTaken

__all__ = [
    "Assessment",
    "Challenge",
    "Check",
    "Contribution",
    "FundingLine",
    "Milestone",
    "Mission",
    "MissionSector",
    "Organisation",
    "Partnership",
    "Revision",
    "Roadmap",
    "Sector",
    "Solution",
    "Stage",
    "StepTaken",
    "Verdict",
]
