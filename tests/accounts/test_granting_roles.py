"""Administrators give and take roles."""

import pytest
from django.core.management import CommandError, call_command

from accounts.errors import NotAllowed, Refusal
from accounts.granting import set_roles
from accounts.models import RoleGrant
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_administrator_makes_an_officer_who_can_then_start_missions(signed_in):
    admin, person = factories.person("administrator"), factories.resident()
    signed_in(admin).post(f"/account/people/{person.pk}/", {"roles": ["officer"]})
    assert signed_in(person).get("/workbench/missions/new/").status_code == 200
    assert RoleGrant.objects.get(person=person).granted_by == admin


def test_taking_a_role_takes_effect_at_once(signed_in):
    admin, officer = factories.person("administrator"), factories.officer()
    signed_in(admin).post(f"/account/people/{officer.pk}/", {"roles": []})
    assert signed_in(officer).get("/workbench/").status_code == 403


def test_nobody_else_grants():
    with pytest.raises(NotAllowed):
        set_roles(person=factories.resident(), roles={"officer"}, by=factories.officer())


def test_administrators_cannot_lock_themselves_out():
    admin = factories.person("administrator")
    with pytest.raises(Refusal, match="Ask another administrator"):
        set_roles(person=admin, roles=set(), by=admin)


def test_a_role_that_does_not_exist_is_refused(signed_in):
    answer = signed_in(factories.person("administrator")).post(
        f"/account/people/{factories.resident().pk}/", {"roles": ["emperor"]}
    )
    assert answer.status_code == 422


def test_the_first_administrator_comes_from_the_command_line():
    person = factories.resident()
    call_command("grant_role", person.email, "administrator", verbosity=0)
    assert person.role_grants.get().role == "administrator"
    with pytest.raises(CommandError, match="Nobody has signed up"):
        call_command("grant_role", "nobody@example.org", "officer")
