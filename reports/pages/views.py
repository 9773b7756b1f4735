"""Ask for a report, watch it being made, take it away."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from reports.asking import ask_for_report
from reports.errors import NotReady
from reports.models import Report
from roadmaps.models import Mission, Roadmap


def reports(request: HttpRequest) -> HttpResponse:
    """Offer a report of every roadmap, and list one's own latest."""
    own = Report.objects.filter(asked_by=request.user)[:20] if request.user.is_authenticated else []
    return render(request, "reports/reports.html", {"roadmaps": Roadmap.objects.public(), "own": own})


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the report of a roadmap or a mission, by its slug.

    A public page carries no form with a token, since every visitor gets the same one: its button leads here first.
    """
    subject = _subject(request, request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        return redirect(ask_for_report(**subject, by=request.user))
    named = subject.get("roadmap") or subject["mission"]
    return render(request, "reports/ask.html", {**subject, "subject": named})


def _subject(request: HttpRequest, asked: QueryDict) -> dict[str, Any]:
    """Return what is to be reported on, as ``ask_for_report`` takes it. Raises Http404 for what nobody may read."""
    if slug := asked.get("roadmap", "").replace("\x00", ""):
        roadmap = get_object_or_404(Roadmap, slug=slug)
        if not request.user.has_perm("roadmaps.read_roadmap", roadmap):
            raise Http404
        if asked.get("kind") == Report.Kind.BOARD:
            require(request.user, "roadmaps.see_board", roadmap)
            return {"roadmap": roadmap, "kind": Report.Kind.BOARD}
        return {"roadmap": roadmap}
    mission = get_object_or_404(Mission.objects.with_parents(), slug=asked.get("mission", "").replace("\x00", ""))
    if not request.user.has_perm("roadmaps.read_mission", mission):
        raise Http404
    return {"mission": mission}


def _report(request: HttpRequest, report_id: uuid.UUID) -> Report:
    reports = Report.objects.select_related("mission__challenge__roadmap", "roadmap").defer("content")
    found = get_object_or_404(reports, pk=report_id)
    if not request.user.has_perm("reports.read_report", found):
        raise Http404
    return found


def report(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show how far a report has come, then its link; htmx asks for the part that changes."""
    found = _report(request, report_id)
    template = "reports/report.html"
    answer = render(request, f"{template}#progress" if request.htmx else template, {"report": found})
    answer["Vary"] = "HX-Request"
    answer["Cache-Control"] = "no-store"
    return answer


def pdf(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Hand over the file. Raises NotReady before it is made."""
    found = _report(request, report_id)
    if found.state != Report.State.READY:
        raise NotReady("It is still being made. Go back and wait for its link.")
    name = f"{slugify(found.title)[:80] or 'report'}.pdf"
    return HttpResponse(
        bytes(found.file.body),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
