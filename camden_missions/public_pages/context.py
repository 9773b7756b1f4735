"""What templates know of the page's scripts."""

from typing import Any

from django.http import HttpRequest


def scripts(request: HttpRequest) -> dict[str, Any]:
    """Return the nonce of this answer's scripts, and whether it is a page for everybody, which has none.

    The nonce makes itself when it is first written, and is false until then: templates ask ``for_everybody`` instead.
    """
    return {
        "CSP_NONCE": getattr(request, "csp_nonce", ""),
        "for_everybody": getattr(request, "for_everybody", False),
    }
