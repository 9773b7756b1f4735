"""Ask an officer to sign in again without losing what they typed."""

from collections.abc import Callable
from functools import wraps

from allauth.account.adapter import get_adapter
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect
from redis import RedisError

from roadmaps.drafting.autosaving import AUTOSAVES, LONGEST, typed_in

# Where the session of whoever is signed out keeps the form that they sent.
TYPED = "typed_while_signed_out"
# How many sessions one address may fill so in an hour. A whole office may share an address.
SESSIONS_AN_HOUR = 200


def signed_in_to_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who are signed in through; what somebody else sent waits in their session until they are."""

    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        kept = request.method == "POST" and _keep_in_session(request)
        return _to_sign_in(request, kept=kept)

    return asked


def typed_before_signing_in(request: HttpRequest) -> QueryDict | None:
    """Return, once, what this browser sent to this address while it was signed out."""
    typed = request.session.get(TYPED)
    if not typed or typed["address"] != request.path:
        return None
    del request.session[TYPED]
    return query_of(typed["data"])


def query_of(data: dict[str, list[str]]) -> QueryDict:
    """Return ``data`` as a browser's form."""
    query = QueryDict(mutable=True)
    for name, texts in data.items():
        query.setlist(name, texts if isinstance(texts, list) else [texts])
    return query


def _keep_in_session(request: HttpRequest) -> bool:
    """Keep what was sent in the session; return whether it was kept."""
    data = typed_in(request.POST)
    too_long = sum(len(text) for texts in data.values() for text in texts) > LONGEST
    if too_long or (TYPED not in request.session and not _may_begin_another(request)):
        return False
    request.session[TYPED] = {"address": request.path, "data": data}
    return True


def _may_begin_another(request: HttpRequest) -> bool:
    """Say whether this address may fill another session: nobody fills the table by sending forms without end."""
    key = f"typed-while-signed-out:{get_adapter().get_client_ip(request)}"
    try:
        cache.add(key, 0, timeout=3600)
        return cache.incr(key) <= SESSIONS_AN_HOUR
    except (RedisError, ValueError):
        # Without the cache nobody can count; losing what an officer wrote would be worse.
        return True


def _to_sign_in(request: HttpRequest, *, kept: bool) -> HttpResponse:
    if request.POST.get("then") in AUTOSAVES:
        return JsonResponse({"sign_in": _sign_in_address(request), "autosaved": kept}, status=401)
    if request.htmx:
        return HttpResponseClientRedirect(_sign_in_address(request))
    return redirect_to_login(request.path)


def _sign_in_address(request: HttpRequest) -> str:
    return f"{resolve_url('account_login')}?{urlencode({'next': request.path})}"
