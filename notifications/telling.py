"""Write down what happened, in the transaction of the deed; who hears of it is found by a worker."""

from collections.abc import Iterable

from accounts.models import Person
from govuk.cleaning import clean_line
from notifications.models import Event
from notifications.table import EVENTS
from outbox.enqueueing import enqueue

# What is quoted of somebody's words in an email.
MOST_CHARACTERS = 1_200


def tell(
    kind: str,
    *,
    key: str,
    heading: str,
    address: str,
    about: Iterable[str] = (),
    to: Iterable[Person | int | None] = (),
    but_not: Iterable[Person | int | None] = (),
    **words: object,
) -> Event:
    """Write down an event, once for each ``key``; return it. Call it in the transaction of the deed.

    ``about`` are the things whose followers hear of it, ``to`` people who do beside them, ``but_not`` whoever does not,
    such as the person who did it. ``words`` are all that the words of its kind name. Raises KeyError for a kind that is
    not in the table, and for a word that is missing.
    """
    said = {name: quoted(str(word)) for name, word in words.items()}
    event = Event(
        kind=kind,
        key=f"{kind}:{key}"[:200],
        heading=clean_line(heading)[:250],
        address=address[:400],
        words=said,
        about=sorted(set(about)),
        named=sorted(_keys(to)),
        passed_over=sorted(_keys(but_not)),
    )
    # Whatever is missing is found here, and not by a worker.
    _ = EVENTS[kind], event.subject, event.paragraphs()
    found, created = Event.objects.get_or_create(
        key=event.key, defaults={name: getattr(event, name) for name in _FIELDS}
    )
    if created:
        enqueue("notifications.fan_out", key=f"fan-out:{found.pk}", event_id=found.pk)
    return found


_FIELDS = ("kind", "heading", "address", "words", "about", "named", "passed_over")


def quoted(text: str) -> str:
    """Return a text short enough for an email."""
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS].rstrip()} …"


def _keys(people: Iterable[Person | int | None]) -> set[int]:
    return {one.pk if isinstance(one, Person) else one for one in people if one is not None}
