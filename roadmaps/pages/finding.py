"""Find what an address names, or answer that it is not there."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from roadmaps.examination.examining import whole_mission
from roadmaps.models import Mission, MissionSector


def mission_or_404(slug: str) -> Mission:
    """Return a mission with all that officers' pages show of it. Raises Http404."""
    mission = whole_mission(slug)
    if mission is None:
        raise Http404
    sectors = Prefetch("mission_sectors", MissionSector.objects.select_related("sector"))
    prefetch_related_objects([mission], sectors, "milestones")
    return mission
