"""Find what an address names, or answer that it is not there."""

from django.http import Http404

from roadmaps.examination.examining import whole_mission
from roadmaps.models import Mission


def mission_or_404(slug: str) -> Mission:
    """Return a mission with all that its pages show. Raises Http404."""
    mission = whole_mission(slug)
    if mission is None:
        raise Http404
    return mission
