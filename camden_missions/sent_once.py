"""A form that is sent twice from one page, by a double click or by Back, is one deed.

Each page carries a token of its own against forgery; the same token with the same words at the same address is the same
form. With other words it is another, and deeds that must not happen twice see to that by themselves as well.
"""

import hashlib
import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.request import UnreadablePostError

UNDER_WAY = "under way"
# How long a form that is being worked on is waited for, and how long its answer is remembered, in seconds.
PATIENCE, REMEMBERED = 20, 3600


class SentOnceMiddleware:
    """Answers a form that was sent before as it was answered then, without doing it again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, unless it is a form that this person sent from this page before."""
        key = _key_of(request)
        if key is None:
            return self.get_response(request)
        if not cache.add(key, UNDER_WAY, PATIENCE) and (answered := _answered(key)):
            return HttpResponseRedirect(answered)
        try:
            answer = self.get_response(request)
        except BaseException:
            cache.delete(key)
            raise
        if answer.status_code == 302:
            cache.set(key, answer["Location"], REMEMBERED)
        else:
            # It was not done: it may be sent again as it is.
            cache.delete(key)
        return answer


def _key_of(request: HttpRequest) -> str | None:
    """Return what tells this form from every other; None for what is no form that somebody sent by a press.

    What a page sends by itself, as one types, it may send as often as it likes.
    """
    if request.method != "POST" or request.htmx or not request.user.is_authenticated:
        return None
    try:
        is_a_form = "csrfmiddlewaretoken" in request.POST and not request.FILES
    except UnreadablePostError:
        # Whoever sent it has gone; nobody waits for the answer.
        return None
    if not is_a_form:
        return None
    sent = repr((request.user.pk, request.get_full_path(), sorted(request.POST.lists())))
    return f"sent:{hashlib.sha256(sent.encode(errors='surrogatepass')).hexdigest()}"


def _answered(key: str) -> str:
    """Return where the form led when it was sent first, waiting for that if need be; empty if nobody knows."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        kept = cache.get(key)
        if kept != UNDER_WAY:
            return kept or ""
        time.sleep(0.05)
    return ""
