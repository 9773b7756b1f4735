"""Deeds that begin at the same moment, each over a connection of its own, as two web processes would do them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

# Nothing that waits for a lock takes longer; a deadlock would.
SECONDS = 20


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all of ``deeds`` at the same moment; return what each returned, or the exception that it raised."""
    start = Barrier(len(deeds))

    def act(deed: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            start.wait(SECONDS)
            return deed()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return [future.result(SECONDS) for future in [people.submit(act, deed) for deed in deeds]]
