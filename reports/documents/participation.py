"""What a document tells of residents and commissioners: what was said and answered, and what was decided."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from engagement.models import Comment, Consultation
from engagement.reading import counted, stances_of
from govuk.addresses import absolute
from reports.documents.frame import shortened
from roadmaps.lifecycle.signing import signed
from roadmaps.lifecycle.table import BY_NAME, DECISIONS
from roadmaps.models import Mission, StepTaken
from roadmaps.wording import long_date

# Of what people said, so many comments are quoted, each at most so long.
QUOTED, LONGEST = 2, 320


def said_of(missions: Iterable[Mission]) -> dict[int, dict[str, Any]]:
    """Return what people said on each mission in its latest consultation that has opened, and what was answered.

    Three queries, however many missions there are.
    """
    rows = (
        Consultation.objects.filter(revision__mission__in=list(missions), opens_at__lte=timezone.now())
        .select_related("response", "revision")
        .defer("revision__document")
        .order_by("revision__mission_id", "-opens_at", "-pk")
        .distinct("revision__mission_id")
    )
    found = counted(rows)
    quotes = _quotes(found)
    return {one.revision.mission_id: _said(one, quotes[one.pk]) for one in found}


def _quotes(consultations: list[Consultation]) -> dict[int, list[dict[str, str]]]:
    """Return the comments that most people back in each consultation, short enough to be quoted. One query."""
    place = Window(RowNumber(), partition_by=F("consultation"), order_by=[F("backed").desc(), F("pk").asc()])
    seen = Comment.objects.visible().filter(consultation__in=consultations, backed__gt=0, reply_to=None, same_as=None)
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    for one in seen.with_author().annotate(place=place).filter(place__lte=QUOTED).order_by("place"):
        found[one.consultation_id].append({"body": shortened(one.body, LONGEST), "by": one.author_name})
    return found


def _said(consultation: Consultation, quotes: list[dict[str, str]]) -> dict[str, Any]:
    published = consultation.published_response
    opens, closes = long_date(consultation.opens_on), long_date(consultation.closes_on)
    people = f"{consultation.voices:,} {'person' if consultation.voices == 1 else 'people'}"
    if consultation.is_open():
        lead = f"People are asked from {opens} to {closes}. So far {people} took part, with {_comments(consultation)}."
    else:
        answered = "" if published else " The council has not published its answer yet."
        lead = f"From {opens} to {closes}, {people} took part, with {_comments(consultation)}.{answered}"
    return {
        "lead": lead,
        "voices": consultation.voices,
        "quotes": quotes,
        "stances": stances_told(consultation),
        "you_said": published.you_said if published else "",
        "we_did": published.we_did if published else "",
        "address": absolute(consultation.get_absolute_url()),
    }


def stances_told(consultation: Consultation) -> list[dict[str, Any]]:
    """Return how many people take each stance, and their share."""
    return [{"label": one.label, "number": one.number, "share": f"{one.percent}%"} for one in stances_of(consultation)]


def _comments(consultation: Consultation) -> str:
    return f"{consultation.said:,} comment{'' if consultation.said == 1 else 's'}"


def decided_of(missions: Iterable[Mission]) -> dict[int, list[dict[str, str]]]:
    """Return what commissioners decided about each mission, the first decision first. One query."""
    found: dict[int, list[dict[str, str]]] = defaultdict(list)
    taken = StepTaken.objects.filter(mission__in=list(missions), step__in=DECISIONS).select_related("by")
    for one in taken.order_by("at", "pk"):
        found[one.mission_id].append(
            {
                "on": long_date(timezone.localdate(one.at)),
                "what": BY_NAME[one.step].done,
                "by": signed(one),
                "reason": one.reason,
            }
        )
    return found
