"""How the states of delivery look: never by colour alone."""

from django import template

from roadmaps.criteria.path import PathState
from roadmaps.models import Pledge

register = template.Library()
LOOKS = {
    PathState.BEHIND: ("is-partly", "◐"),
    PathState.AWAY: ("is-not", "✕"),
    PathState.UNKNOWN: ("is-unknown", "?"),
}
GOOD = ("is-met", "✓")
PLEDGES = {
    Pledge.State.KEPT: "is-met",
    Pledge.State.PARTLY: "is-partly",
    Pledge.State.NOT_KEPT: "is-not",
}


@register.filter
def path_class(state: str) -> str:
    """Return the class of the tag of where a mission stands on its path."""
    return LOOKS.get(PathState(state), GOOD)[0]


@register.filter
def path_mark(state: str) -> str:
    """Return the mark before the words of where a mission stands on its path."""
    return LOOKS.get(PathState(state), GOOD)[1]


@register.filter
def pledge_class(state: str) -> str:
    """Return the class of the tag of how a pledge stands."""
    return PLEDGES.get(state, "is-unknown")
