"""A person who signs in."""

from functools import cached_property

import rules
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class PersonManager(BaseUserManager):
    """Makes people and finds them by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, *, name: str = "") -> "Person":
        """Create a person; the address is kept in lower case, as people type it either way."""
        person = self.model(email=email.lower(), name=name)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str) -> "Person":
        """Find a person by address, whatever its case."""
        return self.get(email__iexact=email)

    def holding(self, role: str) -> models.QuerySet:
        """Return the people with an account who hold a role."""
        return self.filter(role_grants__role=role, is_active=True)


class Person(AbstractBaseUser):
    """Somebody with an account. What they may do follows from their roles, never from flags here."""

    email = models.EmailField("email address", max_length=254, unique=True)
    name = models.CharField(
        max_length=80, blank=True, help_text="Shown beside what you write. It need not be your full name."
    )
    # A name that could be taken for the council's waits here until somebody allows it.
    name_asked = models.CharField(max_length=80, blank=True)
    # What somebody judged or decided for the council is published by role, unless they want their name beside it.
    name_is_public = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = PersonManager()

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once_whatever_the_case")]

    def __str__(self) -> str:
        return self.public_name

    @property
    def public_name(self) -> str:
        """The name to show; never the address, which is private."""
        return self.name or "A resident"

    def signed(self, role: str) -> str:
        """Return how the public reads of what this person did in office: by ``role``, with the name if they consent."""
        return f"{self.public_name}, {role[:1].lower()}{role[1:]}" if self.name_is_public and self.name else role

    @cached_property
    def roles(self) -> frozenset[str]:
        """The roles held, read once for each request: of somebody signed in, with the person (``accounts.backends``)."""
        return frozenset(self.role_grants.values_list("role", flat=True))

    def has_perm(self, permission: str, thing: object = None) -> bool:
        """Answer by the rules predicates: the only source of permissions here."""
        return self.is_active and rules.has_perm(permission, self, thing)
