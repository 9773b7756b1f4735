"""Pages of the interface: so many items at most, and the address of the next page."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, Generic, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Schema

from govuk.addresses import absolute
from reports.open_data.shown import Shown, in_chunks
from roadmaps.models import Mission

T = TypeVar("T")
MOST, USUAL, LARGEST = 100, 50, 2**62
Slug = Annotated[str | None, Query(None, pattern=r"^[-a-zA-Z0-9_]+$", max_length=120)]
Limit = Annotated[int, Query(USUAL, ge=1, le=MOST, description="How many items at most")]
After = Annotated[int, Query(0, ge=0, le=LARGEST, description="The key after which the page begins: see `next`")]
Place = Annotated[
    str,
    Query("", pattern=r"^([0-9]{1,18}-[0-9]{1,9})?$", description="The place after which the page begins: see `next`"),
]


class Page(Schema, Generic[T]):
    """A page of items."""

    items: list[T] = Field(description="The items, in a lasting order")
    next: str | None = Field(None, description="The address of the next page; null on the last one")


def page_of_rows(
    request: HttpRequest, rows: QuerySet[Any], after: int, limit: int, show: Callable[[list[Any]], list[Any]]
) -> dict[str, Any]:
    """Return a page of database rows in the order of their keys, each as ``show`` makes it."""
    found = list(rows.filter(pk__gt=after).order_by("pk")[: limit + 1])
    more = found[limit - 1].pk if len(found) > limit else None
    return {"items": show(found[:limit]), "next": _next(request, more)}


def page_of_missions(
    request: HttpRequest,
    missions: QuerySet[Mission],
    after: str,
    limit: int,
    rows_of: Callable[[Shown], Iterator[Any]],
) -> dict[str, Any]:
    """Return a page of what missions hold, mission by mission; a place is the key of a mission and a number within it."""
    key, passed = (int(part) for part in after.split("-")) if after else (0, 0)
    items: list[Any] = []
    place = (key, passed)
    for shown in in_chunks(missions, key):
        skip = passed if shown.mission.pk == key else 0
        for number, row in enumerate(rows_of(shown), 1):
            if number <= skip:
                continue
            if len(items) == limit:
                return {"items": items, "next": _next(request, f"{place[0]}-{place[1]}")}
            items.append(row)
            place = (shown.mission.pk, number)
    return {"items": items, "next": None}


def page_of_list(request: HttpRequest, items: list[Any], after: int, limit: int) -> dict[str, Any]:
    """Return a page of a list that is known whole; a place is how many items come before."""
    more = after + limit if len(items) > after + limit else None
    return {"items": items[after : after + limit], "next": _next(request, more)}


def _next(request: HttpRequest, after: object) -> str | None:
    if after is None:
        return None
    query = request.GET.copy()
    query["after"] = str(after)
    return absolute(f"{request.path}?{query.urlencode()}")
