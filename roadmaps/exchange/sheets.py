"""What stands on which sheet: the one description that reading, checking, writing and the template share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from roadmaps import fields
from roadmaps.models.choices import (
    WARDS,
    ActorKind,
    ChallengeOrigin,
    Direction,
    FundingKind,
    InnovationStage,
    Instrument,
    Provenance,
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


# The closed lists of the fields that have one.
CHOICES = {
    "target_kind": _values(TargetKind),
    "direction": _values(Direction),
    "innovation_stage": _values(InnovationStage),
    "instruments": _values(Instrument),
    "origin": _values(SolutionOrigin),
    "status": _values(SolutionStatus),
    "ward": WARDS,
}


def _columns(own: Iterable[fields.Field]) -> Iterator[Column]:
    """Yield the columns of fields, in their order."""
    for field in own:
        yield Column(
            field.name,
            field.heading or field.label,
            Kind(field.kind),
            required=field.required,
            most=field.most,
            choices=CHOICES.get(field.name, ()),
            hint=field.hint,
        )


# The sheet that explains the others.
HELP = "How to fill it in"
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
            Column("sources", "Sources", Kind.LIST, hint="Separated by semicolons"),
            Column("licence", "Licence", most=200, hint="Under which others published it"),
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
            *_columns(fields.MISSION[:-1]),
            Column("rhythm_months", "Months between measurements", Kind.NUMBER, places=0, least=1, largest=120),
            *_columns(fields.MISSION[-1:]),
            *_columns(fields.PUBLISHED),
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
            *_columns(fields.SOLUTION[:5]),
            Column("feeds_back_to", "Feeds back to", Kind.REFS, to="solutions", hint="Keys, separated by semicolons"),
            *_columns(fields.SOLUTION[5:]),
            Column("sectors", "Works through", Kind.LIST, most=120, hint="Names of sectors, separated by semicolons"),
            Column(
                "provenance",
                "Provenance",
                Kind.CHOICE,
                choices=_values(Provenance),
                hint="Empty for what was drafted here",
            ),
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
TARGET = {name: key for key, name in fields.OF_TARGET.items()}
OWN_OF_SOLUTION = tuple(column.key for column in BY_KEY["solutions"].columns)
