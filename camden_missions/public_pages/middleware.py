"""Answers visitors with public pages from memory, before sessions, templates or the database are touched.

Each web process keeps a page for at most a second, so nothing has to be invalidated. See docs/decisions/.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from camden_missions.public_pages.page import Page
from camden_missions.public_pages.shelf import Shelf
from camden_missions.public_pages.which import is_public_page, is_visit

# A page that holds one of these was made for one person, whoever asked for it.
PERSONAL = (b'name="csrfmiddlewaretoken"', b' nonce="')


class PublicPagesMiddleware:
    """Stands outside every middleware that looks at who asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.shelf = Shelf(settings.PUBLIC_PAGE_SECONDS)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a visitor with a kept page if there is one; everybody else, and everything else, afresh."""
        request.is_visit = is_visit(request)
        if not request.is_visit:
            return self.get_response(request)
        answered: list[HttpResponse] = []

        def render() -> Page | None:
            began = self.shelf.clock()
            response = self.get_response(request)
            answered.append(response)
            return Page.of(response, began=began) if may_be_kept(request, response) else None

        key = (request.META.get("HTTP_HOST"), request.path_info, request.META.get("QUERY_STRING", ""))
        page = self.shelf.fetch(key, render)
        if page is not None:
            return page.answer(request)
        return answered[0] if answered else self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> None:
        """Say, before the page is rendered, whether it is one for every visitor: it is made without a nonce then."""
        request.for_everybody = request.is_visit and is_public_page(request)


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Say whether an answer is a public page that holds nothing of whoever asked for it.

    Errors, redirects and refusals are not kept, nor what sets a cookie.
    """
    return (
        response.status_code == 200
        and getattr(request, "for_everybody", False)
        and not response.streaming
        and not response.cookies
        and not any(mark in response.content for mark in PERSONAL)
    )
