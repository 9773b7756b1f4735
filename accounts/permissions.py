"""Who holds which role, as predicates for every app; and who may look after accounts."""

from typing import Any

import rules
from rules import predicate

from accounts.errors import NotAllowed
from accounts.models import Role


@predicate
def is_signed_in(person: Any) -> bool:
    """Anybody with an account, confirmed and active."""
    return bool(getattr(person, "is_authenticated", False) and person.is_active)


def holds(role: Role) -> rules.Predicate:
    """Return the predicate that a person holds ``role``."""
    return predicate(lambda person: is_signed_in(person) and role in person.roles, name=f"holds_{role}")


is_officer = holds(Role.OFFICER)
is_assessor = holds(Role.ASSESSOR)
is_moderator = holds(Role.MODERATOR)
is_commissioner = holds(Role.COMMISSIONER)
is_administrator = holds(Role.ADMINISTRATOR)
is_staff = is_officer | is_assessor | is_moderator | is_commissioner | is_administrator

rules.add_perm("accounts.have_account", is_signed_in)
rules.add_perm("accounts.grant_roles", is_administrator)
rules.add_perm("accounts.review_names", is_moderator | is_administrator)
rules.add_perm("accounts.look_after_jobs", is_administrator)
rules.add_perm("accounts.use_workbench", is_staff)


def require(person: Any, permission: str, thing: object = None, *, otherwise: str = "") -> None:
    """Return quietly when ``person`` has ``permission`` on ``thing``; else raise NotAllowed.

    ``otherwise`` is the sentence to show.
    """
    if not person.has_perm(permission, thing):
        raise NotAllowed(otherwise or "Your account does not have the role that this needs.")
