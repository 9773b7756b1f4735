"""Errors as RFC 9457 asks: a type, a title, a status and what to do, as ``application/problem+json``."""

import json
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from ninja import Field, Schema

KIND = "application/problem+json"
SAYS = {
    400: "The request cannot be read.",
    404: "There is nothing here, or nobody may read it. Look at the description of the interface for what there is.",
    405: "This interface is read-only: use GET, HEAD or OPTIONS.",
    422: "Some parameters cannot be used: see `errors`.",
    429: "That was a lot at once. Try again after as many seconds as Retry-After says.",
    500: "Something went wrong here. The people who run the service have been told.",
    503: "The service is busy. Try again in a few minutes.",
}


class Fault(Schema):
    """A parameter that cannot be used."""

    parameter: str = Field(description="Which one")
    says: str = Field(description="What is wrong with it")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="What kind of problem it is", examples=["about:blank"])
    title: str = Field(description="Its name", examples=["Not Found"])
    status: int = Field(description="The status of the answer", examples=[404])
    detail: str = Field(description="What happened, and what to do")
    errors: list[Fault] = Field(default_factory=list, description="Parameters that cannot be used")


def problem(status: int, errors: list[dict[str, str]] | None = None, detail: str = "") -> HttpResponse:
    """Return the answer for a problem."""
    told: dict[str, Any] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail or SAYS.get(status, "The request was not done."),
    }
    if errors:
        told["errors"] = errors
    return HttpResponse(json.dumps(told), status=status, content_type=KIND)
