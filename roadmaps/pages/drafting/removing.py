"""The page that says what would go, before anything is deleted or put away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.permissions import require
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.drafting.removing import Removable, archive, bring_back, delete, removal_of
from roadmaps.models import Challenge, Mission, Organisation, Roadmap


@login_required
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """Delete a roadmap or put it away."""
    found = get_object_or_404(Roadmap, slug=slug)
    require(request.user, "roadmaps.edit_roadmap", found, otherwise=NOT_OWN)
    return _remove(request, found, back=reverse("workbench_roadmap", args=[slug]), after=reverse("workbench_roadmaps"))


@login_required
def challenge(request: HttpRequest, challenge_id: int) -> HttpResponse:
    """Delete a challenge or put it away."""
    found = get_object_or_404(Challenge.objects.select_related("roadmap"), pk=challenge_id)
    require(request.user, "roadmaps.edit_roadmap", found.roadmap, otherwise=NOT_OWN)
    return _remove(
        request,
        found,
        back=reverse("workbench_challenge", args=[challenge_id]),
        after=reverse("workbench_roadmap", args=[found.roadmap.slug]),
    )


@login_required
def mission(request: HttpRequest, slug: str) -> HttpResponse:
    """Delete a draft or put a mission away."""
    found = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.edit_mission", found, otherwise=NOT_YOURS)
    return _remove(request, found, back=reverse("draft", args=[slug]), after=reverse("workbench"))


@login_required
def organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Delete an organisation or put it away."""
    require(request.user, "roadmaps.edit_organisations")
    found = get_object_or_404(Organisation, pk=organisation_id)
    back = reverse("organisation", args=[organisation_id])
    return _remove(request, found, back=back, after=reverse("organisations"))


def _remove(request: HttpRequest, thing: Removable, *, back: str, after: str) -> HttpResponse:
    deeds = {
        "delete": (delete, f"“{thing}” was deleted.", after),
        "archive": (archive, f"“{thing}” was archived. You can restore it.", after),
        "bring_back": (bring_back, f"“{thing}” is restored.", back),
    }
    chosen = deeds.get(request.POST.get("then", ""))
    if chosen:
        deed, says, leads = chosen
        deed(thing=thing, by=request.user)
        messages.success(request, says)
        return redirect(leads)
    context = {"thing": thing, "removal": removal_of(thing), "back": back}
    return render(request, "roadmaps/drafting/remove.html", context)
