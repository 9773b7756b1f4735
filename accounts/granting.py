"""Give and take roles."""

from django.db import transaction

from accounts.errors import Refusal
from accounts.models import Person, Role, RoleGrant
from accounts.permissions import require


@transaction.atomic
def set_roles(*, person: Person, roles: set[str], by: Person) -> Person:
    """Make ``roles`` exactly what ``person`` holds; return the person.

    Raises NotAllowed unless ``by`` is an administrator, and Refusal when administrators would lock
    themselves out of the one role that can undo this.
    """
    require(by, "accounts.grant_roles")
    if person == by and Role.ADMINISTRATOR not in roles:
        raise Refusal("You cannot take the administrator role from yourself. Ask another administrator.")
    person.role_grants.exclude(role__in=roles).delete()
    held = set(person.role_grants.values_list("role", flat=True))
    RoleGrant.objects.bulk_create([RoleGrant(person=person, role=role, granted_by=by) for role in roles - held])
    return Person.objects.get(pk=person.pk)
