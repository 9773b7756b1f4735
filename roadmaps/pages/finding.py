"""Find what an address names, or answer that it is not there."""

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404

from roadmaps.examination.examining import mission_with_parents
from roadmaps.models import Contribution, Mission, MissionSector


def mission_or_404(slug: str) -> Mission:
    """Return a mission with all that officers' pages show of it. Raises Http404."""
    mission = mission_with_parents(slug)
    if mission is None:
        raise Http404
    sectors = Prefetch("mission_sectors", MissionSector.objects.select_related("sector"))
    portfolio = Prefetch("contributions", Contribution.objects.select_related("solution"))
    prefetch_related_objects([mission], sectors, "milestones", portfolio, "contributions__solution__partnerships")
    return mission
