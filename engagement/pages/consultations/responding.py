"""Answering what residents said: in short, and theme by theme."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from engagement.models import Consultation
from engagement.pages.consultations.finding import latest_of
from engagement.pages.consultations.forms import ResponseForm
from engagement.reading import stances_of, themes_of
from engagement.responding import NOT_YOURS, save_response, unanswered
from govuk.form_page import form_page, sent
from roadmaps.models import Mission


@login_required
def respond(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft the response to a mission's latest consultation, look at it, and publish it."""
    found = latest_of(request, slug, "engagement.respond", NOT_YOURS)
    mission = found.mission
    if found.published_response:
        return redirect("consultation", found.slug)
    response = getattr(found, "response", None)
    initial = {"you_said": response.you_said, "we_did": response.we_did} if response else None
    form = ResponseForm(sent(request), initial=initial)
    if form.is_valid():
        publish = request.POST.get("then") == "publish now"
        save_response(consultation=found, by=request.user, publish=publish, **form.cleaned_data)
        if publish:
            messages.success(request, "The response is published. The commission can now decide.")
            return redirect("consultation", found.slug)
        if request.POST.get("then") == "publish":
            # What cannot be undone is read over first.
            context = {"mission": mission, "form": form, "themes": themes_of(found), "unanswered": unanswered(found)}
            return render(request, "engagement/consultations/publish.html", context)
        messages.success(request, "Saved. Nobody else sees it until you publish it.")
        return redirect("response", slug)
    return form_page(request, "engagement/consultations/respond.html", {**_context(found, mission), "form": form})


def _context(found: Consultation, mission: Mission) -> dict[str, Any]:
    return {
        "mission": mission,
        "consultation": found,
        "response": getattr(found, "response", None),
        "stances": stances_of(found),
        "said": found.said,
        "is_over": found.ended_at is not None,
        "themes": themes_of(found),
        "unanswered": unanswered(found),
    }
