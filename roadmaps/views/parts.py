"""The lists of a draft: sectors, milestones and solutions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from roadmaps import drafting, measuring, portfolio
from roadmaps.arranging import arrange
from roadmaps.evidence import evidence_of
from roadmaps.examining import dossier_of_mission
from roadmaps.forms.drafted import DraftForm
from roadmaps.forms.parts import MeasurementsForm, MilestoneForm, SectorForm
from roadmaps.forms.solution import JoinForm, SolutionForm
from roadmaps.models import Contribution, Milestone, Mission, MissionSector, Organisation, Sector
from roadmaps.reading import notes_by_field
from roadmaps.views.drafting import draft_of, part_context
from roadmaps.views.editing import Edit, edit
from roadmaps.views.signing_in import signed_in_to_draft

MILESTONE = ("title", "due_on")


def _edit_item(
    request: HttpRequest,
    mission: Mission,
    *,
    part: str,
    label: str,
    template: str,
    make_form: Callable[[Mapping | None, bool], DraftForm],
    save: Callable[[Mapping[str, Any], dict[str, Any]], Any],
    says: str,
    more: Callable[[], dict[str, Any]] = dict,
) -> HttpResponse:
    """Edit one item of a list, or add one; then go back to the list and say so."""

    def saved(base: Mapping[str, Any], values: dict[str, Any]) -> Any:
        result = save(base, values)
        messages.success(request, says)
        return result

    return edit(
        request,
        Edit(
            label=label,
            template=template,
            make_form=make_form,
            save=saved,
            context=lambda: {**part_context(request, mission, part), "notable": False, **more()},
            following=lambda _: reverse(part, args=[mission.slug]),
            mission=lambda: mission,
            stays=False,
        ),
    )


@signed_in_to_draft
def sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sectors asked, and ask another."""
    mission = draft_of(request, slug)
    return _edit_item(
        request,
        mission,
        part="draft_sectors",
        label="A new sector",
        template="roadmaps/draft/sectors.html",
        make_form=lambda data, quiet: SectorForm(data, quiet=quiet),
        save=lambda base, values: drafting.ask_sector(mission=mission, by=request.user, **values),
        says="Sector added.",
        more=lambda: {"known": Sector.objects.values_list("name", flat=True)},
    )


@signed_in_to_draft
def sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Change what a sector is asked to contribute."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    return _edit_item(
        request,
        mission,
        part="draft_sectors",
        label=f"Sector: {asked.sector}",
        template="roadmaps/draft/sector.html",
        make_form=lambda data, quiet: SectorForm(
            data, values={"contribution": asked.contribution}, only=("contribution",), quiet=quiet
        ),
        save=lambda base, values: drafting.change_sector(asked=asked, by=request.user, base=base, **values),
        says="Sector saved.",
        more=lambda: {"asked": asked},
    )


@login_required
def remove_sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Ask, then take a sector out."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    if request.method == "POST":
        drafting.drop_sector(asked=asked, by=request.user)
        messages.success(request, f"{asked.sector} was removed.")
        return redirect("draft_sectors", slug)
    goes = ["What it is asked to contribute, as written here"]
    return _confirm(request, mission, f"Remove {asked.sector} from this mission?", "draft_sectors", goes)


@signed_in_to_draft
def indicator(request: HttpRequest, slug: str) -> HttpResponse:
    """How the target's figure has moved so far, and how often it is measured."""
    mission = draft_of(request, slug)
    now = measuring.values_of(mission)

    def make_form(data: Mapping | None, quiet: bool) -> DraftForm:
        values = measuring.values_of(mission) if data is None else None
        return MeasurementsForm(data, values=values, quiet=quiet, months=now["rhythm_months"])

    def around() -> dict[str, Any]:
        context = part_context(request, mission, "draft_indicator")
        return {**context, "notable": False, "evidence": evidence_of(dossier_of_mission(mission))}

    return edit(
        request,
        Edit(
            label="Measurements",
            template="roadmaps/draft/indicator.html",
            make_form=make_form,
            save=lambda base, values: measuring.save_measurements(
                mission=mission, by=request.user, base=base, **values
            ),
            context=around,
            following=lambda _: reverse("draft_milestones", args=[slug]),
            mission=lambda: mission,
        ),
    )


@signed_in_to_draft
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """List the milestones, and add another."""
    mission = draft_of(request, slug)
    return _edit_item(
        request,
        mission,
        part="draft_milestones",
        label="A new milestone",
        template="roadmaps/draft/milestones.html",
        make_form=lambda data, quiet: MilestoneForm(data, mission=mission, quiet=quiet),
        save=lambda base, values: drafting.add_milestone(mission=mission, by=request.user, **values),
        says="Milestone added.",
    )


@signed_in_to_draft
def milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Change a milestone."""
    mission = draft_of(request, slug)
    found = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    return _edit_item(
        request,
        mission,
        part="draft_milestones",
        label=f"Milestone: {found}",
        template="roadmaps/draft/milestone.html",
        make_form=lambda data, quiet: MilestoneForm(
            data, values={field: getattr(found, field) for field in MILESTONE}, mission=mission, quiet=quiet
        ),
        save=lambda base, values: drafting.change_milestone(milestone=found, by=request.user, base=base, **values),
        says="Milestone saved.",
        more=lambda: {"milestone": found},
    )


@login_required
def remove_milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Ask, then take a milestone out."""
    mission = draft_of(request, slug)
    found: Milestone = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    if request.method == "POST":
        drafting.drop_milestone(milestone=found, by=request.user)
        messages.success(request, "The milestone was removed.")
        return redirect("draft_milestones", slug)
    return _confirm(request, mission, f"Remove the milestone “{found.title}”?", "draft_milestones", [])


@login_required
def solutions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the portfolio of a draft."""
    mission = draft_of(request, slug)
    context = part_context(request, mission, "draft_solutions")
    total = sum(one.expected_share or 0 for one in mission.contributions.all())
    return render(request, "roadmaps/draft/solutions.html", {**context, "total": total})


@signed_in_to_draft
def add_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a solution."""
    return _solution(request, slug, None)


@signed_in_to_draft
def change_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Change a solution."""
    return _solution(request, slug, contribution_id)


def _solution(request: HttpRequest, slug: str, contribution_id: int | None) -> HttpResponse:
    mission = draft_of(request, slug)
    contribution = _contribution(mission, contribution_id) if contribution_id is not None else None
    solution = contribution.solution if contribution else None
    return _edit_item(
        request,
        mission,
        part="draft_solutions",
        label=f"Solution: {solution}" if solution else "A new solution",
        template="roadmaps/draft/solution.html",
        make_form=lambda data, quiet: SolutionForm(data, mission=mission, contribution=contribution, quiet=quiet),
        save=lambda base, values: portfolio.save_solution(
            mission=mission, by=request.user, solution=solution, base=base, **values
        ),
        says="Solution saved.",
        more=lambda: _around_solution(mission, contribution),
    )


def _around_solution(mission: Mission, contribution: Contribution | None) -> dict[str, Any]:
    context = {
        "contribution": contribution,
        "notable": contribution is not None,
        "organisations": Organisation.objects.filter(archived_at=None).values_list("name", flat=True),
    }
    if contribution is None:
        return {**context, "notes": {}}
    solution = contribution.solution
    elsewhere = solution.contributions.exclude(mission=mission).select_related("mission").order_by("mission__title")
    return {
        **context,
        "elsewhere": elsewhere,
        "is_frozen": portfolio.is_frozen_elsewhere(solution, mission),
        "notes": notes_by_field(mission, solution.pk),
    }


def _contribution(mission: Mission, contribution_id: int) -> Contribution:
    return get_object_or_404(
        Contribution.objects.select_related("solution", "mission"), pk=contribution_id, mission=mission
    )


@login_required
def join_solution(request: HttpRequest, slug: str) -> HttpResponse:
    """Let a solution of another mission serve this one too."""
    mission = draft_of(request, slug)
    form = JoinForm(request.POST if request.method == "POST" else None, mission=mission)
    if request.method == "POST" and form.is_valid():
        joined = portfolio.join_solution(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"{joined.solution} now serves this mission too.")
        return redirect("draft_solutions", slug)
    context = {**part_context(request, mission, "draft_solutions"), "form": form}
    return render(request, "roadmaps/draft/join_solution.html", context, status=422 if form.errors else 200)


@login_required
def copy_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Ask, then put a copy in the place of a solution that other missions share."""
    mission = draft_of(request, slug)
    contribution = _contribution(mission, contribution_id)
    if request.method == "POST":
        copied = portfolio.copy_solution(contribution=contribution, by=request.user)
        messages.success(request, "This mission now has a copy of its own.")
        return redirect("draft_solution", slug, copied.pk)
    context = {
        "question": f"Give this mission its own copy of {contribution.solution}?",
        "explains": "The copy can be changed here. The other missions keep the one that they share.",
        "yes": "Yes, copy it",
        "no": "No, keep sharing it",
        "back": reverse("draft_solution", args=[slug, contribution_id]),
    }
    return render(request, "roadmaps/draft/confirm.html", context)


@login_required
def remove_solution(request: HttpRequest, slug: str, contribution_id: int) -> HttpResponse:
    """Ask, then take a solution out of the portfolio."""
    mission = draft_of(request, slug)
    contribution = _contribution(mission, contribution_id)
    if request.method == "POST":
        portfolio.drop_solution(contribution=contribution, by=request.user)
        messages.success(request, f"{contribution.solution.title} was removed.")
        return redirect("draft_solutions", slug)
    goes = _what_goes_with(contribution)
    question = f"Remove {contribution.solution.title} from the portfolio?"
    return _confirm(request, mission, question, "draft_solutions", goes)


def _what_goes_with(contribution: Contribution) -> list[str]:
    others = contribution.solution.contributions.exclude(pk=contribution.pk).count()
    if others:
        return ["Its share of this mission's target. The solution stays with the other missions that it serves."]
    return ["The solution itself, with its partners, funding and milestones: no other mission has it"]


@login_required
@require_POST
def order_sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the sectors in another order."""
    mission = draft_of(request, slug)
    return _order(request, mission, mission.mission_sectors.all(), "draft_sectors")


@login_required
@require_POST
def order_solutions(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the solutions in another order."""
    mission = draft_of(request, slug)
    return _order(request, mission, mission.contributions.all(), "draft_solutions")


def _order(request: HttpRequest, mission: Mission, items: Any, back: str) -> HttpResponse:
    arrange(items, data=request.POST, allow=lambda: drafting.open_draft(mission, request.user))
    return redirect(f"{reverse(back, args=[mission.slug])}#order")


def _confirm(request: HttpRequest, mission: Mission, question: str, back: str, goes: list[str]) -> HttpResponse:
    context = {"mission": mission, "question": question, "back": reverse(back, args=[mission.slug]), "goes": goes}
    return render(request, "roadmaps/draft/confirm.html", context)
