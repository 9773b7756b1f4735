"""Keep somebody from commenting for a time."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.models import Ban
from notifications.bouncing import silence
from notifications.telling import tell
from roadmaps.wording import long_date

NOT_STAFF = "People who work here are not kept from commenting by a moderator. Tell an administrator."


def ban_of(person: Person) -> Ban | None:
    """Return what keeps a person from commenting now, if anything does."""
    now = timezone.now()
    return person.bans.filter(lifted_at=None, since__lte=now, until__gt=now).order_by("-until").first()


@transaction.atomic
def ban(*, person: Person, by: Person, until: datetime, reason: str) -> Ban:
    """Keep a person from commenting until a moment, and tell them why; return the record of it.

    Raises NotAllowed, for whoever works here too: that is no moderator's affair.
    """
    require(by, "engagement.ban", person, otherwise=NOT_STAFF)
    made = Ban.objects.create(person=person, by=by, until=until, reason=reason)
    silence(person, until)
    tell(
        "person.banned",
        key=str(made.pk),
        heading="Your account",
        address=reverse("house_rules"),
        to=[person],
        until=long_date(timezone.localdate(until)),
        reason=reason,
    )
    return made


@transaction.atomic
def lift(*, ban: Ban, by: Person) -> None:
    """Let a person comment again. Raises NotAllowed."""
    require(by, "engagement.ban", ban.person, otherwise=NOT_STAFF)
    Ban.objects.filter(pk=ban.pk, lifted_at=None).update(lifted_at=timezone.now(), lifted_by=by)
    remaining = ban_of(ban.person)
    silence(ban.person, remaining.until if remaining else None)
