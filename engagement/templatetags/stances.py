"""How the stance of a comment looks."""

from django import template

from engagement.models import Stance

register = template.Library()
TINTS = {Stance.SUPPORT: "met", Stance.WITH_CHANGES: "partly", Stance.OPPOSE: "not"}


@register.filter
def stance_tint(stance: str) -> str:
    """Return the tint of a stance, beside its words: never by colour alone."""
    return TINTS.get(stance, "unknown")
