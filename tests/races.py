"""Deeds that meet: each over a connection of its own, as two web processes would do them.

They meet at the worst moment: nobody writes before everybody has read what they act on, or waits for somebody's lock.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from threading import Barrier, BrokenBarrierError, Event
from typing import Any

from django.db import connection

from accounts.errors import Refusal

# Nothing that waits for a lock takes longer; a deadlock would.
SECONDS = 20
# As long as a deed needs to read what it acts on.
LOOK = 0.25
WRITES = ("INSERT", "UPDATE", "DELETE")


def at_once(*deeds: Callable[[], Any]) -> list[Any]:
    """Do all of ``deeds`` at the same moment; return what each returned, or the exception that it raised."""
    start, before_writing = Barrier(len(deeds)), Barrier(len(deeds))

    def meet() -> None:
        with suppress(BrokenBarrierError):
            before_writing.wait(LOOK)

    def act(deed: Callable[[], Any]) -> Any:
        connection.ensure_connection()
        start.wait(SECONDS)
        with connection.execute_wrapper(BeforeWriting(meet)):
            return deed()

    return _together([partial(act, deed) for deed in deeds])


def while_writing(first: Callable[[], Any], second: Callable[[], Any]) -> list[Any]:
    """Do ``second`` while ``first`` has read what it acts on and written nothing; return as ``at_once`` does."""
    is_writing, is_over = Event(), Event()

    def let_the_other() -> None:
        is_writing.set()
        is_over.wait(LOOK)

    def begin() -> Any:
        with connection.execute_wrapper(BeforeWriting(let_the_other)):
            return first()

    def follow() -> Any:
        is_writing.wait(SECONDS)
        try:
            return second()
        finally:
            is_over.set()

    return _together([begin, follow])


def _together(deeds: list[Callable[[], Any]]) -> list[Any]:
    def act(deed: Callable[[], Any]) -> Any:
        try:
            return deed()
        except Exception as problem:
            return problem
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return [future.result(SECONDS) for future in [people.submit(act, deed) for deed in deeds]]


class BeforeWriting:
    """Call ``then`` before the first row that a deed writes."""

    def __init__(self, then: Callable[[], None]) -> None:
        self.then, self.has_begun = then, False

    def __call__(self, execute, sql, params, many, context):
        """Pass a statement on, after ``then`` if it is the first that writes."""
        if not self.has_begun and any(word in sql[:400] for word in WRITES) and not sql.startswith("SELECT"):
            self.has_begun = True
            self.then()
        return execute(sql, params, many, context)


def kinds(outcomes: list) -> list[type]:
    """Return of which kind each outcome is: refusals and errors by their own, everything else as done."""
    return sorted(
        (type(one) if isinstance(one, Exception) else bool for one in outcomes), key=lambda kind: kind.__name__
    )


def errors(outcomes: list) -> list:
    """Return what went wrong otherwise than by a sentence for the person."""
    return [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, Refusal)]
