"""The nouns of a mission roadmap."""

from roadmaps.models.affiliation import Affiliation
from roadmaps.models.attachment import AttachedFile, Attachment
from roadmaps.models.criteria_check import (
    Agreement,
    Assessment,
    ChangeAsked,
    CriteriaCheck,
    FirstRating,
    Overruling,
    Verdict,
)
from roadmaps.models.indicator import Indicator, Measurement
from roadmaps.models.learning import Helped, LearningEntry
from roadmaps.models.method import MethodVersion
from roadmaps.models.milestone import Milestone
from roadmaps.models.mission import Collaborator, Mission, MissionSector, Stage
from roadmaps.models.note import Note
from roadmaps.models.presence import Presence
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Challenge, Roadmap
from roadmaps.models.roadmap_file import ImportFile, RoadmapExport, RoadmapImport
from roadmaps.models.sector import Organisation, Sector
from roadmaps.models.solution import Contribution, FundingLine, Partnership, Solution
from roadmaps.models.step import StepTaken
from roadmaps.models.working_copy import WorkingCopy

__all__ = [
    "Affiliation",
    "Agreement",
    "Assessment",
    "AttachedFile",
    "Attachment",
    "Challenge",
    "ChangeAsked",
    "Collaborator",
    "Contribution",
    "CriteriaCheck",
    "FirstRating",
    "FundingLine",
    "Helped",
    "ImportFile",
    "Indicator",
    "LearningEntry",
    "Measurement",
    "MethodVersion",
    "Milestone",
    "Mission",
    "MissionSector",
    "Note",
    "Organisation",
    "Overruling",
    "Partnership",
    "Presence",
    "Revision",
    "Roadmap",
    "RoadmapExport",
    "RoadmapImport",
    "Sector",
    "Solution",
    "Stage",
    "StepTaken",
    "Verdict",
    "WorkingCopy",
]
