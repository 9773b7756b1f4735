"""Ask an officer to sign in again without losing what they typed."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import resolve_url
from django.utils.http import urlencode
from django_htmx.http import HttpResponseClientRedirect

from accounts.pages.signing_in.typed import forget_typed, keep_typed, typed_for
from govuk.typed import query_of
from roadmaps.drafting.autosaving import AUTOSAVES


def signed_in_to_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who are signed in through; what somebody else sent waits in their session until they are."""

    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        kept = request.method == "POST" and keep_typed(request)
        return _to_sign_in(request, kept=kept)

    return asked


def typed_before_signing_in(request: HttpRequest) -> QueryDict | None:
    """Return, once, what this browser sent to this address while it was signed out."""
    typed = typed_for(request)
    if typed is None:
        return None
    forget_typed(request)
    return query_of(typed)


def _to_sign_in(request: HttpRequest, *, kept: bool) -> HttpResponse:
    if request.POST.get("then") in AUTOSAVES:
        return JsonResponse({"sign_in": _sign_in_address(request), "autosaved": kept}, status=401)
    if request.htmx:
        return HttpResponseClientRedirect(_sign_in_address(request))
    return redirect_to_login(request.path)


def _sign_in_address(request: HttpRequest) -> str:
    return f"{resolve_url('account_login')}?{urlencode({'next': request.path})}"
