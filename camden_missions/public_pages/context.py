"""What templates know of the page's scripts."""

from django.http import HttpRequest


def script_nonce(request: HttpRequest) -> dict[str, str]:
    """Return the nonce of this answer's scripts; none on a page that every visitor gets alike."""
    if getattr(request, "for_everybody", False):
        return {"CSP_NONCE": ""}
    return {"CSP_NONCE": request.csp_nonce} if hasattr(request, "csp_nonce") else {}
