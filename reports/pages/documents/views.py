"""Documents that were asked for: the list, how far each is, cancelling and asking again."""

import uuid

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from reports.making.asking import ask_for_report, cancel_report
from reports.models import Report
from roadmaps.models import Roadmap

SHOWN = 20


def reports(request: HttpRequest) -> HttpResponse:
    """Offer documents on every roadmap; list one's own latest, and one's saved choices."""
    context: dict[str, object] = {"roadmaps": Roadmap.objects.public()}
    if request.user.is_authenticated:
        context["own"] = request.user.reports.defer("content").order_by("-requests__at")[:SHOWN]
        context["recipes"] = request.user.report_recipes.all()
    return render(request, "reports/documents/reports.html", context)


def report_or_404(request: HttpRequest, report_id: uuid.UUID) -> Report:
    """Return a report that the person may read. Raises Http404."""
    related = ("mission__challenge__roadmap", "roadmap", "consultation__revision__mission__challenge__roadmap")
    rows = Report.objects.select_related(*related).defer("content", "consultation__revision__document")
    found = get_object_or_404(rows, pk=report_id)
    if not request.user.has_perm("reports.read_report", found):
        raise Http404
    return found


def report(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Show how far a report has come, then its link; htmx asks for the part that changes."""
    found = report_or_404(request, report_id)
    template = "reports/documents/report.html"
    may_cancel = found.is_under_way and request.user.has_perm("reports.cancel_report", found)
    context = {"report": found, "may_cancel": may_cancel}
    answer = render(request, f"{template}#progress" if request.htmx else template, context)
    answer["Vary"], answer["Cache-Control"] = "HX-Request", "no-store"
    return answer


@login_required
@require_POST
def cancel(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Take back what one asked for. Raises NotAllowed and NotUnderWay."""
    found = report_or_404(request, report_id)
    cancel_report(report=found, by=request.user)
    messages.success(request, f"Cancelled: {found}.")
    return redirect("reports")


@require_POST
def again(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """Ask for the same document as it stands today."""
    found = report_or_404(request, report_id)
    chosen = {"kind": found.kind, "design": found.design, "options": found.options}
    return redirect(ask_for_report(found.subject, **chosen, by=request.user))
