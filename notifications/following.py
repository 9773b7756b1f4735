"""Follow a thing, and stop following it."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import Person
from notifications.models import Follow
from notifications.things import Named, found

MOST_THINGS = 2_000


def follow(*, person: Person, things: Iterable[str]) -> None:
    """Let a person hear of what happens to ``things``. Twice is once."""
    Follow.objects.bulk_create([Follow(person=person, thing=one) for one in sorted(things)], ignore_conflicts=True)


def unfollow(*, person: Person, things: Iterable[str]) -> None:
    """Let a person hear no more of ``things``."""
    Follow.objects.filter(person=person, thing__in=list(things)).delete()


def follows(person: Person, thing: str) -> bool:
    """Say whether a person follows a thing."""
    return person.is_authenticated and Follow.objects.filter(person=person, thing=thing).exists()


def followed_by(person: Person) -> list[tuple[str, Named]]:
    """Return what a person follows and may read, with its name, sorted by kind and name."""
    rows: QuerySet = Follow.objects.filter(person=person).order_by("-pk")
    things = found(rows.values_list("thing", flat=True)[:MOST_THINGS], person)
    return sorted(things.items(), key=lambda one: (one[1].kind, one[1].name))
