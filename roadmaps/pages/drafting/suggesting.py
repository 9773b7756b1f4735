"""The page on which an officer suggests a change to what other officers' missions share."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.drafting.sharing import suggest_change
from roadmaps.models import Organisation
from roadmaps.pages.drafting.forms.hierarchy import SuggestForm
from roadmaps.pages.drafting.hierarchy import challenge_of
from roadmaps.pages.drafting.missions import draft_of
from roadmaps.pages.drafting.portfolio import contribution_of
from roadmaps.permissions import Shared, missions_of_others


@login_required
def solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Suggest a change to a solution that serves other officers' missions too."""
    contribution = contribution_of(draft_of(request, slug), contribution_id)
    return _suggest(request, contribution.solution, reverse("draft_solution", args=[slug, contribution_id]))


@login_required
def challenge(request: HttpRequest, challenge_id: int) -> HttpResponse:
    """Suggest a change to a challenge that holds other officers' missions."""
    found = challenge_of(request, challenge_id)
    return _suggest(request, found, reverse("workbench_challenge", args=[challenge_id]))


@login_required
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Suggest a change to an organisation that other officers' missions name."""
    require(request.user, "roadmaps.edit_organisations")
    found = get_object_or_404(Organisation, pk=organisation_id)
    return _suggest(request, found, reverse("organisation", args=[organisation_id]))


def _suggest(request: HttpRequest, thing: Shared, back: str) -> HttpResponse:
    form = SuggestForm(sent(request))
    if form.is_valid():
        told = suggest_change(thing=thing, by=request.user, says=form.cleaned_data["says"])
        if told:
            messages.success(request, "Your suggestion was sent.")
        else:
            messages.success(request, "No other officer's mission shares this. You can change it yourself.")
        return redirect(back)
    missions = missions_of_others(thing, request.user).select_related("lead_officer").order_by("title")
    context = {"thing": thing, "missions": missions, "form": form, "back": back}
    return form_page(request, "roadmaps/drafting/suggest.html", context)
