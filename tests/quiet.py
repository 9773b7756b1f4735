"""Nobody else at work in the database of a test: emptying it while a worker reads would end in a deadlock."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from outbox.publishing import Broker

AT_WORK = """
    SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
    AND backend_type = 'client backend' AND state <> 'idle'
"""


def wait_until_nobody_works(seconds: float = 10) -> None:
    """Return once every other connection to the database is idle, or after ``seconds``."""
    deadline = time.monotonic() + seconds
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(AT_WORK)
            if not cursor.fetchone()[0]:
                return
            time.sleep(0.05)


@contextmanager
def no_worker_takes_part() -> Iterator[None]:
    """Leave every message in the outbox, whichever worker listens to the broker of this process."""
    before = Broker.silent_until
    Broker.silent_until = float("inf")
    try:
        yield
    finally:
        Broker.silent_until = before
