"""What a person typed into a form that was sent."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.request import UnreadablePostError

# In characters, over all fields: more than a person types.
LONGEST = 200_000
# What a form says of itself.
NOT_TYPED = {"csrfmiddlewaretoken", "then", "more", "touched"}
# What nobody should see on a screen, or can read there.
NOT_SHOWN = NOT_TYPED | {
    "form_key",
    "base",
    "yours",
    "settling",
    "disputed",
    "item",
    "move",
    "order",
    "next",
    "website",
}
# A word or two is typed again sooner than it is found in a list.
SHORT = 8


def typed_in(data: Any) -> dict[str, list[str]]:
    """Return every field of a form that was sent, as often as it came; no password is among them."""
    return {name: data.getlist(name) for name in data if name not in NOT_TYPED and not is_secret(name)}


def is_secret(name: str) -> bool:
    """Say whether a field of this name holds a password."""
    return "password" in name.lower()


def is_too_long(typed: dict[str, list[str]]) -> bool:
    """Say whether a form holds more than a person types."""
    return sum(len(text) for texts in typed.values() for text in texts) > LONGEST


def query_of(typed: dict[str, list[str]]) -> QueryDict:
    """Return what was typed as a browser's form."""
    query = QueryDict(mutable=True)
    for name, texts in typed.items():
        query.setlist(name, texts if isinstance(texts, list) else [texts])
    return query


def texts_typed(request: HttpRequest) -> list[str]:
    """Return the texts of a form that was sent, for its author to copy; none for what cannot be read any more."""
    try:
        return texts_of(dict(request.POST.lists()))
    except (UnreadablePostError, OSError):
        return []


def texts_of(typed: Mapping[str, list[str]]) -> list[str]:
    """Return the texts of a form's fields that somebody wrote: nothing that is secret, or soon typed again."""
    shown = (texts for name, texts in typed.items() if name not in NOT_SHOWN and not is_secret(name))
    return [text for texts in shown for text in texts if len(text.strip()) > SHORT]
