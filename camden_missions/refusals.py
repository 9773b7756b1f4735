"""The one place where refusals and errors become pages."""

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from accounts.errors import NotAllowed, Refusal
from govuk.typed import texts_typed


class RefusalMiddleware:
    """Turns a Refusal that a verb raised into a plain page with its status and its reasons."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Answer a refusal; leave every other exception alone.

        Whoever is not signed in is asked to, as that may be all that is missing.
        """
        if not isinstance(problem, Refusal):
            return None
        if isinstance(problem, NotAllowed) and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return refused(request, problem)


def refused(request: HttpRequest, problem: Refusal) -> HttpResponse:
    """Return the page of a refusal, showing what was typed so that nothing is lost."""
    context = {"title": problem.title, "reasons": problem.reasons, "typed": texts_typed(request)}
    return _whole_page(request, render(request, "errors/refused.html", context, status=problem.status))


def _whole_page(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """Return the answer such that htmx shows it in place of the page."""
    if getattr(request, "htmx", False):
        # A whole page must not land inside a form.
        answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"] = (
            "#main-content",
            "outerHTML",
            "#main-content",
        )
    return answer


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return refused(request, NotAllowed("Your account does not allow this."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: it is not there, or it is not public."""
    context = {"typed": texts_typed(request)}
    return _whole_page(request, render(request, "errors/not_found.html", context, status=404))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, without a request context: what was sent may be what breaks it."""
    return HttpResponse(render_to_string("errors/bad_request.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without touching the database, which may be what is broken."""
    words = render_to_string("errors/server_error.html", {"typed": texts_typed(request)})
    return _whole_page(request, HttpResponse(words, status=500))


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form whose token does not fit; what was typed is shown."""
    problem = NotAllowed("The form had expired, or came from another site. Go back, load the page again and resend it.")
    problem.title = "Your form was not sent"
    return refused(request, problem)
