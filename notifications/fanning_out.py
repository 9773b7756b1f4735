"""From an event to one delivery for each person and channel: in batches, each kept as it is made."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from notifications.choices import Channel, Rhythm, State
from notifications.models import Delivery, Event, Follow, MailSettings
from notifications.parts import parts_of
from notifications.rhythms import preferences_of
from outbox.handlers import handler
from outbox.publishing import kick

BATCH = 2_000
SEND, QUEUE = "notifications.tasks.send_what_is_due", "news"


@handler("notifications.fan_out", queue="default", says="Finding out who hears of something", max_attempts=12)
def fan_out(*, event_id: int) -> None:
    """Deliver an event to everybody who hears of it. Safe to run twice, and from where another worker ended."""
    while _next_batch(event_id):
        pass
    if Delivery.objects.filter(event=event_id).emails_due(timezone.now()).exists():
        kick(SEND, queue=QUEUE)


@transaction.atomic
def _next_batch(event_id: int) -> bool:
    """Deliver an event to the next people in the order of their keys; return whether there may be more.

    Two workers that do so at once make the same rows, of which the database keeps each once.
    """
    event = Event.objects.filter(pk=event_id, told_at=None).first()
    if event is None:
        # It was told, or taken back.
        return False
    people = _next_people(event)
    if people:
        deliver(event, people)
        event.told_up_to = people[-1]
    else:
        event.told_at = timezone.now()
    event.save(update_fields=["told_up_to", "told_at"])
    return bool(people)


def _next_people(event: Event) -> list[int]:
    """Return the keys of the next people who hear of an event, in order."""
    follows = Follow.objects.filter(thing__in=event.about, person__gt=event.told_up_to).order_by("person")
    following = list(follows.values_list("person", flat=True).distinct()[:BATCH])
    named = [one for one in event.named if one > event.told_up_to]
    return sorted({*following, *named})[:BATCH]


def deliver(event: Event, people: list[int]) -> None:
    """Make the deliveries of an event to these people, but for those who are passed over or have no account any more."""
    now, kind = timezone.now(), event.of_kind
    reached = Person.objects.filter(pk__in=people, is_active=True).exclude(pk__in=event.passed_over)
    keys = list(reached.order_by("pk").values_list("pk", flat=True))
    parts, preferences, unreached = (
        parts_of(event, keys),
        preferences_of(keys),
        _unreached(keys, now, kind.is_essential),
    )
    made = []
    for key in keys:
        one = {"event": event, "person_id": key, "topic": kind.topic, "part": parts.get(key, "")}
        made.append(Delivery(**one, channel=Channel.PAGE, state=State.SENT, ended_at=now))
        rhythm = preferences[key].rhythm_of(kind)
        if rhythm != Rhythm.NEVER and key not in unreached:
            due = now if kind.is_essential else preferences[key].due_at(rhythm, now)
            made.append(Delivery(**one, channel=Channel.EMAIL, rhythm=rhythm, due_at=due))
    Delivery.objects.bulk_create(made, ignore_conflicts=True)


def _unreached(people: list[int], now: datetime, is_essential: bool) -> set[int]:
    """Return who gets no email now."""
    settings = MailSettings.objects.filter(person__in=people).select_related("person")
    return {one.person_id for one in settings if one.why_no_email(is_essential=is_essential, now=now)}
