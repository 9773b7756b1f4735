"""Write down what happened, in the transaction of the deed; who hears of it is found by a worker."""

from collections.abc import Iterable

from accounts.models import Person
from govuk.cleaning import clean_line
from notifications.models import Event
from outbox.enqueueing import enqueue

# What is quoted of somebody's words in an email.
MOST_CHARACTERS = 1_200


def tell(
    kind: str,
    /,
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
    given = {
        "kind": kind,
        "heading": clean_line(heading)[:250],
        "address": address[:400],
        "words": {name: quoted(str(word)) for name, word in words.items()},
        "about": sorted(set(about)),
        "named": sorted(_keys(to)),
        "passed_over": sorted(_keys(but_not)),
    }
    # Whatever is missing is found here, and not by a worker.
    untold = Event(**given)
    _ = untold.subject, untold.paragraphs()
    event, is_new = Event.objects.get_or_create(key=_key(kind, key), defaults=given)
    if is_new:
        enqueue("notifications.fan_out", key=f"fan-out:{event.pk}", event_id=event.pk)
    return event


def take_back(kind: str, *, key: str) -> None:
    """Let nobody read or get any more what was told under ``key``, such as words that were hidden since.

    An email that was sent cannot be called back. What is told again under the same key is a new event.
    """
    Event.objects.filter(key=_key(kind, key)).delete()


def _key(kind: str, key: str) -> str:
    return f"{kind}:{key}"[:200]


def quoted(text: str) -> str:
    """Return a text short enough for an email."""
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS].rstrip()} …"


def _keys(people: Iterable[Person | int | None]) -> set[int]:
    return {one.pk if isinstance(one, Person) else one for one in people if one is not None}
