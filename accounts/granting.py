"""Give and take roles."""

from django.db import transaction

from accounts.errors import Refusal
from accounts.models import Person, Role, RoleChange, RoleGrant
from accounts.permissions import require
from locking import lock

NOT_ALONE = "You cannot take the administrator role from yourself. Ask another administrator."
NOT_THE_LAST = "Nobody would be left to give roles. Make somebody else an administrator first."


@transaction.atomic
def set_roles(*, person: Person, roles: set[str], by: Person, reason: str) -> Person:
    """Make ``roles`` exactly what ``person`` holds, and put on record who says so and why; return the person.

    Raises NotAllowed unless ``by`` is an administrator at this moment, and Refusal when administrators would lock
    themselves out of the one role that can undo this.
    """
    administrators = _lock_administrators()
    # Two administrators may be taking the role from each other: what ``by`` held before the lock no longer counts.
    require(Person.objects.get(pk=by.pk), "accounts.grant_roles")
    if Role.ADMINISTRATOR not in roles:
        if person == by:
            raise Refusal(NOT_ALONE)
        if administrators == {person.pk}:
            raise Refusal(NOT_THE_LAST)
    return write_roles(person=person, roles=roles, by=by, reason=reason)


def _lock_administrators() -> set[int]:
    """Lock who holds the administrator role against others who give and take it; return the active ones."""
    held = lock(RoleGrant.objects.filter(role=Role.ADMINISTRATOR).order_by("pk"))
    return {grant.person_id for grant in held.select_related("person") if grant.person.is_active}


def write_roles(*, person: Person, roles: set[str], by: Person | None, reason: str) -> Person:
    """Make ``roles`` what ``person`` holds, and put it on record; return the person. Asks nobody: see ``set_roles``.

    ``by`` is None for the command line of the server.
    """
    held = set(person.role_grants.values_list("role", flat=True))
    given, taken = sorted(roles - held), sorted(held - roles)
    person.role_grants.filter(role__in=taken).delete()
    RoleGrant.objects.bulk_create([RoleGrant(person=person, role=role, granted_by=by) for role in given])
    if given or taken:
        RoleChange.objects.create(person=person, given=given, taken=taken, reason=reason, by=by)
    return Person.objects.get(pk=person.pk)
