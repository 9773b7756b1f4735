"""Whether the service runs, can do its work, and reaches its broker: three questions at three addresses.

They are answered before anything looks at the Host or at who asks: whatever asks has neither a name nor an account.
"""

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import Resolver404, resolve
from django.views.decorators.cache import never_cache
from redis import Redis, RedisError

SECONDS = 2


class HealthMiddleware:
    """Answers the questions of health before any other middleware sees them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or pass the request on."""
        if not request.path.startswith("/healthz/"):
            return self.get_response(request)
        try:
            return resolve(request.path).func(request)
        except Resolver404:
            return self.get_response(request)


@never_cache
def live(request: HttpRequest) -> JsonResponse:
    """Answer that this process answers: one that does not has to be started again."""
    return JsonResponse({"process": "ok"})


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the database answers, else 503: without it nothing can be done, and somebody else should be asked."""
    return _answer("database", _database_answers())


@never_cache
def broker(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the broker answers, else 503: pages work without it; letters, reports and imports wait."""
    return _answer("broker", _broker_answers())


def _answer(what: str, is_well: bool) -> JsonResponse:
    return JsonResponse({what: "ok" if is_well else "does not answer"}, status=200 if is_well else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _broker_answers() -> bool:
    client = Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    try:
        client.ping()
    except RedisError:
        return False
    finally:
        client.close()
    return True
