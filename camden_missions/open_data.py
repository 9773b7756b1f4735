"""What every answer of the open data interface has in common: how much one may ask, CORS, ETag and Last-Modified.

The interface is the same for everybody: it neither reads a session nor sets a cookie.
"""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from camden_missions.limits import MINUTE, Limit
from reports.api.problems import KIND, problem

PREFIX = "/api/v1/"
READING = Limit(300, MINUTE)
METHODS = "GET, HEAD, OPTIONS"
# How long it is known since when an answer is as it is.
KNOWN_SECONDS = 3600


class OpenDataMiddleware:
    """Stands outside sessions: what asks for open data is a visitor, whoever sends it."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer what is asked of the interface; pass everything else on."""
        if not request.path.startswith(PREFIX) or request.path == PREFIX:
            # Its description is a page as any other.
            return self.get_response(request)
        request.COOKIES = {}
        left, seconds = _left(request)
        answer = problem(429) if left < 0 else self._answer(request)
        if left < 0:
            answer["Retry-After"] = str(seconds)
        _say_how_much(answer, left, seconds)
        _let_others_read(answer)
        return answer

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": METHODS})
        if request.method not in ("GET", "HEAD"):
            answer = problem(405)
            answer["Allow"] = METHODS
            return answer
        is_head = request.method == "HEAD"
        if is_head:
            # It is answered as GET is, without what stands in it.
            request.method = "GET"
        answer = self.get_response(request)
        if answer.status_code >= 400 and answer.headers.get("Content-Type") != KIND:
            answer = problem(answer.status_code)
        answer = _unless_unchanged(request, answer)
        if is_head and not answer.streaming:
            answer.content = b""
        return answer


def _left(request: HttpRequest) -> tuple[int, int]:
    """Count a request; return how many are left, less than nothing over the limit, and for how many seconds.

    Where the cache is silent nothing is counted.
    """
    if not settings.LIMITS_READING:
        return READING.most, READING.seconds
    now = time.time()
    seconds = READING.seconds - int(now % READING.seconds)
    key = f"limit:open-data:{get_adapter().get_client_ip(request)}:{int(now // READING.seconds)}"
    cache.add(key, 0, timeout=READING.seconds)
    try:
        number = cache.incr(key)
    except ValueError:
        number = 0
    return READING.most - (number or 0), seconds


def _say_how_much(answer: HttpResponse, left: int, seconds: int) -> None:
    answer["RateLimit-Policy"] = f'"reading";q={READING.most};w={READING.seconds}'
    answer["RateLimit"] = f'"reading";r={max(left, 0)};t={seconds}'


def _let_others_read(answer: HttpResponse) -> None:
    """Let pages of other sites read the answer (CORS): it is the same for everybody."""
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Access-Control-Allow-Methods"] = METHODS
    answer["Access-Control-Allow-Headers"] = "If-None-Match, If-Modified-Since"
    answer["Access-Control-Expose-Headers"] = "ETag, Last-Modified, RateLimit, RateLimit-Policy, Retry-After"


def _unless_unchanged(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Return an answer with its ETag and since when it is so; 304 for who has it already."""
    if answer.status_code != 200 or answer.streaming:
        return answer
    tag = f'"{hashlib.sha256(answer.content).hexdigest()[:32]}"'
    since = _since(request, tag)
    answer["ETag"] = tag
    answer["Cache-Control"] = "public, max-age=0, must-revalidate"
    if since:
        answer["Last-Modified"] = http_date(since)
    return get_conditional_response(request, etag=tag, last_modified=since, response=answer)


def _since(request: HttpRequest, tag: str) -> int | None:
    """Return since when an address is known to answer as it does, in seconds; None where the cache is silent."""
    address = hashlib.sha256(request.get_full_path().encode()).hexdigest()
    key = f"open-data-since:{address}"
    known = cache.get(key)
    if known and known[0] == tag:
        return known[1]
    now = int(time.time())
    cache.set(key, (tag, now), timeout=KNOWN_SECONDS)
    return now if cache.get(key) == (tag, now) else None
