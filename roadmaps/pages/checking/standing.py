"""Views over many checks: a roadmap against the five criteria, and how far assessors agree."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from govuk.shared import render_shared, shared
from roadmaps.checking.calibrating import calibration
from roadmaps.checking.interests import declare_affiliation, end_affiliation
from roadmaps.criteria.calibration import in_words
from roadmaps.criteria.catalogue import CATALOGUE
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.examination.standing import standings_of
from roadmaps.models import Affiliation, Mission, Roadmap
from roadmaps.pages.checking.forms.check import AffiliationForm
from roadmaps.revisions.frozen import with_frozen

A_PAGE = 50
DIFFERENCES_SHOWN = 12


def roadmap_criteria(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a roadmap's missions against the five criteria; drafts too, for those who may see them."""
    drafts = request.user.has_perm("roadmaps.list_drafts")
    number = request.GET.get("page")
    page = shared(("roadmap criteria", slug, drafts, number), lambda: _standings(slug, drafts, number))
    if not request.user.has_perm("roadmaps.read_roadmap", page.data["roadmap"]):
        raise Http404
    return render_shared(request, "roadmaps/checking/roadmap_criteria.html", page)


def _standings(slug: str, drafts: bool, number: str | None) -> dict[str, Any]:
    found = get_object_or_404(Roadmap, slug=slug)
    missions = with_frozen(Mission.objects.filter(challenge__roadmap=found).with_parents().shown())
    if not drafts:
        missions = missions.public()
    page = Paginator(missions.order_by("challenge__position", "position", "pk"), A_PAGE).get_page(number)
    return {
        "roadmap": found,
        "page": page,
        "table": standings_of(page.object_list),
        "criteria": RUBRIC.values(),
        "drafts": drafts,
    }


@login_required
def calibrations(request: HttpRequest) -> HttpResponse:
    """Show how often assessors agree, and where the engine and people differ most."""
    require(request.user, "roadmaps.see_checks")
    found = calibration()
    context = {
        "found": found,
        "agreement": [(RUBRIC[n].short, one, in_words(one.kappa)) for n, one in found.by_criterion.items()],
        "overall": in_words(found.overall.kappa),
        "differences": [(CATALOGUE[one.key], one) for one in found.differences[:DIFFERENCES_SHOWN]],
        "may_change": request.user.has_perm("roadmaps.change_method"),
    }
    return render(request, "roadmaps/checking/calibration.html", context)


@login_required
def interests(request: HttpRequest) -> HttpResponse:
    """Show and declare the organisations that an assessor belongs to."""
    require(request.user, "roadmaps.declare_interests")
    form = AffiliationForm(sent(request))
    if form.is_valid():
        declare_affiliation(by=request.user, organisation=form.cleaned_data["organisation"])
        return redirect("interests")
    context = {"form": form, "affiliations": request.user.affiliations.select_related("organisation")}
    return form_page(request, "roadmaps/checking/interests.html", context)


@login_required
@require_POST
def end_interest(request: HttpRequest, affiliation_id: int) -> HttpResponse:
    """Say that one no longer belongs to an organisation."""
    require(request.user, "roadmaps.declare_interests")
    found = get_object_or_404(Affiliation, pk=affiliation_id, person=request.user)
    end_affiliation(by=request.user, affiliation=found)
    return redirect("interests")
