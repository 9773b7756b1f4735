"""Give a role from the command line: how a council makes its first administrator."""

from django.core.management.base import BaseCommand, CommandError

from accounts.granting import write_roles
from accounts.models import Person, Role


class Command(BaseCommand):
    """``manage.py grant_role EMAIL ROLE``."""

    help = "Give a role to a person who has signed up."

    def add_arguments(self, parser) -> None:
        """Ask for the address and the role."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)

    def handle(self, *, email: str, role: str, **options) -> None:
        """Grant it; raise CommandError when nobody has that address."""
        person = Person.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError(f"Nobody has signed up as {email}.")
        roles = {*person.role_grants.values_list("role", flat=True), role}
        write_roles(person=person, roles=roles, by=None, reason="From the command line of the server.")
        self.stdout.write(f"{email} is now: {role}.")
