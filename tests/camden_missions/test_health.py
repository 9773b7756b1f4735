"""Three questions of health: does the process answer, can it do its work, does it reach its broker."""

import pytest
from django.db import connections

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/healthz/live/", "/healthz/", "/healthz/broker/"])
def test_all_is_well_whatever_the_host_that_was_asked_for(client, settings, path):
    settings.ALLOWED_HOSTS = ["missions.example.org"]
    answer = client.get(path, headers={"host": "10.0.0.7:8000"})
    assert answer.status_code == 200
    assert answer["Cache-Control"].startswith("max-age=0")


def test_the_service_is_ready_without_its_broker_and_says_that_it_misses_it(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    assert client.get("/healthz/").status_code == 200
    answer = client.get("/healthz/broker/")
    assert answer.status_code == 503
    assert answer.json() == {"broker": "does not answer"}


@pytest.mark.django_db(transaction=True)
def test_it_lives_without_its_database_and_is_not_ready(client):
    connection = connections["default"]
    port = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        answers = [client.get(path) for path in ("/healthz/live/", "/healthz/")]
    finally:
        connection.settings_dict["PORT"] = port
        connection.close()
    assert [answer.status_code for answer in answers] == [200, 503]
    assert answers[1].json() == {"database": "does not answer"}
