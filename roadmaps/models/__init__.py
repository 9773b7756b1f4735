"""The nouns of a mission roadmap."""

from roadmaps.models.check import Agreement, Assessment, ChangeAsked, Check, Overruling, Verdict
from roadmaps.models.drafting_table import Note, Presence, WorkingCopy
from roadmaps.models.indicator import Indicator, Measurement
from roadmaps.models.interest import Affiliation
from roadmaps.models.method import MethodVersion
from roadmaps.models.milestone import Milestone
from roadmaps.models.mission import Collaborator, Mission, MissionSector, Stage
from roadmaps.models.revision import Revision
from roadmaps.models.roadmap import Challenge, Roadmap
from roadmaps.models.roadmap_file import ImportFile, RoadmapExport, RoadmapImport
from roadmaps.models.sector import Organisation, Sector
from roadmaps.models.solution import Contribution, FundingLine, Partnership, Solution
from roadmaps.models.step import StepTaken

__all__ = [
    "Affiliation",
    "Agreement",
    "Assessment",
    "Challenge",
    "ChangeAsked",
    "Check",
    "Collaborator",
    "Contribution",
    "FundingLine",
    "ImportFile",
    "Indicator",
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
