"""The fields of a mission and of a solution, each once: documents, files, histories, drafts and the task list read them here.

Adding a field to a mission is a line here, a column of its model, a field of its form, and a migration.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One field: its name in the database and on forms, and what people call it.

    ``key`` is its name in documents and files where that is another; ``section`` the part of a document that it stands
    in; ``heading`` that of its column in a file, ``kind`` how such a cell is read and ``most`` its longest text.
    ``drafted`` is False for what officers do not set on the drafting pages.
    """

    name: str
    label: str
    section: str
    key: str = ""
    heading: str = ""
    kind: str = "text"
    most: int = 2_000
    required: bool = False
    hint: str = ""
    drafted: bool = True

    @property
    def document_key(self) -> str:
        """Its name in a document and a file."""
        return self.key or self.name


MISSION = (
    Field("title", "Title", "mission", required=True, most=120),
    Field("statement", "Statement", "mission", most=800),
    Field("beneficiaries", "Who benefits", "mission"),
    Field("daily_life", "What would change in daily life", "mission", heading="What changes in daily life"),
    Field("public_voice", "The public's voice", "mission"),
    Field("starts_on", "Start", "mission", kind="date"),
    Field("deadline", "Deadline", "mission", kind="date"),
    Field("target_kind", "Kind of target", "target", key="kind", kind="choice"),
    Field("condition", "Condition", "target"),
    Field("attested_by", "Who confirms it", "target", heading="Confirmed by", most=200),
    Field("measure", "Measure", "target", most=250),
    Field("unit", "Unit", "target", most=60),
    Field("direction", "Direction", "target", kind="choice"),
    Field("baseline_value", "Starting value", "target", key="baseline", kind="number"),
    Field("baseline_date", "Date of the starting value", "target", heading="Date of starting value", kind="date"),
    Field("baseline_note", "Note on the starting value", "target", heading="Note on starting value", most=250),
    Field("baseline_is_illustrative", "Starting value is illustrative", "target", kind="yes", drafted=False),
    Field("target_value", "Value to reach", "target", key="value", kind="number"),
    Field("data_source", "Where the figures come from", "target", heading="Source of figures", most=250),
    Field("note", "Note", "mission"),
    Field("background", "Background", "mission", most=30_000),
)
SOLUTION = (
    Field("title", "Title", "solution", required=True, most=160),
    Field("objective", "Objective", "solution"),
    Field("success_measure", "How its success is measured", "solution", heading="Measure of success"),
    Field("innovation_stage", "Stage of innovation", "solution", kind="choice"),
    Field("feeds_back", "What it feeds back", "solution"),
    Field("disciplines", "Disciplines", "solution", kind="list", most=80, hint="Separated by semicolons"),
    Field("approach", "Approach", "solution", most=80),
    Field("instruments", "Policy instruments", "solution", kind="choices"),
    Field("origin", "Where it came from", "solution", heading="Started by", kind="choice", required=True),
    Field("status", "Status", "solution", kind="choice", required=True),
    Field("is_high_risk", "High risk", "solution", kind="yes"),
    Field("learnt_if_fails", "What would be learnt if it fails", "solution", heading="Learnt if it fails"),
    Field("ward", "Ward", "solution", kind="choice", hint="Empty for the whole borough"),
)
# What a file says of a mission's publication before this service. It is no part of the document that is frozen.
PUBLISHED = (
    Field("published_in", "Published before in", "mission", most=250),
    Field("published_year", "Year of that publication", "mission", kind="year"),
)
OF_PUBLICATION = tuple(field.name for field in PUBLISHED)
CHALLENGE = ("title", "summary", "origin", "evidence")
ROADMAP = ("title", "place", "year", "note", "sources", "licence")


def in_section(section: str) -> dict[str, str]:
    """Return the fields of one section of a mission's document: their names by their keys there."""
    return {field.document_key: field.name for field in MISSION if field.section == section}


OF_MISSION, OF_TARGET = in_section("mission"), in_section("target")
OF_SOLUTION = tuple(field.name for field in SOLUTION)
LABELS = {field.name: field.label for field in (*SOLUTION, *MISSION)}
