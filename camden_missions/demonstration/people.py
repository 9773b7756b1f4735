"""Who signs in to the demonstration."""

from allauth.account.models import EmailAddress
from django.conf import settings

from accounts.models import Person, Role, RoleGrant

PEOPLE = (
    ("resident@camden.example", "Samira, Kentish Town", None),
    ("officer@camden.example", "Olu Bankole", Role.OFFICER),
    ("officer2@camden.example", "Maeve Dunne", Role.OFFICER),
    ("assessor1@camden.example", "Dr Ines Moreau", Role.ASSESSOR),
    ("assessor2@camden.example", "Prof. Tom Achebe", Role.ASSESSOR),
    ("assessor3@camden.example", "Rukhsana Begum", Role.ASSESSOR),
    ("moderator@camden.example", "Jo Whitfield", Role.MODERATOR),
    ("commissioner@camden.example", "Cllr Anwen Price", Role.COMMISSIONER),
    ("admin@camden.example", "Sol Abara", Role.ADMINISTRATOR),
)
# Who consents to be named in public: not everybody does.
NAMED = {"assessor1@camden.example", "commissioner@camden.example"}


def make_people() -> dict[str, Person]:
    """Make whoever is missing, each confirmed and with the known password; return all by short name."""
    return {email.split("@")[0]: _person(email, name, role) for email, name, role in PEOPLE}


def _person(email: str, name: str, role: Role | None) -> Person:
    person = Person.objects.filter(email=email).first()
    if person is None:
        person = Person.objects.create_user(email, settings.DEMO_PASSWORD, name=name)
        EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
        if email in NAMED:
            Person.objects.filter(pk=person.pk).update(name_is_public=True)
            person.refresh_from_db()
        if role:
            RoleGrant.objects.create(person=person, role=role)
    return person
