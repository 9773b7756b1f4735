"""Find what open data is asked of: only what a visitor may read, whoever asks."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from reports.open_data.shown import Shown, public_missions, read
from roadmaps.models import Roadmap


def public_roadmap(slug: str) -> Roadmap:
    """Return a roadmap that anybody may read. Raises Http404."""
    return get_object_or_404(Roadmap.objects.public(), slug=slug)


def shown_mission(slug: str) -> Shown:
    """Return a mission that anybody may read, as it is shown. Raises Http404."""
    found = read(public_missions().filter(slug=slug))
    if not found:
        raise Http404
    return found[0]
