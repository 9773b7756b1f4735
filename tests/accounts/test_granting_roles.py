"""Administrators give and take roles."""

import pytest
from django.core.management import CommandError, call_command

from accounts.errors import NotAllowed, Refusal
from accounts.granting import set_roles
from accounts.models import RoleChange, RoleGrant
from tests import factories
from tests.races import at_once

pytestmark = pytest.mark.django_db


def test_an_administrator_makes_an_officer_who_can_then_start_missions(signed_in):
    admin, person = factories.person("administrator"), factories.resident()
    signed_in(admin).post(f"/account/people/{person.pk}/", {"roles": ["officer"], "reason": "She joined the team."})
    assert signed_in(person).get("/workbench/missions/new/").status_code == 200
    assert RoleGrant.objects.get(person=person).granted_by == admin


def test_taking_a_role_takes_effect_at_once(signed_in):
    admin, officer = factories.person("administrator"), factories.officer()
    signed_in(admin).post(f"/account/people/{officer.pk}/", {"roles": [], "reason": "He left the team."})
    assert signed_in(officer).get("/workbench/").status_code == 403


def test_nobody_else_grants():
    with pytest.raises(NotAllowed):
        set_roles(person=factories.resident(), roles={"officer"}, by=factories.officer(), reason="Because.")


def test_administrators_cannot_lock_themselves_out():
    admin = factories.person("administrator")
    with pytest.raises(Refusal, match="Ask another administrator"):
        set_roles(person=admin, roles=set(), by=admin, reason="Enough.")


def test_a_role_that_does_not_exist_is_refused(signed_in):
    answer = signed_in(factories.person("administrator")).post(
        f"/account/people/{factories.resident().pk}/", {"roles": ["emperor"], "reason": "Because."}
    )
    assert answer.status_code == 422


def test_the_first_administrator_comes_from_the_command_line():
    person = factories.resident()
    call_command("grant_role", person.email, "administrator", verbosity=0)
    assert person.role_grants.get().role == "administrator"
    with pytest.raises(CommandError, match="Nobody has signed up"):
        call_command("grant_role", "nobody@example.org", "officer")


# Why, and on the record


def test_whoever_changes_roles_says_why_and_it_is_on_the_record(signed_in):
    admin, person = factories.person("administrator"), factories.officer()
    client, path = signed_in(admin), f"/account/people/{person.pk}/"
    assert client.post(path, {"roles": ["assessor"], "reason": " "}).status_code == 422
    assert set(person.role_grants.values_list("role", flat=True)) == {"officer"}
    client.post(path, {"roles": ["assessor"], "reason": "She moved to the other team."})
    change = RoleChange.objects.get()
    assert (change.given, change.taken, change.by) == (["assessor"], ["officer"], admin)
    page = client.get(path).content.decode()
    assert "Given: Criteria assessor. Taken: Council officer" in page
    assert "She moved to the other team." in page


def test_saving_the_same_roles_again_is_no_change():
    admin, person = factories.person("administrator"), factories.officer()
    set_roles(person=person, roles={"officer"}, by=admin, reason="As before.")
    assert not RoleChange.objects.exists()


def test_the_command_line_is_on_the_record_too():
    person = factories.resident()
    call_command("grant_role", person.email, "administrator", verbosity=0)
    call_command("grant_role", person.email, "administrator", verbosity=0)
    assert RoleChange.objects.get().by is None


# The last administrator


def test_the_last_active_administrator_is_not_removed():
    admin, gone = factories.person("administrator"), factories.person("administrator")
    type(gone).objects.filter(pk=gone.pk).update(is_active=False)
    with pytest.raises(Refusal):
        set_roles(person=admin, roles=set(), by=admin, reason="Enough.")


def test_who_has_lost_the_role_meanwhile_gives_none():
    admin, other = factories.person("administrator"), factories.person("administrator")
    set_roles(person=other, roles=set(), by=admin, reason="He left.")
    # The page was opened, and its person read, before the role was taken.
    with pytest.raises(NotAllowed):
        set_roles(person=admin, roles=set(), by=other, reason="He left.")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("_again", range(5))
def test_two_administrators_who_remove_each_other_at_once_leave_one(_again):
    first, second = factories.person("administrator"), factories.person("administrator")
    at_once(
        lambda: set_roles(person=second, roles=set(), by=first, reason="You go."),
        lambda: set_roles(person=first, roles=set(), by=second, reason="No, you."),
    )
    assert RoleGrant.objects.filter(role="administrator").count() == 1
