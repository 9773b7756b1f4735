"""Nothing that somebody sent after their session had ended is lost: they sign in, look at it, and send it.

The forms of drafts and the long ones of delivery restore it by themselves, into the form
(``roadmaps.pages.drafting.signing_in``).
"""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from accounts.pages.signing_in.typed import forget_typed, keep_typed, typed_for
from govuk.typed import NOT_SHOWN, SHORT


class SigningInAgainMiddleware:
    """Keeps what was sent while signed out, and shows it to be sent again once its author has signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; keep what it sent if the answer is to sign in."""
        answer = self.get_response(request)
        if request.method != "POST" or request.user.is_authenticated or not _is_to_sign_in(answer):
            return answer
        keep_typed(request)
        if request.htmx:
            # A browser follows a plain redirect by itself, and the sign-in page would land inside a form.
            return HttpResponseClientRedirect(answer["Location"])
        return answer

    def process_view(self, request: HttpRequest, view: Callable, _args: Any, _kwargs: Any) -> HttpResponse | None:
        """Show what waits for this address before the page itself, unless that brings it back into its form."""
        brings_back = getattr(getattr(view, "view_class", view), "brings_back_what_was_typed", False)
        # Most browsers have no session to look into, and none is begun for looking.
        if brings_back or not request.user.is_authenticated:
            return None
        typed = typed_for(request)
        if typed is None:
            return None
        if request.method == "POST":
            forget_typed(request)
            return None
        return render(request, "camden_missions/pages/typed_while_signed_out.html", {"fields": _fields(typed)})


def _is_to_sign_in(answer: HttpResponse) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(resolve_url("account_login") + "?")


def _fields(typed: dict[str, list[str]]) -> list[dict[str, Any]]:
    """Return each field to be sent again, and whether it is text that its author should see."""
    return [
        {"name": name, "text": text, "is_shown": name not in NOT_SHOWN and len(text.strip()) > SHORT}
        for name, texts in typed.items()
        for text in texts
    ]


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Forget what was sent while signed out."""
    forget_typed(request)
    return redirect("home")
