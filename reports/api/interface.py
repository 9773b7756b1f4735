"""The interface itself: its description, and how it answers errors."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from govuk.licence import LICENCE, OGL
from reports.api.problems import Problem, problem

DESCRIPTION = f"""\
Everything that this service publishes, as data. Read-only, for anybody, without a key.

**What you get** is what the public pages show: missions that have passed their check, as they were frozen, with what was
reported since. Drafts, email addresses and names that people did not let be shown are not in it.

**Pages.** Lists come in pages of at most 100 items. `next` is the address of the next page, null on the last one.

**Asking again.** Answers carry `ETag` and `Last-Modified`. Send them back as `If-None-Match` or `If-Modified-Since`, and
you get 304 while nothing has changed.

**How much.** `RateLimit-Policy` and `RateLimit` say how many requests you have left, and for how many seconds. Over it you
get 429 and `Retry-After`.

**Licence.** {LICENCE} {OGL["path"]}
"""

api = NinjaAPI(
    title="Camden Missions open data",
    version="1.0.0",
    description=DESCRIPTION,
    urls_namespace="api-1",
    docs_url=None,
    openapi_url=None,
    openapi_extra={"info": {"license": {"name": OGL["title"], "url": OGL["path"]}}},
)
# What every operation may answer beside what it is for.
FAULTS: dict[int, Any] = {422: Problem, 429: Problem}
MISSING: dict[int, Any] = {404: Problem, **FAULTS}


@api.exception_handler(ValidationError)
def cannot_be_used(_request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Answer for parameters that make no sense."""
    errors = [{"parameter": str(one["loc"][-1]), "says": str(one["msg"])} for one in wrong.errors]
    return problem(422, errors)


@api.exception_handler(Http404)
def not_found(_request: HttpRequest, _missing: Http404) -> HttpResponse:
    """Answer for what is not there, or is not public."""
    return problem(404)
