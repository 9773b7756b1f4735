"""What was said on paper, by telephone or at a meeting, entered by an officer: one by one, or from a spreadsheet."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.opening import NOT_YOURS
from engagement.errors import ConsultationNotOpen
from engagement.models import Comment, Consultation, Question, Stance, Via
from govuk.cleaning import clean_line, clean_text, is_seen
from locking import hold_row

# Letters come later than they were written: what was said in time can be entered until the answer is published.
COLUMNS = ("how it came", "whose words", "stance", "question", "comment")
MOST_ROWS = 5_000
HOW = {
    "paper": Via.PAPER,
    "on paper": Via.PAPER,
    "letter": Via.PAPER,
    "telephone": Via.TELEPHONE,
    "by telephone": Via.TELEPHONE,
    "phone": Via.TELEPHONE,
    "meeting": Via.MEETING,
    "at a meeting": Via.MEETING,
}
STANCES = {
    **{stance.value: stance for stance in Stance},
    **{stance.label.lower(): stance for stance in Stance},
    "for": Stance.SUPPORT,
    "against": Stance.OPPOSE,
}


@transaction.atomic
def enter(*, consultation: Consultation, by: Person, via: str, body: str, **said: Any) -> Comment:
    """Enter what somebody else said; return the comment, marked as such. ``said`` is a stance and what it is about.

    Raises NotAllowed, and ConsultationNotOpen before people were asked and once the answer is published.
    """
    consultation = _may_enter(consultation, by)
    return Comment.objects.create(
        consultation=consultation, via=via, entered_by=by, form_key=uuid.uuid4(), body=clean_text(body), **said
    )


def named_rows(found: Sequence[Sequence[str]]) -> list[dict[str, str]]:
    """Return the rows of a table by the names of its first row, in small letters.

    Raises ValueError, with a sentence for people, where the columns are not there, or there are too many rows.
    """
    names = [clean_line(name).lower() for name in found[0]] if found else []
    missing = [name for name in ("how it came", "stance", "comment") if name not in names]
    if missing:
        raise ValueError(f"The first row must name the columns. Missing: {', '.join(missing)}")
    if len(found) > MOST_ROWS + 1:
        raise ValueError(f"Enter at most {MOST_ROWS:,} rows at a time")
    return [dict(zip(names, row, strict=False)) for row in found[1:]]


def read_rows(consultation: Consultation, rows: Iterable[Mapping[str, str]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what rows of a spreadsheet say as keywords of ``enter``, and a sentence for each row that cannot be read.

    Columns are ``COLUMNS``, whatever their case; a row that says nothing is passed over.
    """
    questions = {question.text.lower(): question for question in consultation.questions.filter(kind=Question.Kind.OPEN)}
    found, faults = [], []
    for number, row in enumerate(rows, start=2):
        given = {name: clean_line(str(row.get(name) or "")) for name in COLUMNS[:-1]}
        body = clean_text(str(row.get("comment") or ""))
        if not any(given.values()) and not body:
            continue
        via, stance = HOW.get(given["how it came"].lower()), STANCES.get(given["stance"].lower())
        question = questions.get(given["question"].lower())
        problem = _problem(given, body, via, stance, question)
        if problem:
            faults.append(f"Row {number}: {problem}")
            continue
        found.append(
            {"via": via, "stance": stance, "body": body, "said_by": given["whose words"][:80], "question": question}
        )
    return found, faults


def _problem(given: Mapping[str, str], body: str, via: Any, stance: Any, question: Any) -> str:
    if via is None:
        return "say how it came: paper, telephone or meeting"
    if stance is None:
        return "say where they stand: support, with changes, oppose or question"
    if given["question"] and question is None:
        return f"no question is called “{given['question'][:60]}”"
    return "" if is_seen(body) else "the comment is empty"


@transaction.atomic
def enter_all(*, consultation: Consultation, by: Person, rows: Iterable[Mapping[str, Any]]) -> int:
    """Enter what ``read_rows`` returned; return how many. Raises as ``enter`` does."""
    consultation = _may_enter(consultation, by)
    made = [Comment(consultation=consultation, entered_by=by, form_key=uuid.uuid4(), **row) for row in rows]
    return len(Comment.objects.bulk_create(made))


def _may_enter(consultation: Consultation, by: Person) -> Consultation:
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    consultation = hold_row(consultation)
    if consultation.is_to_come():
        raise ConsultationNotOpen("It has not opened yet, so nobody can have answered it.")
    if consultation.published_response:
        raise ConsultationNotOpen("The answer is published, so nothing more is entered.")
    return consultation
