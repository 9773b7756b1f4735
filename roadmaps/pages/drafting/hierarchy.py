"""The workbench of roadmaps, challenges and organisations: listed, put in order, copied and moved."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from locking import lock_row
from roadmaps.drafting.copying import duplicate_mission
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.drafting.missions import NOT_YOURS, move_mission
from roadmaps.drafting.reordering import arrange
from roadmaps.drafting.sharing import may_change
from roadmaps.models import Challenge, Mission, Organisation, Roadmap
from roadmaps.models.choices import RoadmapKind
from roadmaps.pages.drafting.forms.hierarchy import (
    DuplicateForm,
    MoveForm,
)

A_PAGE = 50


@login_required
def roadmaps(request: HttpRequest) -> HttpResponse:
    """List the roadmaps that this council writes, and those that were put away."""
    require(request.user, "roadmaps.start_roadmap")
    own = Roadmap.objects.own().annotate(
        number=Count("challenges", filter=Q(challenges__archived_at=None)),
    )
    own = own.order_by("-is_main", "title")
    context = {"roadmaps": own.filter(archived_at=None), "away": own.exclude(archived_at=None)}
    return render(request, "roadmaps/drafting/roadmaps.html", context)


def roadmap_of(request: HttpRequest, slug: str) -> Roadmap:
    """Return a roadmap that the person may change. Raises Http404 and NotAllowed."""
    roadmap = get_object_or_404(Roadmap, slug=slug)
    require(request.user, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    return roadmap


@login_required
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a roadmap to work on: its challenges and their missions, in order."""
    found = roadmap_of(request, slug)
    # Counting drops the order that the model gives by itself.
    challenges = found.challenges.annotate(number=Count("missions", filter=Q(missions__archived_at=None)))
    challenges = challenges.order_by("position", "title")
    context = {
        "roadmap": found,
        "challenges": challenges.filter(archived_at=None),
        "away": challenges.exclude(archived_at=None),
    }
    return render(request, "roadmaps/drafting/roadmap.html", context)


@login_required
@require_POST
def order_challenges(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the challenges of a roadmap in another order."""
    found = roadmap_of(request, slug)
    arrange(found.challenges.all(), data=request.POST, allow=lambda: lock_row(found))
    return redirect(f"{reverse('workbench_roadmap', args=[slug])}#order")


def challenge_of(request: HttpRequest, challenge_id: int) -> Challenge:
    """Return a challenge of a roadmap that the person may change. Raises Http404 and NotAllowed."""
    challenge = get_object_or_404(Challenge.objects.select_related("roadmap"), pk=challenge_id)
    require(request.user, "roadmaps.edit_roadmap", challenge.roadmap, otherwise=NOT_OWN)
    return challenge


@login_required
def challenge(request: HttpRequest, challenge_id: int) -> HttpResponse:
    """Show a challenge to work on, with its missions in order."""
    found = challenge_of(request, challenge_id)
    missions = found.missions.select_related("lead_officer")
    context = {
        "challenge": found,
        "may_change": may_change(found, request.user),
        "missions": missions.filter(archived_at=None),
        "away": missions.exclude(archived_at=None),
    }
    return render(request, "roadmaps/drafting/challenge.html", context)


@login_required
@require_POST
def order_missions(request: HttpRequest, challenge_id: int) -> HttpResponse:
    """Put the missions of a challenge in another order."""
    found = challenge_of(request, challenge_id)
    arrange(found.missions.all(), data=request.POST, allow=lambda: lock_row(found))
    return redirect(f"{reverse('workbench_challenge', args=[challenge_id])}#order")


@login_required
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations that lead and join solutions, and find one by name."""
    require(request.user, "roadmaps.edit_organisations")
    words = request.GET.get("q", "").strip().replace("\x00", "")
    away = request.GET.get("away") == "1"
    found = Organisation.objects.filter(archived_at__isnull=not away).annotate(number=Count("partnerships"))
    if words:
        found = found.filter(name__icontains=words)
    context = {
        "page": Paginator(found.order_by("name"), A_PAGE).get_page(request.GET.get("page")),
        "words": words,
        "away": away,
    }
    return render(request, "roadmaps/drafting/organisations.html", context)


@login_required
def duplicate(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a new draft from a mission, one's own or an exemplar."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.start_mission")
    initial = {"title": f"{mission.title[:110]} (copy)"}
    if mission.challenge.roadmap.is_own:
        initial["challenge"] = mission.challenge_id
    form = DuplicateForm(sent(request), initial=initial)
    if form.is_valid():
        copied = duplicate_mission(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, "The copy is yours to change. The first one stays as it is.")
        return redirect("draft", copied.slug)
    context = {"mission": mission, "form": form}
    return form_page(request, "roadmaps/drafting/duplicate.html", context)


@login_required
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Move a draft to another challenge."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    form = MoveForm(sent(request), mission=mission)
    if form.is_valid():
        moved = move_mission(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"The mission now belongs to “{moved.challenge}”.")
        return redirect("draft", slug)
    context = {"mission": mission, "form": form}
    return form_page(request, "roadmaps/drafting/move.html", context)


@login_required
def exemplars(request: HttpRequest) -> HttpResponse:
    """List published missions of other places to start from."""
    require(request.user, "roadmaps.start_mission")
    found = Mission.objects.public().with_parents().filter(challenge__roadmap__kind=RoadmapKind.REFERENCE)
    context = {"missions": found.order_by("challenge__roadmap__title", "title")}
    return render(request, "roadmaps/drafting/exemplars.html", context)
