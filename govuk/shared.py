"""What a page shows everybody alike: read and rendered once, and kept until anything is written.

PostgreSQL's snapshot names the transactions whose writing a statement sees. While it stays the same, nothing was
written, so what was read before is still the newest: whoever is signed in is shown nothing old. What depends on the
clock is at most ``settings.PUBLIC_PAGE_SECONDS`` old.
"""

import time
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Shared:
    """The data of a page that are the same for everybody, and the pieces of HTML made of them and of nothing else.

    Several requests use it at once: nothing in it may be changed. A query that waits to be read would be read by two of
    them at once, which Django's are not made for, so it is read here.
    """

    data: Mapping[str, Any]
    pieces: dict[Hashable, SafeString] = field(default_factory=dict)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "Shared":
        """Return what is shared of ``data``, with every query and every page of a list in it read."""
        return cls({name: _read(value) for name, value in data.items()})


def _read(value: Any) -> Any:
    if isinstance(value, QuerySet):
        return list(value)
    if isinstance(value, Page):
        value.object_list = list(value.object_list)
    return value


class Memory:
    """Keeps what is shared, by key, each for at most ``seconds`` of ``clock`` and as long as its stamp holds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.kept: dict[Hashable, tuple[Hashable, float, Shared]] = {}

    def fetch(self, key: Hashable, stamp: Hashable, make: Callable[[], Mapping[str, Any]], seconds: float) -> Shared:
        """Return what is kept for ``key`` if it has this stamp and is young enough, or else what ``make`` makes.

        What ``make`` raises is raised, and nothing is kept.
        """
        now = self.clock()
        found = self.kept.get(key)
        if found and found[0] == stamp and now - found[1] < seconds:
            return found[2]
        shared = Shared.of(make())
        # What is older than that is of no use to anybody, so memory holds only what was read within that time.
        self.kept = {name: one for name, one in list(self.kept.items()) if now - one[1] < seconds}
        self.kept[key] = stamp, now, shared
        return shared


MEMORY = Memory()


def shared(key: Hashable, make: Callable[[], Mapping[str, Any]]) -> Shared:
    """Return the data of ``key`` that are the same for everybody, as ``make`` reads them from the database.

    ``key`` names all that they depend on but the database and the clock. Within a transaction they are read afresh: a
    snapshot does not tell of its own writing. Raises what ``make`` raises.
    """
    seconds = settings.PUBLIC_PAGE_SECONDS
    if not seconds or connection.in_atomic_block:
        return Shared.of(make())
    # The stamp is older than what is read under it, so what is written in between makes it void at the next look.
    return MEMORY.fetch(key, _snapshot(), make, seconds)


def render_shared(request: HttpRequest, template: str, page: Shared, **personal: Any) -> HttpResponse:
    """Return the page that ``template`` makes of what is shared, and of what is ``personal`` to whoever asks."""
    return render(request, template, {**page.data, "shared": page, **personal})


def _snapshot() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_snapshot()::text")
        return cursor.fetchone()[0]
