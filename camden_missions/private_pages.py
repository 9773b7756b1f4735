"""Pages of whoever is signed in stay with them: no browser keeps one, and signing out takes what was kept along."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control


class PrivatePagesMiddleware:
    """Stands inside the session, so that it knows who asks."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say on every page of a person that it may not be kept: Back does not show it after they signed out."""
        was_signed_in = request.user.is_authenticated
        answer = self.get_response(request)
        if was_signed_in or request.user.is_authenticated:
            patch_cache_control(answer, no_store=True, private=True)
        if was_signed_in and not request.user.is_authenticated:
            # The copies of what was typed, which the drafting pages keep in the browser for when the line breaks.
            answer["Clear-Site-Data"] = '"cache", "storage"'
        return answer
