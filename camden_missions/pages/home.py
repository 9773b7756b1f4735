"""The first page."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from engagement.models import Consultation
from engagement.reading import counted
from govuk.shared import render_shared, shared
from roadmaps.checking.verdicts import judgements_of
from roadmaps.models import Mission, Roadmap, Stage
from roadmaps.pages.public.picture import SmallPictures
from roadmaps.pages.public.rows import challenges_of


def home(request: HttpRequest) -> HttpResponse:
    """Show what can be commented on now, this council's missions, and the roadmaps to learn from."""
    return render_shared(request, "camden_missions/pages/home.html", shared("home", _content))


def _content() -> dict[str, Any]:
    roadmaps = list(Roadmap.objects.public())
    main = next((one for one in roadmaps if one.is_main), None)
    open_now = (
        Consultation.objects.shown()
        .open_at(timezone.now())
        .with_mission()
        .defer("revision__document")
        .order_by("closes_at")
    )
    challenges = challenges_of(main) if main else []
    missions = [mission for challenge in challenges for mission in challenge.shown]
    small = SmallPictures.of(main, challenges) if main else SmallPictures(None, {})
    return {
        "main": main,
        "missions": missions,
        "judged": judgements_of(missions),
        "picture": small.picture,
        "trajectories": small.trajectories,
        "by_when": _by_when(missions),
        "going": _how_they_go(missions),
        "consultations": counted(open_now[:5]),
        "roadmaps": [one for one in roadmaps if one != main],
    }


def _by_when(missions: list[Mission]) -> str:
    """Return by which year the missions are to be met, as it goes on in a sentence; nothing where none names one."""
    years = Counter(mission.deadline.year for mission in missions if mission.deadline)
    if not years:
        return ""
    year, number = years.most_common(1)[0]
    return (
        f" for {year}"
        if number == len(missions)
        else f", most of them for {year}"
        if number * 2 > len(missions)
        else ""
    )


def _how_they_go(missions: list[Mission]) -> list[tuple[str, int]]:
    """Return how many missions stand where, in the order of the lifecycle; those past their deadline apart."""
    found = Counter("past the deadline" if one.is_overdue else one.get_stage_display() for one in missions)
    order = [*(stage.label for stage in Stage), "past the deadline"]
    return [(label, found[label]) for label in order if found[label]]
