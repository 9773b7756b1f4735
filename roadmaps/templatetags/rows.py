"""Parts of pages that are drawn once for what they say, and remembered."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from roadmaps.pages.public.rows import MissionRow
from roadmaps.pictures.criteria_profile import criteria_profile_svg

register = template.Library()
# Some thousands of characters each.
MOST_ROWS = 2_000


@register.filter
@lru_cache(maxsize=MOST_ROWS)
def mission_article(row: MissionRow) -> SafeString:
    """Return a mission as a roadmap shows it. A row that says the same is drawn once, so it cannot go stale."""
    return render_to_string("roadmaps/public/mission_row.html", {"row": row})


@register.filter
@lru_cache(maxsize=MOST_ROWS)
def criteria_profile(states: tuple[tuple[str, str], ...]) -> SafeString:
    """Return the five criteria of a mission as a small picture: see ``roadmaps.pictures.criteria_profile``."""
    return mark_safe(criteria_profile_svg(states))
