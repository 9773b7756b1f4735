"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from engagement.models import Consultation
from roadmaps.models import Mission, Roadmap


def home(request: HttpRequest) -> HttpResponse:
    """Show what can be commented on now, this council's missions, and the roadmaps to learn from."""
    roadmaps = list(Roadmap.objects.shown())
    main = next((one for one in roadmaps if one.is_main), None)
    open_now = (
        Consultation.objects.open_on(timezone.localdate())
        .with_mission()
        .defer("revision__document")
        .order_by("closes_on")
    )
    context = {
        "main": main,
        "missions": Mission.objects.public().shown().with_parents().filter(challenge__roadmap=main) if main else [],
        "consultations": open_now[:5],
        "roadmaps": [one for one in roadmaps if one != main],
    }
    return render(request, "camden_missions/pages/home.html", context)
