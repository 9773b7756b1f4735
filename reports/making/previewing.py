"""Show the first pages of a document as pictures, and what it contains, before it is made."""

import re
import secrets
from typing import Any

from django.core.cache import cache

from reports.documents.catalogue import CATALOGUE, gather
from reports.models import Kind
from reports.typesetting.pdf import pictures_of_pages
from roadmaps.models import Mission

# As many pages are shown, of as many missions: enough to see what it will look like, in the time that a page may take.
MOST_PAGES, MOST_MISSIONS = 4, 2
KEPT_SECONDS = 600
TOKEN = re.compile(r"[\w-]{20,40}")


def preview(subject: Any, *, kind: str, design: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return the contents of a document as headings, and the addresses of its first pages as pictures, kept for a while."""
    content = gather(kind, subject, _few(subject, kind, options))
    pages = pictures_of_pages(content, kind, design=design, most=MOST_PAGES)
    token = secrets.token_urlsafe(20)
    for number, body in enumerate(pages, 1):
        cache.set(_key(token, number), body, timeout=KEPT_SECONDS)
    parts = CATALOGUE[kind].parts
    chosen = options.get("parts", list(parts))
    return {
        "preview_pages": [(token, number) for number in range(1, len(pages) + 1)],
        "preview_parts": [label for name, label in parts.items() if name in chosen],
        "preview_missions": _missions(subject, options) if kind == Kind.ROADMAP else [],
    }


def _few(subject: Any, kind: str, options: dict[str, Any]) -> dict[str, Any]:
    """Return options with the first missions alone."""
    if kind != Kind.ROADMAP:
        return options
    chosen = [slug for slug, _ in _rows(subject, options)]
    return {**options, "missions": chosen[:MOST_MISSIONS]}


def _missions(subject: Any, options: dict[str, Any]) -> list[str]:
    return [title for _, title in _rows(subject, options)]


def _rows(subject: Any, options: dict[str, Any]) -> list[tuple[str, str]]:
    missions = Mission.objects.public_within(subject)
    if options.get("missions"):
        missions = missions.filter(slug__in=options["missions"])
    return list(missions.order_by("challenge__position", "position").values_list("slug", "title"))


def kept_page(token: str, number: int) -> bytes | None:
    """Return a page of a preview as PNG; None once it is no longer kept."""
    return cache.get(_key(token, number)) if TOKEN.fullmatch(token) else None


def _key(token: str, number: int) -> str:
    return f"preview:{token}:{number}"
