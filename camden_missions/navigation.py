"""The links of the header: what everybody may see, then what a person's roles open."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import Person
from notifications.reading import MOST_COUNTED, unread_of


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the header's links for whoever asks, and whether this is a demonstration."""
    person = getattr(request, "user", None)
    links = [("Roadmaps", "roadmaps"), ("Have your say", "consultations"), ("How missions are tested", "method")]
    if person is not None and person.is_authenticated:
        offered = (
            ("Workbench", "workbench", "accounts.use_workbench"),
            ("Checks", "checks", "roadmaps.see_checks"),
            ("Moderation", "moderation", "engagement.moderate"),
        )
        links += [(label, name) for label, name, permission in offered if person.has_perm(permission)]
    links += [("Reports", "reports"), ("Search", "search")]
    if settings.DEMONSTRATION:
        links.append(("Mailbox", "mailbox"))
    signed_in = person is not None and person.is_authenticated
    links.append(("Account", "account_home") if signed_in else ("Sign in", "account_login"))
    here = request.path
    return {
        "navigation": [
            {"label": label, "href": reverse(name), "here": here.startswith(reverse(name))} for label, name in links
        ],
        "bell": bool(signed_in),
        # Counted where a page shows it, and not for the part of one that a script asks for.
        "unread": lambda: _unread(person),
        "is_demonstration": settings.DEMONSTRATION,
    }


def _unread(person: Person) -> int | str:
    unread = unread_of(person)
    return f"{MOST_COUNTED}+" if unread > MOST_COUNTED else unread
