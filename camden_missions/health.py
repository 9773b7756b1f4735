"""Whether the service can do its work."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from redis import Redis, RedisError

SECONDS = 2


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "does not answer"
    return "ok"


def _broker() -> str:
    broker = Redis.from_url(settings.REDIS_URL, socket_timeout=SECONDS, socket_connect_timeout=SECONDS)
    try:
        broker.ping()
    except RedisError:
        return "does not answer"
    finally:
        broker.close()
    return "ok"


@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    """Answer 200 with the state of database and broker, or 503 naming what does not answer."""
    parts = {"database": _database(), "broker": _broker()}
    failing = [name for name, state in parts.items() if state != "ok"]
    return JsonResponse({**parts, "failing": failing}, status=503 if failing else 200)
