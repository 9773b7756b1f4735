"""How a mission ends: its outcome is confirmed, and its officers write the closing report."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.delivery.opening import require_in_delivery
from roadmaps.delivery.outcome import NOT_THEIRS, attest, require_closing, save_closing_report
from roadmaps.models import ClosingReport, Mission
from roadmaps.pages.delivery.autosaved import autosaves_long_texts, begin_with_autosaved, forget_autosaved, while_typing
from roadmaps.pages.delivery.deeds import DeedPage, do_deed, seen_of, try_deed
from roadmaps.pages.delivery.forms.ending import ClosingForm, OutcomeForm, closing_initial
from roadmaps.reading import target_in_words


@login_required
def confirm(request: HttpRequest, slug: str) -> HttpResponse:
    """Confirm how a mission ended."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.attest", mission, otherwise=NOT_THEIRS)
    require_in_delivery(mission)
    form = OutcomeForm(sent(request), mission=mission)
    page = DeedPage(
        mission,
        "Confirm the outcome",
        "Confirm it",
        reverse("progress", args=[slug]),
        "The outcome is confirmed and published.",
        target_in_words(mission),
    )
    return do_deed(request, page, form, lambda: attest(mission=mission, by=request.user, **form.as_deed()))


@autosaves_long_texts
def closing(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the closing report; save it, or publish it."""
    mission = get_object_or_404(Mission.objects.with_parents().as_seen_by(request.user), slug=slug)
    require_closing(mission, request.user)
    if answer_to_typing := while_typing(request, f"Closing report of “{mission}”"):
        return answer_to_typing
    report = ClosingReport.objects.filter(mission=mission).prefetch_related("afterlives").first()
    if report and report.published_at:
        return redirect("progress", slug)
    publishing = request.POST.get("then") == "publish"
    form = ClosingForm(sent(request), mission=mission, publishing=publishing, initial=closing_initial(report))
    autosaved = begin_with_autosaved(request, form)
    if form.is_valid() and try_deed(form, lambda: _save(request, mission, form, publish=publishing)):
        forget_autosaved(request)
        return redirect("progress" if publishing else "delivery", slug)
    seen = seen_of(request, form, report.saved_at.isoformat() if report else "", autosaved)
    context = {"mission": mission, "form": form, "seen": seen, "autosaves": True, "autosaved": autosaved}
    return form_page(request, "roadmaps/delivery/closing.html", context)


def _save(request: HttpRequest, mission: Any, form: ClosingForm, *, publish: bool) -> None:
    seen = request.POST.get("seen", "")
    save_closing_report(mission=mission, by=request.user, seen=seen, publish=publish, **form.as_deed())
    messages.success(
        request,
        "The closing report is published." if publish else "The closing report is saved, and not published yet.",
    )
