"""How much one person, and one address of the net, may write in a while; over it a sentence says when to try again.

Counts are kept in the cache, each for its own while. Where the cache is silent nothing is counted: writing works without.
"""

import time
from dataclasses import dataclass

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from accounts.errors import Refusal
from camden_missions.refusals import refused

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}


@dataclass(frozen=True)
class Limit:
    """At most so many in so many seconds."""

    most: int
    seconds: int


MINUTE, HOUR = 60, 3600
# Of everything that is sent. A council's officers share one address, and drafts are sent while one types.
A_PERSON, AN_ADDRESS, WITHOUT_ACCOUNT = Limit(300, MINUTE), Limit(3_000, MINUTE), Limit(60, MINUTE)
# Of what costs others something to read, or a worker to make; by the name of the address, for each person or visitor.
OF_DEEDS = {
    "comment_add": Limit(20, 10 * MINUTE),
    "comment_edit": Limit(40, 10 * MINUTE),
    "comment_keep": Limit(400, 10 * MINUTE),
    "comment_reply": Limit(20, 10 * MINUTE),
    "comment_report": Limit(20, 10 * MINUTE),
    "comment_back": Limit(200, 10 * MINUTE),
    "learning_helped": Limit(60, 10 * MINUTE),
    "report_ask": Limit(30, 10 * MINUTE),
    "report_again": Limit(20, 10 * MINUTE),
    "recipe_make": Limit(20, 10 * MINUTE),
    "roadmap_imports": Limit(20, HOUR),
    "roadmap_export_ask": Limit(30, HOUR),
    "draft_people": Limit(60, HOUR),
    "draft_solution_suggest": Limit(20, HOUR),
    "challenge_suggest": Limit(20, HOUR),
    "organisation_suggest": Limit(20, HOUR),
}


class TooMuch(Refusal):
    """Somebody sends more than a person would."""

    status = 429
    title = "That was a lot at once"


class LimitMiddleware:
    """Refuses what is sent beyond the limits. What was typed is shown, so that it can be sent later."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view) -> HttpResponse | None:
        """Count what is sent; answer 429 for what is too much."""
        if request.method in SAFE or not settings.LIMITS_WRITING:
            return None
        wait = max(self._wait(name, limit) for name, limit in limits_of(request))
        return self._refuse(request, wait) if wait else None

    def _wait(self, name: str, limit: Limit) -> int:
        """Count one; return for how many seconds to wait, 0 while there is room."""
        now = time.time()
        key = f"limit:{name}:{int(now // limit.seconds)}"
        cache.add(key, 0, timeout=limit.seconds)
        try:
            number = cache.incr(key)
        except ValueError:
            # It was forgotten in between.
            return 0
        if number <= limit.most:
            return 0
        return int(limit.seconds - now % limit.seconds) + 1

    def _refuse(self, request: HttpRequest, wait: int) -> HttpResponse:
        answer = refused(request, TooMuch(f"Wait {in_words(wait)}, then send it again. Nothing of it was saved yet."))
        answer["Retry-After"] = str(wait)
        return answer


def limits_of(request: HttpRequest) -> list[tuple[str, Limit]]:
    """Return the limits that what is sent counts for, each with the name of its count."""
    address = f"address:{get_adapter(request).get_client_ip(request)}"
    who = f"person:{request.user.pk}" if request.user.is_authenticated else address
    found = [(address, AN_ADDRESS), (who, A_PERSON if request.user.is_authenticated else WITHOUT_ACCOUNT)]
    deed = request.resolver_match.url_name
    if deed in OF_DEEDS:
        found.append((f"{deed}:{who}", OF_DEEDS[deed]))
    return [(f"{name}:{limit.seconds}:{limit.most}", limit) for name, limit in found]


def in_words(seconds: int) -> str:
    """Return "30 seconds" or "9 minutes"."""
    number, unit = (seconds, "second") if seconds <= 90 else (-(-seconds // 60), "minute")
    return f"{number} {unit}{'' if number == 1 else 's'}"
