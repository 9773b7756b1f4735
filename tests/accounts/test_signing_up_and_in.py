"""Accounts: made with a confirmed address, and never telling a stranger who has one."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from accounts.models import Person
from outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
GOOD = {"email": "Kim@Example.org", "name": "Kim", "password1": "three quiet words together"}


def letter() -> dict:
    return OutboxMessage.objects.filter(handler="accounts.send_mail").latest("pk").payload


def test_somebody_who_signs_up_gets_a_letter_and_is_in_once_they_follow_it(client):
    client.post("/account/sign-up/", GOOD)
    assert letter()["to"] == "kim@example.org"
    link = re.search(r"http://testserver(/account/email/confirm/\S+)", letter()["body"]).group(1)
    client.post(link)
    client.post("/account/sign-in/", {"login": "kim@example.org", "password": GOOD["password1"]})
    assert client.get("/account/").status_code == 200
    assert Person.objects.get(email="kim@example.org").name == "Kim"


def test_nobody_is_in_before_their_address_is_confirmed(client):
    client.post("/account/sign-up/", GOOD)
    client.post("/account/sign-in/", {"login": "kim@example.org", "password": GOOD["password1"]})
    assert client.get("/account/").status_code == 302


def test_an_address_that_is_taken_is_not_told_to_a_stranger(client):
    Person.objects.create_user("kim@example.org", "a password of long ago")
    answer = client.post("/account/sign-up/", GOOD)
    assert answer.url == "/account/email/"
    assert "has an account already" in letter()["body"]


class CountingHasher(MD5PasswordHasher):
    """Counts what takes nearly all of the time of signing up."""

    encoded = 0

    def encode(self, password, salt):
        type(self).encoded += 1
        return super().encode(password, salt)


def test_an_address_that_is_taken_takes_as_long_as_one_that_is_free(client, settings):
    settings.PASSWORD_HASHERS = ["tests.accounts.test_signing_up_and_in.CountingHasher"]
    Person.objects.create_user("kim@example.org", "a password of long ago")
    work = []
    for email in ("kim@example.org", "somebody.else@example.org"):
        before = CountingHasher.encoded
        client.post("/account/sign-up/", {**GOOD, "email": email})
        work.append(CountingHasher.encoded - before)
    assert work == [1, 1]


def test_a_forgotten_password_is_reset_by_letter(client):
    person = Person.objects.create_user("kim@example.org", "a password of long ago")
    client.post("/account/password/reset/", {"email": "kim@example.org"})
    link = re.search(r"http://testserver(/account/password/reset/key/\S+)", letter()["body"]).group(1)
    form = client.get(link).url
    client.post(form, {"password1": "quite another set of words", "password2": "quite another set of words"})
    person.refresh_from_db()
    assert person.check_password("quite another set of words")


@pytest.mark.parametrize("password", ["short", "password1234", "111111111111"])
def test_a_weak_password_is_refused(client, password):
    client.post("/account/sign-up/", {**GOOD, "password1": password})
    assert not Person.objects.exists()


def test_a_link_to_another_site_is_not_followed_after_signing_in(client):
    from allauth.account.models import EmailAddress

    person = Person.objects.create_user("kim@example.org", GOOD["password1"])
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    data = {"login": person.email, "password": GOOD["password1"], "next": "https://evil.example/"}
    assert client.post("/account/sign-in/", data).url == "/account/"


def test_ten_bad_tries_close_the_door_for_a_while(settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    browser = Client()
    data = {"login": "kim@example.org", "password": "guess"}
    answers = [browser.post("/account/sign-in/", data).content.decode() for _ in range(5)]
    assert "Too many failed login attempts" in answers[-1]


def test_two_people_cannot_share_an_address_in_another_case():
    from django.db import IntegrityError, transaction

    Person.objects.create(email="kim@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="KIM@example.org")
