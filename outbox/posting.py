"""Post an errand."""

import uuid

from django.db import transaction

from outbox.deeds import REGISTERED
from outbox.models import Errand
from outbox.ringing import ring


def post(deed: str, *, key: str = "", **payload: object) -> Errand:
    """Write an errand and, once the transaction stands, ring the worker.

    ``key`` makes it unique: posting the same key twice is one errand. ``payload`` must be JSON.
    Raises KeyError for a deed that nobody registered.
    """
    errand, created = Errand.objects.get_or_create(
        key=key or f"{deed}:{uuid.uuid4()}",
        defaults={"deed": deed, "queue": REGISTERED[deed].queue, "payload": payload},
    )
    if created:
        # Robust: a dead broker must not turn what was saved into an error page. The sweep rings again.
        transaction.on_commit(lambda: ring(errand), robust=True)
    return errand
