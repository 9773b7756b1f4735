"""What somebody sent while they were signed out waits in their session, and is theirs again once they have signed in."""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from redis import RedisError

from govuk.typed import is_too_long, typed_in

# Where the session keeps the form.
TYPED = "typed_while_signed_out"
# How many sessions one address of the net may fill so in an hour. A whole office may share an address.
SESSIONS_AN_HOUR = 200


def keep_typed(request: HttpRequest) -> bool:
    """Keep what was sent in the session, in place of what was kept there before; return whether it was kept."""
    data = typed_in(request.POST)
    if not data or is_too_long(data) or (TYPED not in request.session and not _may_begin_another(request)):
        return False
    request.session[TYPED] = {"address": request.path, "data": data}
    return True


def typed_for(request: HttpRequest) -> dict[str, list[str]] | None:
    """Return what this browser sent to this address while it was signed out, if anything."""
    typed = request.session.get(TYPED)
    return typed["data"] if typed and typed["address"] == request.path else None


def forget_typed(request: HttpRequest) -> None:
    """Forget what was sent: it is in a form again, was sent again, or its author threw it away."""
    request.session.pop(TYPED, None)


def _may_begin_another(request: HttpRequest) -> bool:
    """Say whether this address may fill another session: nobody fills the table by sending forms without end."""
    key = f"typed-while-signed-out:{get_adapter().get_client_ip(request)}"
    try:
        cache.add(key, 0, timeout=3600)
        return cache.incr(key) <= SESSIONS_AN_HOUR
    except (RedisError, ValueError):
        # Without the cache nobody can count; losing what somebody wrote would be worse.
        return True
