"""The signed links of emails: they change how their owner hears of things, without signing in, and nothing else."""

from dataclasses import dataclass

from django.core import signing

from accounts.models import Person
from notifications.choices import Topic

SALT = "notifications.links"


@dataclass(frozen=True)
class Link:
    """Whose link it is, and the topics that stood in the email that it came with."""

    person: Person
    topics: list[str]


def token_of(person: int, topics: list[str]) -> str:
    """Return what a link says of its owner and the topics of its email. It does not end: old emails have to work."""
    return signing.dumps([person, topics], salt=SALT, compress=True)


def read_token(token: str) -> Link | None:
    """Return what a link says; None for one that was not made here, or whose owner has no account any more."""
    try:
        key, topics = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = Person.objects.filter(pk=key, is_active=True).first()
    return Link(person, [one for one in topics if one in Topic.values]) if person else None
