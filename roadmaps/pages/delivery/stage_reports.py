"""Stage reports: written by the lead from what is on record, read by everybody, answered by the commission."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.delivery.facts import facts_of
from roadmaps.delivery.stage_reports import (
    answer_report,
    report_being_written,
    save_report,
    send_report,
    time_of_next,
)
from roadmaps.models import StageReport
from roadmaps.pages.delivery.autosaved import autosaves_long_texts, begin_with_autosaved, forget_autosaved, while_typing
from roadmaps.pages.delivery.deeds import DeedPage, do_deed, seen_of, try_deed
from roadmaps.pages.delivery.forms.ending import AnswerForm, StageReportForm, words_of
from roadmaps.pages.delivery.reporting import mission_in_delivery

NOT_YOURS = "A commissioner who had no part in the mission answers for the commission."


@autosaves_long_texts
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Complete in words what is on record since the last report; save it, or send it to the commission."""
    mission = mission_in_delivery(request, slug)
    if answer_to_typing := while_typing(request, f"Stage report of “{mission}”"):
        return answer_to_typing
    report = report_being_written(mission)
    sending = request.POST.get("then") == "send"
    form = StageReportForm(sent(request), sending=sending, initial=words_of(report))
    autosaved = begin_with_autosaved(request, form)
    if form.is_valid() and try_deed(form, lambda: _save(request, mission, form, sending=sending)):
        forget_autosaved(request)
        return redirect("delivery", slug)
    since, until = time_of_next(mission)
    context = {
        "mission": mission,
        "form": form,
        "autosaves": True,
        "autosaved": autosaved,
        "report": report,
        "seen": seen_of(request, form, report.saved_at.isoformat() if report else "", autosaved),
        "since": since,
        "until": until,
        "facts": facts_of(mission, since, until),
    }
    return form_page(request, "roadmaps/delivery/report_write.html", context)


def _save(request: HttpRequest, mission: Any, form: StageReportForm, *, sending: bool) -> None:
    seen = request.POST.get("seen", "")
    report = save_report(mission=mission, by=request.user, seen=seen, **form.cleaned_data)
    if sending:
        send_report(report=report, by=request.user)
    messages.success(
        request, "The report is sent. Everybody can read it." if sending else "The report is saved, and not sent yet."
    )


def _report(request: HttpRequest, slug: str, number: int) -> StageReport:
    rows = StageReport.objects.select_related("mission__challenge__roadmap", "answered_by").filter(
        sent_at__isnull=False
    )
    report = get_object_or_404(rows, mission__slug=slug, number=number)
    if not request.user.has_perm("roadmaps.read_mission", report.mission):
        raise Http404
    return report


def stage_report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a report that was sent, with the commission's answer."""
    report = _report(request, slug, number)
    context = {
        "report": report,
        "mission": report.mission,
        "facts": report.facts,
        "by": report.answered_by.signed("A commissioner") if report.answered_by else "",
        "may_answer": report.answered_at is None and request.user.has_perm("roadmaps.decide", report.mission),
    }
    return render(request, "roadmaps/delivery/report.html", context)


@login_required
def answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Answer a report for the commission."""
    report = _report(request, slug, number)
    require(request.user, "roadmaps.decide", report.mission, otherwise=NOT_YOURS)
    if report.answered_at:
        return redirect(report)
    form = AnswerForm(sent(request))
    page = DeedPage(
        report.mission,
        f"Answer stage report {report.number}",
        "Publish the answer",
        report.get_absolute_url(),
        "The answer is published below the report.",
        report.asks,
    )
    return do_deed(request, page, form, lambda: answer_report(report=report, by=request.user, **form.cleaned_data))
