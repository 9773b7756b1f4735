"""Everybody hears once, while workers are killed, Redis forgets all it knew, and PostgreSQL ends every connection."""

import pytest
from django.conf import settings
from django.db import connection
from redis import Redis

from tests.resilience.storm import (
    Sink,
    Workers,
    environment_of,
    followers,
    happens,
    until_all_is_sent,
    what_came_of_it,
)

pytestmark = pytest.mark.django_db(transaction=True)
# Enough that workers are in the middle of them whenever something strikes; make bench has 20,000.
PEOPLE, SECONDS = 1_500, 240


def end_connections() -> None:
    """End every connection to the database but this one, as a server that is started again does."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_in_the_end_everybody_has_one_email_and_one_notification():
    database = connection.settings_dict
    address = f"{database['USER']}:{database['PASSWORD']}@{database['HOST']}:{database['PORT']}/{database['NAME']}"
    broker = Redis.from_url(settings.REDIS_URL)
    followers(PEOPLE)
    event, sink = happens(), Sink()
    workers = Workers(2, environment_of(f"postgresql://{address}", settings.REDIS_URL, sink))
    strikes = [workers.kill_one, broker.flushdb, end_connections, workers.kill_one, broker.flushdb]
    try:
        until_all_is_sent(event, strikes, pause=1.5, seconds=SECONDS)
    finally:
        workers.stop()
        sink.server.stop()
    came = what_came_of_it(event, sink)
    assert {came[name] for name in ("people", "on the page", "emails", "sent", "seen")} == {PEOPLE}, came
    # A worker has two processes, and each had at most one email in its hands when something struck.
    assert came["doubled"] <= 2 * 2 * len(strikes), came
