"""Which organisations an assessor belongs to: theirs to declare, so that they never judge a partner's mission."""

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from roadmaps.models import Affiliation, Organisation

NO_ASSESSOR = "Only criteria assessors declare interests here."


@transaction.atomic
def declare_affiliation(*, by: Person, organisation: Organisation) -> Affiliation:
    """Say that ``by`` belongs to ``organisation``; return the record. Twice is the same as once. Raises NotAllowed."""
    require(by, "roadmaps.declare_interests", otherwise=NO_ASSESSOR)
    return Affiliation.objects.get_or_create(person=by, organisation=organisation)[0]


@transaction.atomic
def end_affiliation(*, by: Person, affiliation: Affiliation) -> None:
    """Say that ``by`` no longer belongs to it; the history keeps that they did. Raises NotAllowed for another's."""
    require(by, "roadmaps.declare_interests", otherwise=NO_ASSESSOR)
    Affiliation.objects.filter(pk=affiliation.pk, person=by).delete()
