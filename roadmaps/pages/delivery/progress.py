"""How far a mission is: for everybody to read, and for its officers to report on."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from accounts.permissions import require
from govuk.shared import render_shared, shared
from roadmaps.delivery.changing import open_change
from roadmaps.delivery.paths import pace_now
from roadmaps.delivery.progress import Progress, progress_of
from roadmaps.delivery.stage_reports import report_being_written
from roadmaps.models import Afterlife, ClosingReport, LearningEntry, Mission
from roadmaps.pictures.trajectory import trajectory_svg
from roadmaps.reading import target_in_words

LEARNT, REPORTS = 3, 20


def progress(request: HttpRequest, slug: str) -> HttpResponse:
    """Show everybody how far a mission is."""
    page = shared(("progress", slug), lambda: _content(slug))
    mission = page.data["mission"]
    if not request.user.has_perm("roadmaps.read_mission", mission):
        raise Http404
    person = request.user
    mine = {
        "may_report": mission.is_in_delivery and person.has_perm("roadmaps.report_delivery", mission),
        "may_measure": mission.is_in_delivery and person.has_perm("roadmaps.report_figure", mission),
        "may_attest": mission.is_in_delivery and person.has_perm("roadmaps.attest", mission),
        "my_pledges": [one for one in page.data["progress"].pledges if one.contact_id and one.contact_id == person.pk],
    }
    return render_shared(request, "roadmaps/delivery/progress.html", page, **mine)


def _content(slug: str) -> dict[str, Any]:
    mission = _found(slug)
    if not mission.is_followed:
        raise Http404
    found = progress_of(mission)
    learnt = LearningEntry.objects.filter(mission=mission, is_public=True)
    closing = ClosingReport.objects.filter(mission=mission, published_at__isnull=False).first()
    return {
        "mission": mission,
        "progress": found,
        "target": target_in_words(mission),
        **chart_of(mission, found),
        "learnt": list(learnt.order_by("-pk")[:LEARNT]),
        "reports": list(mission.stage_reports.filter(sent_at__isnull=False)[:REPORTS]),
        "closing": closing,
        "afterlives": list(Afterlife.objects.filter(report=closing).select_related("solution", "to"))
        if closing
        else [],
        "attested": found.outcome.attested_by.signed(found.outcome.capacity) if found.outcome else "",
    }


def _found(slug: str) -> Mission:
    return get_object_or_404(Mission.objects.with_parents(), slug=slug)


def chart_of(mission: Mission, found: Progress) -> dict[str, Any]:
    """Return the chart of what was measured so far, with the pace behind it; nothing where too little was."""
    pace = pace_now(mission, found.standing)
    return {"pace": pace, "chart": trajectory_svg(pace) if pace else ""}


@login_required
def delivery(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the officers of a mission what is on record, what is due, and where each is reported."""
    mission = get_object_or_404(Mission.objects.with_parents().as_seen_by(request.user), slug=slug)
    require(request.user, "roadmaps.read_drafts")
    if not mission.is_followed:
        raise Http404
    found = progress_of(mission)
    context = {
        "mission": mission,
        "progress": found,
        "mine": request.user.has_perm("roadmaps.report_delivery", mission),
        "leads": request.user.has_perm("roadmaps.choose_collaborators", mission),
        "change": open_change(mission),
        "writing": report_being_written(mission),
        "reports": mission.stage_reports.filter(sent_at__isnull=False),
        "closing": ClosingReport.objects.filter(mission=mission).first(),
    }
    return render(request, "roadmaps/delivery/delivery.html", context)
