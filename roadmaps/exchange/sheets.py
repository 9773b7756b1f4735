"""What stands on which sheet: the one description that reading, checking, writing and the template share."""

from dataclasses import dataclass
from enum import StrEnum

from roadmaps.models.choices import (
    WARDS,
    ActorKind,
    ChallengeOrigin,
    Direction,
    FundingKind,
    InnovationStage,
    Instrument,
    SolutionOrigin,
    SolutionStatus,
    TargetKind,
)


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    CHOICE = "choice"
    CHOICES = "choices"
    LIST = "list"
    DATE = "date"
    NUMBER = "number"
    YEAR = "year"
    YES = "yes"
    KEY = "key"
    REF = "ref"
    REFS = "refs"


@dataclass(frozen=True)
class Column:
    """One column: its name in JSON, its heading, how it is read, and what it may hold.

    ``most`` is the longest text; ``places`` and ``least``/``largest`` bound a number; ``to`` is the sheet that a
    reference leads to.
    """

    key: str
    heading: str
    kind: Kind = Kind.TEXT
    required: bool = False
    most: int = 2_000
    choices: tuple[str, ...] = ()
    places: int = 3
    least: int | None = None
    largest: int = 10**13
    to: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its columns, and what a row of it is."""

    key: str
    title: str
    row_is: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return a column by its key. Raises KeyError."""
        return {column.key: column for column in self.columns}[key]


def _values(choices: type) -> tuple[str, ...]:
    return tuple(choices.values)


SHEETS = (
    Sheet(
        "roadmap",
        "Roadmap",
        "The roadmap itself: one row",
        (
            Column("title", "Title", required=True, most=200),
            Column("place", "Place", required=True, most=120),
            Column("year", "Year", Kind.YEAR, required=True),
            Column("note", "Note"),
            Column("sources", "Sources", Kind.LIST, hint="Parted by semicolons"),
        ),
    ),
    Sheet(
        "challenges",
        "Challenges",
        "A challenge a row",
        (
            Column("key", "Key", Kind.KEY, required=True, hint="Any short mark, such as C1"),
            Column("title", "Title", required=True, most=160),
            Column("summary", "Summary", required=True),
            Column("origin", "Origin", Kind.CHOICE, required=True, choices=_values(ChallengeOrigin)),
            Column("evidence", "Evidence"),
        ),
    ),
    Sheet(
        "missions",
        "Missions",
        "A mission a row",
        (
            Column("key", "Key", Kind.KEY, required=True, hint="Any short mark, such as M1"),
            Column("challenge", "Challenge", Kind.REF, required=True, to="challenges", hint="The key of its challenge"),
            Column("title", "Title", required=True, most=120),
            Column("statement", "Statement", most=800),
            Column("beneficiaries", "Who benefits"),
            Column("daily_life", "What changes in daily life"),
            Column("public_voice", "The public's voice"),
            Column("starts_on", "Start", Kind.DATE),
            Column("deadline", "Deadline", Kind.DATE),
            Column("target_kind", "Kind of target", Kind.CHOICE, choices=_values(TargetKind)),
            Column("condition", "Condition"),
            Column("attested_by", "Attested by", most=200),
            Column("measure", "Measure", most=250),
            Column("unit", "Unit", most=60),
            Column("direction", "Direction", Kind.CHOICE, choices=_values(Direction)),
            Column("baseline", "Starting value", Kind.NUMBER),
            Column("baseline_date", "Date of starting value", Kind.DATE),
            Column("baseline_note", "Note on starting value", most=250),
            Column("baseline_is_illustrative", "Starting value is illustrative", Kind.YES),
            Column("target_value", "Value to reach", Kind.NUMBER),
            Column("data_source", "Source of figures", most=250),
            Column("rhythm_months", "Months between measurements", Kind.NUMBER, places=0, least=1, largest=120),
            Column("note", "Note"),
        ),
    ),
    Sheet(
        "measurements",
        "Measurements",
        "What the figure of a mission's target was on a day, a row",
        (
            Column("mission", "Mission", Kind.REF, required=True, to="missions", hint="The key of the mission"),
            Column("on", "Date", Kind.DATE, required=True),
            Column("value", "Value", Kind.NUMBER, required=True),
            Column("note", "Note", most=250),
        ),
    ),
    Sheet(
        "sectors",
        "Sectors",
        "A sector that a mission asks, a row",
        (
            Column("mission", "Mission", Kind.REF, required=True, to="missions", hint="The key of the mission"),
            Column("name", "Sector", required=True, most=120),
            Column("kind", "Kind", Kind.CHOICE, required=True, choices=_values(ActorKind)),
            Column("contribution", "Asked to contribute"),
        ),
    ),
    Sheet(
        "solutions",
        "Solutions",
        "A solution a row",
        (
            Column("key", "Key", Kind.KEY, required=True, hint="Any short mark, such as S1"),
            Column("title", "Title", required=True, most=160),
            Column("objective", "Objective", required=True),
            Column("success_measure", "Measure of success"),
            Column("innovation_stage", "Stage of innovation", Kind.CHOICE, choices=_values(InnovationStage)),
            Column("feeds_back", "What it feeds back"),
            Column("feeds_back_to", "Feeds back to", Kind.REFS, to="solutions", hint="Keys, parted by semicolons"),
            Column("disciplines", "Disciplines", Kind.LIST, most=80, hint="Parted by semicolons"),
            Column("approach", "Approach", most=80),
            Column("instruments", "Policy instruments", Kind.CHOICES, choices=_values(Instrument)),
            Column("origin", "Started by", Kind.CHOICE, required=True, choices=_values(SolutionOrigin)),
            Column("status", "Status", Kind.CHOICE, required=True, choices=_values(SolutionStatus)),
            Column("is_high_risk", "High risk", Kind.YES),
            Column("learnt_if_fails", "Learnt if it fails"),
            Column("ward", "Ward", Kind.CHOICE, choices=WARDS, hint="Empty for the whole borough"),
            Column("sectors", "Works through", Kind.LIST, most=120, hint="Names of sectors, parted by semicolons"),
        ),
    ),
    Sheet(
        "shares",
        "Shares",
        "A solution's part in a mission, a row",
        (
            Column("mission", "Mission", Kind.REF, required=True, to="missions"),
            Column("solution", "Solution", Kind.REF, required=True, to="solutions"),
            Column("expected_share", "Share, per cent", Kind.NUMBER, places=2, least=0, largest=100),
        ),
    ),
    Sheet(
        "partners",
        "Partners",
        "Who leads or joins a solution, a row",
        (
            Column("solution", "Solution", Kind.REF, required=True, to="solutions"),
            Column("part", "Part", Kind.CHOICE, required=True, choices=("lead", "partner")),
            Column("kind", "Kind", Kind.CHOICE, required=True, choices=_values(ActorKind)),
            Column("name", "Organisation", most=160, hint="Empty while nobody is named"),
        ),
    ),
    Sheet(
        "funding",
        "Funding",
        "A funding line of a solution, a row",
        (
            Column("solution", "Solution", Kind.REF, required=True, to="solutions"),
            Column("kind", "Kind", Kind.CHOICE, required=True, choices=_values(FundingKind)),
            Column("funder", "Funder", most=160),
            Column("amount", "Pounds", Kind.NUMBER, places=2, least=0, largest=10**12),
            Column("is_secured", "Secured", Kind.YES),
        ),
    ),
    Sheet(
        "milestones",
        "Milestones",
        "A milestone of a mission or of a solution, a row",
        (
            Column("mission", "Mission", Kind.REF, to="missions", hint="Either this"),
            Column("solution", "Solution", Kind.REF, to="solutions", hint="or this"),
            Column("title", "What should be true", required=True, most=200),
            Column("due_on", "Date", Kind.DATE, required=True),
        ),
    ),
)
BY_KEY = {sheet.key: sheet for sheet in SHEETS}
# How a mission's target is called on the sheet, and in the content.
TARGET = {
    "target_kind": "kind",
    "condition": "condition",
    "attested_by": "attested_by",
    "measure": "measure",
    "unit": "unit",
    "direction": "direction",
    "baseline": "baseline",
    "baseline_date": "baseline_date",
    "baseline_note": "baseline_note",
    "baseline_is_illustrative": "baseline_is_illustrative",
    "target_value": "value",
    "data_source": "data_source",
}
WORDS = (
    "title",
    "statement",
    "beneficiaries",
    "daily_life",
    "public_voice",
    "starts_on",
    "deadline",
    "note",
)
OWN_OF_SOLUTION = tuple(column.key for column in BY_KEY["solutions"].columns)
