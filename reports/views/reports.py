"""Ask for a report, watch it being made, take it away."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from reports.asking import ask_for_report
from reports.errors import NotReady
from reports.models import Report
from roadmaps.models import Mission, Roadmap


def reports(request: HttpRequest) -> HttpResponse:
    """Offer a report of every roadmap, and list one's own latest."""
    own = Report.objects.filter(asked_by=request.user)[:20] if request.user.is_authenticated else []
    return render(request, "reports/report/list.html", {"roadmaps": Roadmap.objects.shown(), "own": own})


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for the report of a roadmap or a mission, by its slug."""
    if slug := request.POST.get("roadmap", "").replace("\x00", ""):
        report = ask_for_report(roadmap=get_object_or_404(Roadmap, slug=slug), by=request.user)
    else:
        slug = request.POST.get("mission", "").replace("\x00", "")
        mission = get_object_or_404(Mission, slug=slug)
        if not request.user.has_perm("roadmaps.read_mission", mission):
            raise Http404
        report = ask_for_report(mission=mission, by=request.user)
    return redirect(report)


def _report(request: HttpRequest, report_id: uuid.UUID) -> Report:
    found = get_object_or_404(Report.objects.select_related("mission", "roadmap").defer("content"), pk=report_id)
    if not request.user.has_perm("reports.read_report", found):
        raise Http404
    return found


def report(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show how far a report has come, then its link; htmx asks for the part that changes."""
    found = _report(request, report_id)
    template = "reports/report/page.html"
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
