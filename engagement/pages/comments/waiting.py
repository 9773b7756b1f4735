"""Which browser wrote what waits: known by its session until somebody signs in or signs up with it."""

import uuid
from typing import Any

from allauth.account.signals import user_signed_up
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import Person
from engagement.commenting.waiting import hand_over
from engagement.models import Consultation

# Where the session keeps the keys, by the key of the consultation.
WAITING = "waiting_comments"


def key_of(request: HttpRequest, consultation: Consultation) -> uuid.UUID | None:
    """Return the key under which this browser's comment waits, if one does."""
    found = request.session.get(WAITING, {}).get(str(consultation.pk))
    return uuid.UUID(found) if found else None


def remember(request: HttpRequest, consultation: Consultation, key: uuid.UUID) -> None:
    """Let this browser know the key under which its comment waits."""
    request.session[WAITING] = {**request.session.get(WAITING, {}), str(consultation.pk): str(key)}


@receiver(user_signed_up)
@receiver(user_logged_in)
def give_to_its_author(request: HttpRequest | None = None, user: Person | None = None, **_: Any) -> None:
    """Give what a browser wrote to whoever signs in or signs up with it: theirs on any machine from then on."""
    keys = request.session.pop(WAITING, {}) if request is not None and hasattr(request, "session") else {}
    if keys and user is not None:
        hand_over(keys=[uuid.UUID(key) for key in keys.values()], to=user)
