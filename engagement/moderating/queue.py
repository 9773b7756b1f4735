"""What moderators have to look at, the longest waiting first, and what was done, in figures."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Avg, Count, F, Min, Q, QuerySet
from django.utils import timezone

from accounts.models import Person
from engagement.models import Appeal, Ban, Comment, CommentReport, ModerationAct

HELD, REPORTED, APPEALS, NEWEST = "held", "reported", "appeals", "newest"
A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Waiting:
    """How much waits for moderators."""

    held: int
    reported: int
    appeals: int


def waiting() -> Waiting:
    """Return how much waits, in three queries."""
    return Waiting(
        held_comments().count(),
        CommentReport.objects.filter(settled_by=None).values("comment").distinct().count(),
        Appeal.objects.filter(outcome="").count(),
    )


def held_comments() -> QuerySet[Comment]:
    """Return the comments that nobody sees yet, the longest waiting first."""
    return _with_all(Comment.objects.filter(held_at__isnull=False, withdrawn_at=None)).order_by("held_at", "pk")


def reported_comments() -> QuerySet[Comment]:
    """Return the comments with reports that nobody has settled, the longest waiting first; each with how many in ``reported``."""
    unsettled = Q(reports__settled_by=None, reports__isnull=False)
    found = Comment.objects.filter(withdrawn_at=None).annotate(
        reported=Count("reports", filter=unsettled), since=Min("reports__at", filter=unsettled)
    )
    return _with_all(found.filter(reported__gt=0)).order_by("since", "pk")


def newest_comments() -> QuerySet[Comment]:
    """Return all comments, the newest first."""
    return _with_all(Comment.objects.standing()).order_by("-pk")


def open_appeals() -> QuerySet[Appeal]:
    """Return the appeals that nobody has decided, the longest waiting first."""
    return (
        Appeal.objects.filter(outcome="")
        .select_related("act__comment__consultation__revision__mission", "act__by")
        .defer("act__comment__consultation__revision__document")
    )


def _with_all(found: QuerySet[Comment]) -> QuerySet[Comment]:
    return (
        found.with_author().select_related("consultation__revision__mission").defer("consultation__revision__document")
    )


def next_for(moderator: Person) -> Comment | None:
    """Return the comment that a moderator should look at next: of those that are held, then of those reported.

    Nobody moderates what they wrote themselves.
    """
    for found in (held_comments(), reported_comments()):
        one = found.exclude(author=moderator).first()
        if one is not None:
            return one
    return None


@dataclass(frozen=True)
class Figures:
    """What was moderated in a year: how many of each act, by which rule, and how long it took."""

    since: datetime
    comments: int
    acts: dict[str, int]
    rules: list[tuple[str, int]]
    reports: int
    appeals: dict[str, int]
    bans: int
    days_to_answer: float | None


def figures(now: datetime | None = None) -> Figures:
    """Return the figures of the last year, for everybody to read."""
    since = (now or timezone.now()) - A_YEAR
    acts = ModerationAct.objects.filter(at__gte=since)
    reports = CommentReport.objects.filter(at__gte=since)
    took = reports.filter(settled_by__isnull=False).aggregate(took=Avg(F("settled_by__at") - F("at")))["took"]
    return Figures(
        since=since,
        comments=Comment.objects.filter(created_at__gte=since).count(),
        acts=_by(acts, "action", ModerationAct.Action.choices),
        rules=list(
            acts.filter(rule__isnull=False).order_by().values_list("rule__title").annotate(n=Count("pk")).order_by("-n")
        ),
        reports=reports.count(),
        appeals=_by(Appeal.objects.filter(at__gte=since), "outcome", [("", "Waiting"), *Appeal.Outcome.choices]),
        bans=Ban.objects.filter(since__gte=since).count(),
        days_to_answer=round(took / timedelta(days=1), 1) if took is not None else None,
    )


def _by(found: QuerySet, field: str, choices: list[tuple[str, str]]) -> dict[str, int]:
    numbers = dict(found.order_by().values_list(field).annotate(Count("pk")))
    return {label: numbers.get(value, 0) for value, label in choices}
