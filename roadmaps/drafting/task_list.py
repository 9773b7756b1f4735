"""The parts of a draft, the questions in them, and how far each part has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from roadmaps import fields


@dataclass(frozen=True)
class Question:
    """One question of a part, for whoever wants one a page: the fields it asks."""

    name: str
    asks: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One part of a draft: the page where it is edited, and what is asked there."""

    name: str
    label: str
    asks: str
    questions: tuple[Question, ...] = ()


TARGET = tuple(field.name for field in fields.MISSION if field.section == "target" and field.drafted)
PARTS = (
    Part(
        "draft_words",
        "The mission in words",
        "What should be true, and for whom?",
        (
            Question("statement", "What should be true?", ("title", "statement")),
            Question("beneficiaries", "Who benefits?", ("beneficiaries",)),
            Question("daily-life", "What would change on an ordinary day?", ("daily_life",)),
            Question("public-voice", "Where does the public's voice come in?", ("public_voice",)),
            Question("note", "What else should people know?", ("note",)),
            Question("background", "What is the whole story behind it?", ("background",)),
        ),
    ),
    Part(
        "draft_challenge",
        "The challenge behind it",
        "Why is this a priority here?",
        (Question("evidence", "What shows that this is a priority here?", ("evidence",)),),
    ),
    Part(
        "draft_target",
        "The target",
        "What will show that the mission is met?",
        (
            Question(
                "target",
                "What will show that the mission is met?",
                TARGET,
            ),
        ),
    ),
    Part("draft_dates", "The dates", "By when?", (Question("dates", "By when?", ("starts_on", "deadline")),)),
    Part("draft_indicator", "Measurements", "How has the figure moved so far?"),
    Part("draft_milestones", "Milestones", "What should be true on the way?"),
    Part("draft_sectors", "Sectors", "Who is asked to invest and innovate?"),
    Part("draft_portfolio", "Solutions", "Which solutions carry it?"),
)
BY_NAME = {part.name: part for part in PARTS}
QUESTIONS = tuple(question for part in PARTS for question in part.questions)

DONE, STARTED, NOT_STARTED = "Done", "Started", "Not started"
# From these numbers on a list is long enough to judge (docs/method.md, criteria 4 and 5).
ENOUGH_SECTORS, ENOUGH_SOLUTIONS = 3, 5


def part_of_question(name: str) -> Part | None:
    """Return the part that asks a question, or None for no such question."""
    return next((part for part in PARTS for question in part.questions if question.name == name), None)


def progress_of(document: Mapping[str, Any]) -> dict[str, str]:
    """Return "Done", "Started" or "Not started" for every part, from a document of ``roadmaps.revisions.documents``."""
    words, target = document["mission"], document["target"]
    return {
        "draft_words": _of(words[name] for name in ("statement", "beneficiaries", "daily_life", "public_voice")),
        "draft_challenge": _of([document["challenge"]["evidence"]]),
        "draft_target": _target(target),
        "draft_dates": _of([words["starts_on"], words["deadline"]], enough=bool(words["deadline"])),
        "draft_indicator": _of(
            [document["indicator"]["rhythm_months"], document["indicator"]["measurements"]],
            enough=bool(document["indicator"]["measurements"] and document["indicator"]["rhythm_months"]),
        ),
        "draft_milestones": DONE if document["milestones"] else NOT_STARTED,
        "draft_sectors": _long_enough(document["sectors"], ENOUGH_SECTORS),
        "draft_portfolio": _long_enough(document["solutions"], ENOUGH_SOLUTIONS),
    }


def _of(values: Any, *, enough: bool = False) -> str:
    said = [bool(value) for value in values]
    if enough or all(said):
        return DONE
    return STARTED if any(said) else NOT_STARTED


def _target(target: Mapping[str, Any]) -> str:
    if target["kind"] == "binary":
        return _of([target["condition"], target["attested_by"]])
    if target["kind"] == "quantified":
        return _of([target["measure"], target["data_source"]])
    return STARTED if target["measure"] or target["condition"] else NOT_STARTED


def _long_enough(items: list, least: int) -> str:
    return DONE if len(items) >= least else STARTED if items else NOT_STARTED
