"""What somebody wrote and has not sent waits for them: through signing in, signing up, and confirming an address."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from engagement.models import Consultation, WaitingComment
from engagement.models.waiting_comment import KEPT
from govuk.typed import is_too_long, typed_in
from locking import lock_name

# Of a form, what is not its author's words.
NOT_KEPT = {"form_key", "website", "began"}


@transaction.atomic
def keep(
    *, consultation: Consultation, data: Any, person: Person | None = None, key: uuid.UUID | None = None
) -> WaitingComment | None:
    """Keep a form as it was typed, in place of what was kept of it before; return it. None for more than a person types.

    A ``person`` who is signed in has one for each consultation; of anybody else their browser knows the ``key``.
    """
    typed = {name: texts for name, texts in typed_in(data).items() if name not in NOT_KEPT}
    if is_too_long(typed):
        return None
    clean = {name: [text.replace("\x00", "") for text in texts] for name, texts in typed.items()}
    now = timezone.now()
    if person is not None:
        given = {"data": clean, "typed_at": now}
        return WaitingComment.objects.update_or_create(person=person, consultation=consultation, defaults=given)[0]
    waiting = WaitingComment.objects.filter(key=key, consultation=consultation, person=None).first() if key else None
    waiting = waiting or WaitingComment(consultation=consultation)
    waiting.data, waiting.typed_at = clean, now
    waiting.save()
    return waiting


def waiting_for(
    consultation: Consultation, *, person: Person | None = None, key: uuid.UUID | None = None
) -> Mapping[str, list[str]] | None:
    """Return what waits for a person, or for a browser that knows the key, if anything does."""
    found = WaitingComment.objects.filter(consultation=consultation)
    found = found.filter(person=person) if person is not None else found.filter(key=key, person=None)
    return found.values_list("data", flat=True).first()


@transaction.atomic
def hand_over(*, keys: Iterable[uuid.UUID], to: Person) -> None:
    """Give a person what waits under the keys that their browser knows: theirs from now on, wherever they sign in.

    Where something of theirs waits already, what was typed last is kept.
    """
    lock_name("waiting comment", str(to.pk))
    for waiting in WaitingComment.objects.filter(key__in=list(keys), person=None).order_by("typed_at"):
        WaitingComment.objects.filter(
            person=to, consultation_id=waiting.consultation_id, typed_at__lte=waiting.typed_at
        ).delete()
        if WaitingComment.objects.filter(person=to, consultation_id=waiting.consultation_id).exists():
            waiting.delete()
        else:
            waiting.person = to
            waiting.save(update_fields=["person"])


def forget(consultation: Consultation, person: Person) -> None:
    """Forget what waits for a person: it was sent, or its author threw it away."""
    WaitingComment.objects.filter(consultation=consultation, person=person).delete()


def forget_old() -> int:
    """Forget what nobody came back for; return how many."""
    return WaitingComment.objects.filter(typed_at__lt=timezone.now() - KEPT).delete()[0]
