"""When an email is due: at once or with a digest, and never in quiet hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Person
from notifications.choices import Rhythm, Topic
from notifications.models import ChosenRhythm, MailSettings
from notifications.table import ESSENTIAL_TOPICS, EventKind

LONDON = ZoneInfo("Europe/London")
# Digests go out in the morning; those of a week on Monday.
DIGEST_HOUR, MONDAY = 7, 0


@dataclass(frozen=True)
class Preferences:
    """How one person wants to hear of things."""

    rhythms: dict[str, str]
    quiet: tuple[int, int] | None = None

    def rhythm_of(self, kind: EventKind) -> str:
        """Return the rhythm for a kind of event: what is essential comes at once, whatever was chosen."""
        return Rhythm.AT_ONCE if kind.is_essential else self.rhythms.get(kind.topic, kind.rhythm)

    def due_at(self, rhythm: str, now: datetime) -> datetime:
        """Return the moment at which an email of this rhythm is due."""
        return after_quiet_hours(_next(rhythm, now.astimezone(LONDON)), self.quiet)


def _next(rhythm: str, now: datetime) -> datetime:
    """Return the next moment of a rhythm after ``now``, which is in London's time."""
    if rhythm not in (Rhythm.DAILY, Rhythm.WEEKLY):
        return now
    due = now.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    while due <= now or (rhythm == Rhythm.WEEKLY and due.weekday() != MONDAY):
        due += timedelta(days=1)
    return due


def after_quiet_hours(due: datetime, quiet: tuple[int, int] | None) -> datetime:
    """Return ``due``, or the end of the quiet hours that it falls into; they may go over midnight."""
    if quiet is None or quiet[0] == quiet[1]:
        return due
    start, end = quiet
    is_quiet = start <= due.hour < end if start < end else due.hour >= start or due.hour < end
    if not is_quiet:
        return due
    later = due if due.hour < end else due + timedelta(days=1)
    return later.replace(hour=end, minute=0, second=0, microsecond=0)


def preferences_of(people: Iterable[int]) -> dict[int, Preferences]:
    """Return how each of these people wants to hear of things."""
    people = list(people)
    chosen: dict[int, dict[str, str]] = {person: {} for person in people}
    for person, topic, rhythm in ChosenRhythm.objects.filter(person__in=people).values_list(
        "person", "topic", "rhythm"
    ):
        chosen[person][topic] = rhythm
    hours = MailSettings.objects.filter(person__in=people, quiet_from__isnull=False)
    quiet = {person: (start, end) for person, start, end in hours.values_list("person", "quiet_from", "quiet_until")}
    return {person: Preferences(chosen[person], quiet.get(person)) for person in people}


@transaction.atomic
def choose_rhythms(*, person: Person, rhythms: dict[str, str]) -> None:
    """Keep the rhythm that a person chose for each topic; an empty one is that of the table.

    Topics that cannot be switched off are passed over.
    """
    for topic in set(rhythms) - ESSENTIAL_TOPICS:
        if not rhythms[topic]:
            ChosenRhythm.objects.filter(person=person, topic=topic).delete()
            continue
        ChosenRhythm.objects.update_or_create(
            person=person, topic=Topic(topic), defaults={"rhythm": Rhythm(rhythms[topic])}
        )


def choose_quiet_hours(*, person: Person, quiet: tuple[int, int] | None) -> None:
    """Keep the hours in which somebody wants no email, from the first until the second; None for none."""
    start, end = quiet or (None, None)
    MailSettings.objects.update_or_create(person=person, defaults={"quiet_from": start, "quiet_until": end})
