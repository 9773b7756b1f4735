"""The links of an email change how its owner hears of things, without signing in, and nothing else."""

import re

import pytest
from django.conf import settings
from django.test import Client

from notifications.choices import Rhythm
from notifications.models import ChosenRhythm
from notifications.rhythms import choose_rhythms, preferences_of
from notifications.telling import tell
from notifications.tokens import token_of
from tests import factories
from tests.letters import letters
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.officer()


@pytest.fixture
def letter(person):
    words = {"mission": "Clean air", "who": "Amina", "may": "edit"}
    tell("draft.invited", key="1", heading="Clean air", address="/workbench/", to=[person], **words)
    return letters(to=person)[0]


def link(letter, kind: str) -> str:
    return re.search(rf"{settings.SERVICE_ADDRESS}(notifications/{kind}/\S+)", letter.body)[1]


def rhythm(person, topic: str = "work") -> str:
    return preferences_of([person.pk])[person.pk].rhythms.get(topic, "")


def test_a_mail_program_stops_them_with_one_press_and_no_page_cookie_or_token(letter, person):
    header = letter.extra_headers["List-Unsubscribe"].strip("<>")
    path = "/" + header.removeprefix(settings.SERVICE_ADDRESS)
    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert rhythm(person) == Rhythm.NEVER


def test_a_scanner_that_only_looks_at_the_link_changes_nothing(letter, person, client):
    for method in (client.get, client.head, client.options):
        method(f"/{link(letter, 'stop')}")
    assert rhythm(person) == ""


def test_a_person_is_asked_and_then_told(letter, person, client):
    path = f"/{link(letter, 'stop')}"
    assert "Stop these emails?" in words_of(client.get(path))
    assert "We stopped emails about: Missions that you work on." in words_of(client.post(path))
    assert "We stopped emails" in words_of(client.post(path))
    assert rhythm(person) == Rhythm.NEVER


def test_other_topics_go_on(letter, person, client):
    client.post(f"/{link(letter, 'stop')}")
    assert ChosenRhythm.objects.filter(person=person).count() == 1


def test_everything_can_be_set_from_an_email_without_signing_in(letter, person, client):
    path = f"/{link(letter, 'settings')}"
    page = words_of(client.get(path))
    assert "How often you get emails" in page
    assert person.email not in page
    data = dict.fromkeys(("followed", "consultations", "comments", "work", "milestones", "files"), Rhythm.WEEKLY)
    assert client.post(path, {**data, "quiet_from": "22", "quiet_until": "7"}).status_code == 302
    assert rhythm(person) == Rhythm.WEEKLY
    assert preferences_of([person.pk])[person.pk].quiet == (22, 7)


def test_what_we_suggest_can_be_chosen_again(person, signed_in):
    browser, path = signed_in(person), "/notifications/settings/"
    topics = ("followed", "consultations", "comments", "work", "milestones", "files")
    browser.post(path, dict.fromkeys(topics, Rhythm.NEVER))
    assert ChosenRhythm.objects.filter(person=person).count() == len(topics)
    browser.post(path, dict.fromkeys(topics, "usual"))
    assert not ChosenRhythm.objects.exists()


def test_half_of_the_quiet_hours_is_said(person, signed_in):
    data = dict.fromkeys(("followed", "consultations", "comments", "work", "milestones", "files"), Rhythm.WEEKLY)
    answer = signed_in(person).post("/notifications/settings/", {**data, "quiet_from": "22", "quiet_until": ""})
    assert answer.status_code == 422
    assert "Choose when quiet hours begin and when they end, or neither" in words_of(answer)


@pytest.mark.parametrize("token", ["", "x", "a" * 3000, "eyJ:1:2", "%00", "../../admin"])
def test_a_link_that_was_not_made_here_says_so(client, token):
    for kind in ("stop", "settings"):
        answer = client.get(f"/notifications/{kind}/{token}x/")
        assert answer.status_code == 404


def test_a_link_of_somebody_who_has_no_account_any_more_says_so(person, client):
    token = token_of(person.pk, ["work"])
    person.is_active = False
    person.save()
    answer = client.post(f"/notifications/stop/{token}/")
    assert answer.status_code == 404
    assert "This link does not work" in words_of(answer)


def test_what_is_essential_cannot_be_stopped_by_a_link_made_of_its_topic(person, client):
    client.post(f"/notifications/stop/{token_of(person.pk, ['own'])}/")
    assert not ChosenRhythm.objects.exists()


def test_a_choice_that_is_not_offered_is_refused(person, signed_in):
    answer = signed_in(person).post("/notifications/settings/", {"work": "hourly"})
    assert answer.status_code == 422
    choose_rhythms(person=person, rhythms={})
    assert not ChosenRhythm.objects.exists()
