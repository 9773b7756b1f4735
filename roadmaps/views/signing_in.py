"""Ask an officer to sign in again without losing what they typed."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from roadmaps.keeping import LONGEST, typed_in

# Where the session of whoever is signed out keeps the form that they sent.
TYPED = "typed_while_signed_out"


def signed_in_to_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who are signed in through; what somebody else sent waits in their session until they are."""

    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep_in_session(request)
        return _to_sign_in(request)

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


def _keep_in_session(request: HttpRequest) -> None:
    data = typed_in(request.POST)
    if sum(len(text) for texts in data.values() for text in texts) <= LONGEST:
        request.session[TYPED] = {"address": request.path, "data": data}


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if request.POST.get("then") == "keep":
        return JsonResponse({"sign_in": _sign_in_address(request)}, status=401)
    if request.htmx:
        return HttpResponseClientRedirect(_sign_in_address(request))
    return redirect_to_login(request.path)


def _sign_in_address(request: HttpRequest) -> str:
    return f"{resolve_url('account_login')}?{urlencode({'next': request.path})}"
