"""Why a comment waits for a moderator before it is shown. Nothing that a person wrote is refused by a machine."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from engagement.models import Comment, Consultation, HeldWord, Moderation

# What the reasons are called where moderators read them.
BEFORE, WORD, MANY, LINKS, FAST, TRAP, AMENDED = (
    "Every comment here is looked at first",
    "It has a word of the list",
    "Many comments in a short time",
    "Many links",
    "Sent faster than people write",
    "A field that people do not see was filled in",
    "Changed by its author for another look",
)
IN_A_SHORT_TIME, SHORT_TIME = 5, timedelta(minutes=10)
MOST_LINKS = 3
LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def why_held(consultation: Consultation, by: Person, said: Mapping[str, Any], signs: Iterable[str]) -> str:
    """Return why a comment of ``by`` waits for a moderator; nothing for one that is shown at once.

    Officers who answer officially are not held. ``said`` is the comment, ``signs`` what its form told of how it was sent.
    """
    if said.get("is_official"):
        return ""
    body = said["body"]
    if consultation.moderation == Moderation.BEFORE:
        return BEFORE
    sign = next(iter(signs), "")
    if sign:
        return sign
    if len(LINK.findall(body)) > MOST_LINKS:
        return LINKS
    if has_held_word(body):
        return WORD
    return MANY if _is_many(by) else ""


def has_held_word(body: str) -> bool:
    """Say whether a text has a word of the list, as a whole word, whatever its case."""
    words = list(HeldWord.objects.values_list("word", flat=True))
    if not words:
        return False
    pattern = "|".join(re.escape(word) for word in words)
    return re.search(rf"(?<!\w)(?:{pattern})(?!\w)", body, re.IGNORECASE) is not None


def _is_many(by: Person) -> bool:
    lately = Comment.objects.filter(author=by, created_at__gt=timezone.now() - SHORT_TIME)
    return len(lately.values_list("pk")[:IN_A_SHORT_TIME]) >= IN_A_SHORT_TIME
