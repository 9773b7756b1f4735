"""When things of missions are to happen: milestones, consultations and decisions, as the timeline and calendars tell them."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from engagement.models import Consultation
from roadmaps.examination.portfolio import MOST_SOLUTIONS
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Milestone, Mission, StepTaken
from roadmaps.models.choices import SolutionStatus
from roadmaps.pictures.timeline import Mark, Part, Row, Span
from roadmaps.revisions.frozen import documents_shown


def rows_of(missions: list[Mission], today: date) -> list[Row]:
    """Return the rows of missions as people are shown them, with what was reached and when people were asked."""
    documents = documents_shown(missions)
    reached, asked, decided = _reached(missions), _asked(missions), _decided(missions)
    shown = _with_solutions(documents)
    return [
        Row(
            place,
            mission.title,
            mission.get_absolute_url(),
            mission.starts_on or mission.baseline_date,
            mission.deadline,
            tuple(_marks(document, reached[mission.pk], today)),
            tuple(asked[mission.pk]),
            tuple(decided[mission.pk]),
            tuple(_part(one, today) for one in document["solutions"] if one["slug"] in shown and one["milestones"]),
        )
        for place, (mission, document) in enumerate(zip(missions, documents, strict=True), start=1)
    ]


def _with_solutions(documents: list[dict[str, Any]]) -> set[str]:
    """Return the solutions that have milestones; none where they are more than people can look over."""
    found = {one["slug"] for document in documents for one in document["solutions"] if one["milestones"]}
    return found if len(found) <= MOST_SOLUTIONS else set()


def _part(solution: dict[str, Any], today: date) -> Part:
    is_done = solution["status"] == SolutionStatus.COMPLETED
    marks = []
    for one in solution["milestones"]:
        due = date.fromisoformat(one["due_on"])
        is_late = due < today and solution["status"] not in (SolutionStatus.COMPLETED, SolutionStatus.STOPPED)
        marks.append(Mark(due, one["title"], is_done, is_late))
    return Part(solution["title"], reverse("solution", args=[solution["slug"]]), tuple(marks))


def _decided(missions: list[Mission]) -> dict[int, list[Mark]]:
    """Return what commissioners decided about each mission, and when."""
    names = [name for name, step in BY_NAME.items() if step.permission == "roadmaps.decide"]
    found: dict[int, list[Mark]] = defaultdict(list)
    for one in StepTaken.objects.filter(mission__in=missions, step__in=names).order_by("at"):
        found[one.mission_id].append(Mark(timezone.localdate(one.at), BY_NAME[one.step].done))
    return found


def _marks(document: dict[str, Any], told: dict[tuple[str, date], Milestone], today: date) -> Iterator[Mark]:
    """Yield the milestones of a document on the days where they are now; those that were dropped are left out."""
    for one in document["milestones"]:
        due = date.fromisoformat(one["due_on"])
        row = told.get((one["title"], due))
        if row is None or row.dropped_on is None:
            due, is_reached = (row.due_on, row.reached_on is not None) if row else (due, False)
            yield Mark(due, one["title"], is_reached, not is_reached and due < today)


def _reached(missions: list[Mission]) -> dict[int, dict[tuple[str, date], Milestone]]:
    """Return the milestones of each mission that were reached, moved or dropped, by title and every date they had."""
    found: dict[int, dict[tuple[str, date], Milestone]] = defaultdict(dict)
    told = Q(reached_on__isnull=False) | Q(dropped_on__isnull=False) | Q(moves__isnull=False)
    for one in Milestone.objects.filter(told, mission__in=missions).distinct().prefetch_related("moves"):
        for day in (one.due_on, *(move.was_due_on for move in one.moves.all())):
            found[one.mission_id][one.title, day] = one
    return found


def _asked(missions: list[Mission]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    consultations = Consultation.objects.filter(revision__mission__in=missions).select_related("revision")
    for one in consultations.defer("revision__document"):
        opens, closes = one.opens_on, one.closes_on
        words = f"Consultation, {opens:%-d %B %Y} to {closes:%-d %B %Y}"
        found[one.revision.mission_id].append(Span(opens, closes, words))
    return found
