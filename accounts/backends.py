"""How somebody is found who is signed in."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from accounts.models import Person, RoleGrant


class PersonBackend(AuthenticationBackend):
    """Signs in by email address, and brings a person with their roles, which every page asks for, in one query."""

    def get_user(self, user_id: object) -> Person | None:
        """Return the person of a session, if they still have an account."""
        roles = RoleGrant.objects.filter(person=OuterRef("pk")).order_by().values("role")
        person = Person.objects.annotate(roles_held=ArraySubquery(roles)).filter(pk=user_id).first()
        if person is None or not self.user_can_authenticate(person):
            return None
        person.roles = frozenset(person.roles_held)
        return person
