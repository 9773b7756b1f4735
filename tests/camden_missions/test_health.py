"""The health check names what does not answer."""

import pytest
from django.db import connections

pytestmark = pytest.mark.django_db


def test_it_is_well_when_database_and_broker_answer(client):
    answer = client.get("/healthz/")
    assert answer.status_code == 200
    assert answer.json() == {"database": "ok", "broker": "ok", "failing": []}


def test_it_names_the_broker_when_that_does_not_answer(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    answer = client.get("/healthz/")
    assert answer.status_code == 503
    assert answer.json()["failing"] == ["broker"]


@pytest.mark.django_db(transaction=True)
def test_it_names_the_database_when_that_does_not_answer(client):
    connection = connections["default"]
    port = connection.settings_dict["PORT"]
    connection.close()
    connection.settings_dict["PORT"] = "1"
    try:
        answer = client.get("/healthz/")
    finally:
        connection.settings_dict["PORT"] = port
        connection.close()
    assert answer.status_code == 503
    assert answer.json()["failing"] == ["database"]
