"""Which pages every visitor sees alike, and which requests may be answered with them."""

from django.conf import settings
from django.http import HttpRequest

# By the names of their addresses. Each shows a visitor nothing of their own, and carries no form with a token.
PUBLIC_PAGES = frozenset(
    {
        "home",
        "roadmaps",
        "roadmap",
        "roadmap_picture",
        "roadmap_portfolio",
        "roadmap_timeline",
        "roadmap_wards",
        "roadmap_criteria",
        "mission",
        "mission_check",
        "progress",
        "mission_change",
        "stage_report",
        "capabilities",
        "market_shaping",
        "solution",
        "method",
        "consultations",
        "consultation",
        "reports",
        "open_data",
        "api",
        "accessibility",
        "privacy",
    }
)
# Nobody's link is longer; what is, is rendered and not kept.
LONGEST_QUERY = 200


def is_visit(request: HttpRequest) -> bool:
    """Say whether a request comes from a visitor without a session, who only looks.

    Whoever has a session, signed in or not, is answered afresh: their pages may hold what is theirs alone.
    """
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "HTTP_AUTHORIZATION" not in request.META
        and "HTTP_HX_REQUEST" not in request.META
        and len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    )


def is_public_page(request: HttpRequest) -> bool:
    """Say whether the address of a request, once it is resolved, is that of a public page."""
    return request.resolver_match is not None and request.resolver_match.view_name in PUBLIC_PAGES
