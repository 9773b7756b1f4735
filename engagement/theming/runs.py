"""Find the themes of a consultation: asked for by an officer, done by a worker, never against what a person put right."""

import logging
from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.opening import NOT_YOURS
from engagement.errors import RunsAlready
from engagement.models import Comment, Consultation, Theme, ThemeRun
from locking import lock_row
from outbox.enqueueing import enqueue
from outbox.handlers import handler

logger = logging.getLogger(__name__)
OTHER = "Other"
# From which part of its comments a group that was found is a theme that is there.
SAME_THEME = 0.3


@transaction.atomic
def ask_run(*, consultation: Consultation, by: Person) -> ThemeRun:
    """Ask for the themes of a consultation; return the run. While it is open they are a preview for its officers.

    Raises NotAllowed, and RunsAlready while another run is under way or once the answer is published.
    """
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    if consultation.published_response:
        raise RunsAlready("The answer is published, so its themes stand.")
    try:
        with transaction.atomic():
            run = ThemeRun.objects.create(consultation=consultation, asked_by=by)
    except IntegrityError:
        raise RunsAlready("The themes are being looked for already.") from None
    enqueue("engagement.find_themes", key=f"themes:{run.pk}", run_id=run.pk)
    return run


def _give_up(*, run_id: int) -> None:
    ThemeRun.objects.filter(pk=run_id).update(state=ThemeRun.State.FAILED, finished_at=timezone.now())


@handler(
    "engagement.find_themes", queue="reports", says="The themes of a consultation", max_attempts=3, failed=_give_up
)
def find_themes(*, run_id: int) -> None:
    """Read every comment that can be seen, and put each into a theme. Safe to run twice."""
    # Workers alone load what it takes.
    from engagement.themes.copies import copies_of
    from engagement.themes.finding import Text, find

    run = ThemeRun.objects.select_related("consultation").get(pk=run_id)
    if run.state in (ThemeRun.State.DONE, ThemeRun.State.FAILED):
        return
    _tell(run, 5)
    rows = run.consultation.comments.filter(reply_to=None).visible().order_by("pk").values_list("pk", "body")
    texts = [Text(key, body) for key, body in rows.iterator()]
    found = find(texts, lambda percent: _tell(run, percent))
    copies = copies_of(texts)
    _tell(run, 95)
    run.comments, run.coherence = len(texts), found.tried
    keep_groups(run=run, groups=found.groups, other=found.other, copies=copies)


@transaction.atomic
def keep_groups(*, run: ThemeRun, groups: Iterable, other: Iterable[int], copies: dict[int, int]) -> None:
    """Write the groups that a run found as themes, and end it. Nothing that a person put right meanwhile is undone.

    ``other`` are the keys of comments in no group. Raises RunsAlready once the answer is published.
    """
    consultation = lock_row(run.consultation)
    if consultation.published_response:
        raise RunsAlready("The answer is published, so its themes stand.")
    _put(consultation, groups, other)
    _mark_copies(consultation, copies)
    run.state, run.progress, run.finished_at = ThemeRun.State.DONE, 100, timezone.now()
    run.save()


def _tell(run: ThemeRun, percent: int) -> None:
    ThemeRun.objects.filter(pk=run.pk).update(state=ThemeRun.State.RUNNING, progress=percent)


def _put(consultation: Consultation, groups: Iterable, other: Iterable[int]) -> None:
    """Write the groups that were found as themes. What a person named, answered or moved stays as it is."""
    kept = {theme.pk: theme for theme in kept_themes(consultation)}
    was = dict(Comment.objects.filter(consultation=consultation, theme__in=kept).values_list("pk", "theme"))
    free = Comment.objects.filter(consultation=consultation, theme_by=None)
    free.exclude(theme__in=kept).update(theme=None)
    Theme.objects.filter(consultation=consultation, is_other=False).exclude(pk__in=kept).delete()
    taken: set[int] = set()
    for place, group in enumerate(groups):
        theme = _same_theme(group.members, was, kept, taken) or Theme(consultation=consultation, name=group.name[:120])
        theme.position, theme.terms, theme.typical = place, list(group.terms), list(group.typical)
        theme.save()
        taken.add(theme.pk)
        free.filter(pk__in=group.members).update(theme=theme)
    rest, _ = Theme.objects.get_or_create(consultation=consultation, is_other=True, defaults={"name": OTHER})
    free.filter(pk__in=list(other)).update(theme=rest)


def kept_themes(consultation: Consultation) -> list[Theme]:
    """Return the themes that no run takes away: those that somebody named, answered, or moved a comment to."""
    themes = consultation.themes.filter(is_other=False)
    by_hand = themes.filter(comments__theme_by__isnull=False)
    return list((themes.exclude(named_by=None) | themes.exclude(answer=None) | by_hand).distinct())


def _same_theme(members: tuple[int, ...], was: dict[int, int], kept: dict[int, Theme], taken: set[int]) -> Theme | None:
    """Return the theme that is there already and has most of the members of a group, if it has enough of them."""
    numbers: dict[int, int] = {}
    for member in members:
        theme = was.get(member)
        if theme is not None and theme not in taken:
            numbers[theme] = numbers.get(theme, 0) + 1
    if not numbers:
        return None
    best = min(numbers, key=lambda theme: (-numbers[theme], theme))
    return kept[best] if numbers[best] >= SAME_THEME * len(members) else None


def _mark_copies(consultation: Consultation, copies: dict[int, int]) -> None:
    consultation.comments.exclude(same_as=None).update(same_as=None)
    by_first: dict[int, list[int]] = {}
    for copy, first in copies.items():
        by_first.setdefault(first, []).append(copy)
    for first, some in by_first.items():
        consultation.comments.filter(pk__in=some).update(same_as=first)
