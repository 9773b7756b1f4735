"""The nouns of a mission roadmap."""

from roadmaps.models.affiliation import Affiliation
from roadmaps.models.attachment import AttachedFile, Attachment
from roadmaps.models.board_visit import BoardVisit
from roadmaps.models.capability import CapabilityAgreed, CapabilityAnswer, CapabilityRound
from roadmaps.models.change import ProposedChange
from roadmaps.models.criteria_check import (
    Agreement,
    Assessment,
    ChangeAsked,
    CriteriaCheck,
    FirstRating,
    Overruling,
    Verdict,
)
from roadmaps.models.happening import MoneyReport, StatusChange
from roadmaps.models.indicator import Correction, Indicator, Measurement
from roadmaps.models.learning import Helped, LearningEntry
from roadmaps.models.market_answer import MarketAnswer
from roadmaps.models.method import MethodVersion
from roadmaps.models.milestone import Milestone, MilestoneMove, MilestoneReport
from roadmaps.models.mission import Collaborator, Mission, MissionSector, Stage
from roadmaps.models.note import Note
from roadmaps.models.outcome import Afterlife, ClosingReport, Outcome
from roadmaps.models.pledge import Pledge, PledgeReport
from roadmaps.models.presence import Presence
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Challenge, Roadmap
from roadmaps.models.roadmap_file import ImportFile, RoadmapExport, RoadmapImport
from roadmaps.models.sector import Organisation, Sector
from roadmaps.models.solution import Contribution, FundingLine, Partnership, Solution
from roadmaps.models.stage_report import StageReport
from roadmaps.models.step import StepTaken
from roadmaps.models.working_copy import WorkingCopy

__all__ = [
    "Affiliation",
    "Afterlife",
    "Agreement",
    "Assessment",
    "AttachedFile",
    "Attachment",
    "BoardVisit",
    "CapabilityAgreed",
    "CapabilityAnswer",
    "CapabilityRound",
    "Challenge",
    "ChangeAsked",
    "ClosingReport",
    "Collaborator",
    "Contribution",
    "Correction",
    "CriteriaCheck",
    "FirstRating",
    "FundingLine",
    "Helped",
    "ImportFile",
    "Indicator",
    "LearningEntry",
    "MarketAnswer",
    "Measurement",
    "MethodVersion",
    "Milestone",
    "MilestoneMove",
    "MilestoneReport",
    "Mission",
    "MissionSector",
    "MoneyReport",
    "Note",
    "Organisation",
    "Outcome",
    "Overruling",
    "Partnership",
    "Pledge",
    "PledgeReport",
    "Presence",
    "ProposedChange",
    "Revision",
    "Roadmap",
    "RoadmapExport",
    "RoadmapImport",
    "Sector",
    "Solution",
    "Stage",
    "StageReport",
    "StatusChange",
    "StepTaken",
    "Verdict",
    "WorkingCopy",
]
