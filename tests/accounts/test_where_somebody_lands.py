"""After signing in people are on their work, or where they came from; also through signing up and the email."""

import re

import pytest
from allauth.account.models import EmailAddress

from outbox.models import OutboxMessage
from tests import factories

pytestmark = pytest.mark.django_db
PASSWORD = "three quiet words together"
THERE = "/consultations/"


def with_password(person):
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client, person, **more):
    return client.post("/account/sign-in/", {"login": person.email, "password": PASSWORD, **more})


@pytest.mark.parametrize("role", ["officer", "assessor", "moderator", "commissioner", "administrator"])
def test_whoever_has_a_role_lands_on_their_tasks(client, role):
    assert sign_in(client, with_password(factories.person(role))).url == "/workbench/"


def test_a_resident_lands_on_their_account(client):
    assert sign_in(client, with_password(factories.resident())).url == "/account/"


def test_somebody_who_came_from_a_page_goes_back_to_it(client):
    assert sign_in(client, with_password(factories.officer()), next=THERE).url == THERE


def sent_link() -> str:
    letter = OutboxMessage.objects.filter(handler="accounts.send_mail").latest("pk").payload
    return re.search(r"http://testserver(/account/email/confirm/\S+)", letter["body"]).group(1)


def test_who_signs_up_on_the_way_to_a_page_goes_on_to_it_after_confirming(client):
    given = {"email": "kim@example.org", "name": "Kim", "password1": PASSWORD, "next": THERE}
    client.post("/account/sign-up/", given)
    link = sent_link()
    page = client.get(link).content.decode()
    assert f'name="to" value="{THERE}"' in page
    confirmed = client.post(link.split("?")[0], {"to": THERE})
    assert confirmed.url == f"/account/sign-in/?next={THERE.replace('/', '%2F')}"
    signed_in = client.post("/account/sign-in/", {"login": given["email"], "password": PASSWORD, "next": THERE})
    assert signed_in.url == THERE


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client, elsewhere):
    given = {"email": "kim@example.org", "name": "Kim", "password1": PASSWORD, "next": elsewhere}
    client.post("/account/sign-up/", given)
    assert "elsewhere" not in sent_link()
    confirmed = client.post(sent_link(), {"to": elsewhere})
    assert confirmed.url == "/account/sign-in/"
