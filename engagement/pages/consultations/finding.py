"""Find a consultation for whoever asks for its page."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from accounts.permissions import require
from engagement.consulting.opening import NOT_YOURS
from engagement.models import Consultation
from roadmaps.models import Mission


def find(slug: str) -> Consultation:
    """Return a consultation with all around it. Raises Http404."""
    return get_object_or_404(Consultation.objects.with_mission().select_related("response"), slug=slug)


def latest_of(
    request: HttpRequest, slug: str, permission: str = "engagement.look_after", otherwise: str = NOT_YOURS
) -> Consultation:
    """Return the latest consultation of a mission for one of its officers. Raises Http404 and NotAllowed."""
    mission = get_object_or_404(Mission, slug=slug)
    found = Consultation.objects.with_mission().filter(revision__mission=mission).select_related("response").first()
    if found is None:
        raise Http404
    require(request.user, permission, found, otherwise=otherwise)
    return found
