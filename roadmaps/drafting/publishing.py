"""Publish a roadmap or a challenge: until then only staff can read it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.models import Challenge, Roadmap


@transaction.atomic
def publish(*, thing: Roadmap | Challenge, by: Person) -> Roadmap | Challenge:
    """Let everybody read a roadmap, or a challenge of one; return it. Twice is once. Raises NotAllowed."""
    require(by, "roadmaps.edit_roadmap", thing if isinstance(thing, Roadmap) else thing.roadmap, otherwise=NOT_OWN)
    type(thing).objects.filter(pk=thing.pk, published_at=None).update(published_at=timezone.now())
    thing.refresh_from_db()
    return thing
