"""The first page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from engagement.models import Consultation
from govuk.shared import render_shared, shared
from roadmaps.models import Mission, Roadmap
from roadmaps.revisions.frozen import speak_as_frozen, with_frozen


def home(request: HttpRequest) -> HttpResponse:
    """Show what can be commented on now, this council's missions, and the roadmaps to learn from."""
    return render_shared(request, "camden_missions/pages/home.html", shared("home", _content))


def _content() -> dict[str, Any]:
    roadmaps = list(Roadmap.objects.public())
    main = next((one for one in roadmaps if one.is_main), None)
    open_now = (
        Consultation.objects.shown()
        .open_on(timezone.localdate())
        .with_mission()
        .defer("revision__document")
        .order_by("closes_on")
    )
    return {
        "main": main,
        "missions": _missions(main) if main else [],
        "consultations": open_now[:5],
        "roadmaps": [one for one in roadmaps if one != main],
    }


def _missions(roadmap: Roadmap) -> list[Mission]:
    """Return the public missions of a roadmap, in the words that were frozen."""
    missions = list(with_frozen(Mission.objects.public().with_parents().filter(challenge__roadmap=roadmap)))
    for mission in missions:
        speak_as_frozen(mission)
    return missions
