"""Whoever sends more than a person would is told when to try again, and loses nothing."""

import socket
import time
import uuid

import pytest
from django.test import Client, override_settings

from camden_missions import limits
from camden_missions.cache import QuietRedisCache
from camden_missions.limits import OF_DEEDS, Limit
from engagement.models import Comment
from reports.models import Report
from tests import factories
from tests.camden_missions.addresses import every_name

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counted():
    with override_settings(LIMITS_WRITING=True):
        yield


@pytest.fixture
def say(officer, signed_in):
    """Return a function with which somebody comments on one consultation."""
    consultation = factories.consultation(officer)

    def say_it(client: Client, words: str):
        path = f"/consultations/{consultation.slug}/comment/"
        return client.post(path, {"stance": "support", "body": words, "form_key": str(uuid.uuid4())})

    return say_it


def test_a_person_comments_so_often_and_then_waits(signed_in, say):
    most = OF_DEEDS["comment_add"].most
    client = signed_in(factories.resident())
    for number in range(most):
        assert say(client, f"Comment {number}").status_code == 302
    answer = say(client, "One more that I want to keep.")
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 600
    page = answer.content.decode()
    assert "Wait " in page
    assert "One more that I want to keep." in page
    assert Comment.objects.count() == most
    # Others are not held up.
    assert say(signed_in(factories.resident()), "Mine.").status_code == 302


def test_reports_are_asked_for_so_often_without_an_account(client):
    roadmap = factories.RoadmapFactory()
    answers = [
        client.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "roadmap", "design": "screen"}).status_code
        for _ in range(OF_DEEDS["report_ask"].most + 1)
    ]
    assert set(answers[:-1]) == {302}
    assert answers[-1] == 429
    assert Report.objects.count() == 1


def test_every_address_that_takes_anything_has_a_limit(client, monkeypatch):
    monkeypatch.setattr(limits, "WITHOUT_ACCOUNT", Limit(0, 60))
    for path in ("/account/sign-in/", "/account/sign-up/", "/account/password/reset/", "/reports/ask/"):
        assert client.post(path, {}).status_code in (429, 404), path


def test_reading_is_not_counted(client, monkeypatch):
    monkeypatch.setattr(limits, "WITHOUT_ACCOUNT", Limit(0, 60))
    assert client.get("/").status_code == 200


def test_while_the_cache_is_silent_nobody_is_refused_and_nobody_waits_twice(signed_in, say, settings, monkeypatch):
    # A socket that takes calls and never answers, as a stopped Redis does.
    with socket.create_server(("127.0.0.1", 0)) as silent:
        options = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5}
        address = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        settings.CACHES = {
            "default": {"BACKEND": "camden_missions.cache.QuietRedisCache", "LOCATION": address, "OPTIONS": options}
        }
        monkeypatch.setattr(QuietRedisCache, "silent_until", 0.0)
        settings.ACCOUNT_RATE_LIMITS = {"login": "30/m/ip"}
        person = factories.resident()
        began = time.monotonic()
        for number in range(3):
            assert say(signed_in(person), f"Comment {number}").status_code == 302
        answer = Client().post("/account/sign-in/", {"login": person.email, "password": "not this one"})
        assert answer.status_code == 200
        assert QuietRedisCache.silent_until > began
    monkeypatch.undo()


def test_limits_are_for_addresses_that_exist():
    assert set(OF_DEEDS) <= every_name()


def test_the_wait_is_said_in_words():
    assert [limits.in_words(one) for one in (1, 59, 91, 600)] == ["1 second", "59 seconds", "2 minutes", "10 minutes"]
