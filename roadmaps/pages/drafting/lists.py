"""The lists of a draft: sectors, milestones and solutions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from roadmaps.drafting import as_typed, measuring
from roadmaps.drafting.milestones import add_milestone, change_milestone, drop_milestone
from roadmaps.drafting.missions import open_draft
from roadmaps.drafting.reordering import arrange
from roadmaps.drafting.sectors import ask_sector, change_sector, drop_sector
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_mission
from roadmaps.models import Milestone, Mission, MissionSector, Sector
from roadmaps.pages.drafting.editing import Edit, edit
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.lists import MeasurementsForm, MilestoneForm, SectorForm
from roadmaps.pages.drafting.missions import draft_of, part_context
from roadmaps.pages.drafting.panel import panel_as_typed
from roadmaps.pages.drafting.signing_in import signed_in_to_draft

MILESTONE = ("title", "due_on")


def edit_item(
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
    put: Callable[[dict[str, Any], Any], dict[str, Any]] | None = None,
) -> HttpResponse:
    """Edit one item of a list, or add one; then go back to the list and say so.

    ``put`` puts what the form holds into the draft's document, for the panel that answers as one types.
    """

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
            answer=(lambda form: panel_as_typed(mission, make_form(form.data, False), put)) if put else None,
            stays=False,
        ),
    )


@signed_in_to_draft
def sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """List the sectors asked, and ask another."""
    mission = draft_of(request, slug)
    return edit_item(
        request,
        mission,
        part="draft_sectors",
        label="A new sector",
        template="roadmaps/drafting/sectors.html",
        make_form=lambda data, quiet: SectorForm(data, quiet=quiet),
        save=lambda base, values: ask_sector(mission=mission, by=request.user, **values),
        says="Sector added.",
        put=as_typed.with_sector,
        more=lambda: {"known": Sector.objects.values_list("name", flat=True)},
    )


@signed_in_to_draft
def sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Change what a sector is asked to contribute."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    return edit_item(
        request,
        mission,
        part="draft_sectors",
        label=f"Sector: {asked.sector}",
        template="roadmaps/drafting/sector.html",
        make_form=lambda data, quiet: SectorForm(
            data, values={"contribution": asked.contribution}, only=("contribution",), quiet=quiet
        ),
        save=lambda base, values: change_sector(asked=asked, by=request.user, base=base, **values),
        says="Sector saved.",
        more=lambda: {"asked": asked},
    )


@login_required
def remove_sector(request: HttpRequest, slug: str, asked_id: int) -> HttpResponse:
    """Ask, then take a sector out."""
    mission = draft_of(request, slug)
    asked = get_object_or_404(MissionSector.objects.select_related("sector", "mission"), pk=asked_id, mission=mission)
    if request.method == "POST":
        drop_sector(asked=asked, by=request.user)
        messages.success(request, f"{asked.sector} was removed.")
        return redirect("draft_sectors", slug)
    goes = ["What it is asked to contribute, as written here"]
    return confirm(request, mission, f"Remove {asked.sector} from this mission?", "draft_sectors", goes)


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
            template="roadmaps/drafting/indicator.html",
            make_form=make_form,
            save=lambda base, values: measuring.save_measurements(
                mission=mission, by=request.user, base=base, **values
            ),
            context=around,
            following=lambda _: reverse("draft_milestones", args=[slug]),
            mission=lambda: mission,
            answer=lambda form: panel_as_typed(mission, make_form(form.data, False), as_typed.with_measurements),
        ),
    )


@signed_in_to_draft
def milestones(request: HttpRequest, slug: str) -> HttpResponse:
    """List the milestones, and add another."""
    mission = draft_of(request, slug)
    return edit_item(
        request,
        mission,
        part="draft_milestones",
        label="A new milestone",
        template="roadmaps/drafting/milestones.html",
        make_form=lambda data, quiet: MilestoneForm(data, mission=mission, quiet=quiet),
        save=lambda base, values: add_milestone(mission=mission, by=request.user, **values),
        says="Milestone added.",
        put=as_typed.with_milestone,
    )


@signed_in_to_draft
def milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Change a milestone."""
    mission = draft_of(request, slug)
    found = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    return edit_item(
        request,
        mission,
        part="draft_milestones",
        label=f"Milestone: {found}",
        template="roadmaps/drafting/milestone.html",
        make_form=lambda data, quiet: MilestoneForm(
            data, values={field: getattr(found, field) for field in MILESTONE}, mission=mission, quiet=quiet
        ),
        save=lambda base, values: change_milestone(milestone=found, by=request.user, base=base, **values),
        says="Milestone saved.",
        more=lambda: {"milestone": found},
    )


@login_required
def remove_milestone(request: HttpRequest, slug: str, milestone_id: int) -> HttpResponse:
    """Ask, then take a milestone out."""
    mission = draft_of(request, slug)
    found: Milestone = get_object_or_404(mission.milestones.select_related("mission"), pk=milestone_id)
    if request.method == "POST":
        drop_milestone(milestone=found, by=request.user)
        messages.success(request, "The milestone was removed.")
        return redirect("draft_milestones", slug)
    return confirm(request, mission, f"Remove the milestone “{found.title}”?", "draft_milestones", [])


@login_required
@require_POST
def order_sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the sectors in another order."""
    mission = draft_of(request, slug)
    return order(request, mission, mission.mission_sectors.all(), "draft_sectors")


def order(request: HttpRequest, mission: Mission, items: Any, back: str) -> HttpResponse:
    """Put ``items`` in the order that was sent, and go back to the list."""
    arrange(items, data=request.POST, allow=lambda: open_draft(mission, request.user))
    return redirect(f"{reverse(back, args=[mission.slug])}#order")


def confirm(request: HttpRequest, mission: Mission, question: str, back: str, goes: list[str]) -> HttpResponse:
    """Ask before something is taken away, and say what ``goes`` with it."""
    context = {"mission": mission, "question": question, "back": reverse(back, args=[mission.slug]), "goes": goes}
    return render(request, "roadmaps/drafting/confirm.html", context)
