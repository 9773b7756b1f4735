"""The lists of a draft: sectors, milestones and solutions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from roadmaps import drafting, portfolio
from roadmaps.forms.mission import MilestoneForm, SectorForm
from roadmaps.forms.solution import SolutionForm
from roadmaps.models import Contribution, Mission, MissionSector, Sector
from roadmaps.views.drafting import draft_of, draft_page, go, part_context


@login_required
def sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sectors asked, and ask another."""
    mission = draft_of(request, slug)
    form = SectorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        drafting.ask_sector(mission=mission, by=request.user, **form.cleaned_data)
        return _added(request, slug, "draft_sectors", "Sector added.")
    context = {
        **part_context(mission, "draft_sectors"),
        "form": form,
        "known": Sector.objects.values_list("name", flat=True),
    }
    return draft_page(request, context, "roadmaps/draft/sectors.html")


@login_required
def sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Change what a sector is asked to contribute."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector"), pk=asked_id, mission=mission)
    form = SectorForm.of(asked, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        drafting.ask_sector(mission=mission, by=request.user, **form.cleaned_data)
        return _added(request, slug, "draft_sectors", "Sector saved.")
    context = {**part_context(mission, "draft_sectors"), "form": form, "asked": asked}
    return draft_page(request, context, "roadmaps/draft/sector.html")


@login_required
def remove_sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Ask, then take a sector out."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    if request.method == "POST":
        drafting.drop_sector(asked=asked, by=request.user)
        messages.success(request, f"{asked.sector} was removed.")
        return redirect("draft_sectors", slug)
    return _confirm(request, mission, f"Remove {asked.sector} from this mission?", "draft_sectors")


@login_required
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """List the milestones, and add another."""
    mission = draft_of(request, slug)
    form = MilestoneForm(request.POST if request.method == "POST" else None, mission=mission)
    if request.method == "POST" and form.is_valid():
        drafting.add_milestone(mission=mission, by=request.user, **form.cleaned_data)
        return _added(request, slug, "draft_milestones", "Milestone added.")
    context = {**part_context(mission, "draft_milestones"), "form": form}
    return draft_page(request, context, "roadmaps/draft/milestones.html")


@login_required
def remove_milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Ask, then take a milestone out."""
    mission = draft_of(request, slug)
    milestone = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    if request.method == "POST":
        drafting.drop_milestone(milestone=milestone, by=request.user)
        messages.success(request, "The milestone was removed.")
        return redirect("draft_milestones", slug)
    return _confirm(request, mission, f"Remove the milestone “{milestone.title}”?", "draft_milestones")


@login_required
def solutions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the portfolio of a draft."""
    mission = draft_of(request, slug)
    return render(request, "roadmaps/draft/solutions.html", part_context(mission, "draft_solutions"))


@login_required
def add_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a solution."""
    return _solution(request, slug, None)


@login_required
def change_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Change a solution."""
    return _solution(request, slug, contribution_id)


def _solution(request: HttpRequest, slug: str, contribution_id: int | None) -> HttpResponse:
    mission = draft_of(request, slug)
    contribution = None
    if contribution_id is not None:
        contribution = get_object_or_404(
            Contribution.objects.select_related("solution"), pk=contribution_id, mission=mission
        )
    form = SolutionForm(request.POST if request.method == "POST" else None, mission=mission, contribution=contribution)
    if request.method == "POST" and form.is_valid():
        solution = contribution.solution if contribution else None
        portfolio.save_solution(mission=mission, by=request.user, solution=solution, **form.as_deed())
        return _added(request, slug, "draft_solutions", "Solution saved.")
    context = {**part_context(mission, "draft_solutions"), "form": form, "contribution": contribution}
    return draft_page(request, context, "roadmaps/draft/solution.html")


@login_required
def remove_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Ask, then take a solution out of the portfolio."""
    mission = draft_of(request, slug)
    contribution = get_object_or_404(
        Contribution.objects.select_related("solution", "mission"), pk=contribution_id, mission=mission
    )
    if request.method == "POST":
        portfolio.drop_solution(contribution=contribution, by=request.user)
        messages.success(request, f"{contribution.solution.title} was removed.")
        return redirect("draft_solutions", slug)
    return _confirm(request, mission, f"Remove {contribution.solution.title} from the portfolio?", "draft_solutions")


def _added(request: HttpRequest, slug: str, name: str, says: str) -> HttpResponse:
    messages.success(request, says)
    return go(request, reverse(name, args=[slug]))


def _confirm(request: HttpRequest, mission: Mission, question: str, back: str) -> HttpResponse:
    context = {"mission": mission, "question": question, "back": reverse(back, args=[mission.slug])}
    return render(request, "roadmaps/draft/confirm.html", context)
