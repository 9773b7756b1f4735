"""A resident's name that could be taken for the council's waits until somebody else allows it; staff carry their role."""

import uuid

import pytest
from django.test import Client

from accounts.errors import NotAllowed
from accounts.models import Person
from accounts.names import answer_name, choose_name, could_be_the_councils
from engagement.commenting.writing import comment
from outbox.models import OutboxMessage
from tests import factories

pytestmark = pytest.mark.django_db
COUNCILS = [
    "Camden Council",
    "Official account",
    "C a m d e n",
    "Councillor Smith",
    "Mod",
    "The Mayor",
    "0fficial",
    "Cаmden",
]
COUNCILS += ["ADMIN", "Çamden", "Camden_Moderator", "ΟFFICIAL", "co.un.cil"]
OWN = ["Kim", "Amina Begum", "Tenants of Block 4", "Modesty", "Gaynor Goode", "আমিনা", "Staffan", "José"]


@pytest.mark.parametrize("name", COUNCILS)
def test_it_waits(name):
    assert could_be_the_councils(name)


@pytest.mark.parametrize("name", OWN)
def test_it_is_ones_own(name):
    assert not could_be_the_councils(name)


def test_it_is_not_shown_until_it_is_allowed(signed_in):
    resident, moderator = factories.resident(), factories.moderator()
    before = resident.public_name
    page = signed_in(resident).post("/account/", {"name": "Camden Council"}, follow=True).content.decode()
    assert "somebody looks at it first" in page
    resident.refresh_from_db()
    assert resident.public_name == before
    desk = signed_in(moderator)
    assert "Camden Council" in desk.get("/account/people/names/").content.decode()
    desk.post("/account/people/names/", {"person": resident.pk, "asked": "Camden Council", "then": "allow"})
    resident.refresh_from_db()
    assert (resident.public_name, resident.name_asked) == ("Camden Council", "")
    assert OutboxMessage.objects.get().payload["subject"] == "Your name is shown now"


def test_one_that_is_refused_is_gone_and_its_owner_knows(signed_in):
    resident = factories.resident()
    choose_name(resident, "Official account")
    signed_in(factories.moderator()).post(
        "/account/people/names/", {"person": resident.pk, "asked": "Official account", "then": "refuse"}
    )
    resident.refresh_from_db()
    assert resident.name_asked == ""
    assert "could be taken for the council" in OutboxMessage.objects.get().payload["body"]


def test_what_was_changed_since_the_page_was_opened_is_not_allowed_in_its_place(signed_in):
    resident = factories.resident()
    choose_name(resident, "Official account")
    choose_name(resident, "Camden Council")
    form = {"person": resident.pk, "asked": "Official account", "then": "allow"}
    page = signed_in(factories.moderator()).post("/account/people/names/", form, follow=True).content.decode()
    assert "That name does not wait any more" in page
    resident.refresh_from_db()
    assert resident.name_asked == "Camden Council"


def test_another_name_takes_back_the_one_that_waits():
    resident = factories.resident()
    choose_name(resident, "Official account")
    choose_name(resident, "Kim")
    assert (resident.name, resident.name_asked) == ("Kim", "")


def test_nobody_allows_their_own_and_no_resident_allows_any():
    resident, moderator = factories.resident(), factories.moderator()
    choose_name(resident, "Official account")
    Person.objects.filter(pk=moderator.pk).update(name_asked="Official account")
    moderator.refresh_from_db()
    for person, by in ((resident, factories.resident()), (moderator, moderator)):
        with pytest.raises(NotAllowed):
            answer_name(person=person, by=by, asked="Official account", allow=True)


def test_somebody_who_signs_up_with_such_a_name_is_a_resident_until_then(client):
    client.post(
        "/account/sign-up/",
        {"email": "kim@example.org", "name": "Camden Council", "password1": "three quiet words together"},
    )
    person = Person.objects.get()
    assert (person.public_name, person.name_asked) == ("A resident", "Camden Council")


def said_by(person, officer) -> str:
    """Return the page of a consultation on which ``person`` has said something."""
    consultation = factories.consultation(officer)
    comment(consultation=consultation, by=person, stance="support", body="I am for it.", form_key=uuid.uuid4())
    # What they hold later changes nothing of what they were when they said it.
    person.role_grants.all().delete()
    page = Client().get(f"/consultations/{consultation.slug}/").content.decode()
    assert "I am for it." in page
    return page


def test_staff_speak_under_their_role_as_it_was_then(officer):
    assert said_by(officer, officer).count("Council officer</span>") == 1


def test_a_resident_carries_no_mark(officer):
    assert "Council officer</span>" not in said_by(factories.resident(), officer)
