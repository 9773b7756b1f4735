"""What pages show of comments, put together for the eye."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from engagement.models import Comment, Consultation, Stance
from govuk.finding import called
from roadmaps.models import Mission
from roadmaps.searching.public import Asked, missions_that_fit
from roadmaps.searching.words import by_words

PAGE = 25


@dataclass(frozen=True)
class StanceCount:
    """How many people take a stance, and their share of all who said something, in per cent."""

    stance: str
    label: str
    number: int
    percent: int


@dataclass(frozen=True)
class CommentPage:
    """A page of comments, newest first, and where the older and newer ones begin."""

    comments: Sequence[Comment]
    older: int | None
    is_first: bool


def stances_of(consultation: Consultation) -> list[StanceCount]:
    """Return how many people take every stance, which the consultation keeps: each by their latest comment."""
    numbers, total = consultation.stance_counts, consultation.voices
    return [
        StanceCount(
            stance.value, stance.label, n := numbers.get(stance.value, 0), round(100 * n / total) if total else 0
        )
        for stance in Stance
    ]


def comments_of(consultation: Consultation, before: int | None = None) -> CommentPage:
    """Return the page of comments older than the comment ``before``, in one query.

    Hidden comments keep their place, with the reason; withdrawn ones are gone.
    """
    found = consultation.comments.standing().newest_first()
    if before:
        found = found.filter(pk__lt=before)
    page = list(found[: PAGE + 1])
    older = page[PAGE - 1].pk if len(page) > PAGE else None
    return CommentPage(page[:PAGE], older, before is None)


def consultation_of(mission: Mission) -> Consultation | None:
    """Return the latest consultation on any revision of a mission, with its response, in one query."""
    return (
        Consultation.objects.filter(revision__mission=mission)
        .select_related("response", "revision")
        .defer("revision__document")
        .first()
    )


def consultations_found(asked: Asked) -> QuerySet[Consultation]:
    """Return the consultations that fit what is looked for, the latest first: by their mission, or by their purpose."""
    found = Consultation.objects.shown().with_mission().defer("revision__document")
    found = found.filter(missions_that_fit(asked, "revision__mission"))
    if asked.words:
        missions = by_words(Mission.objects.all(), asked.words).order_by().values("pk")
        found = found.filter(Q(revision__mission__in=missions) | called(asked.words, ["purpose"]))
    return found.order_by("-opens_on", "-pk")
