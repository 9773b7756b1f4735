"""What a drafter does with the findings and with the changes asked for."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.checking.verdicts import judgement_of
from roadmaps.criteria.what_it_takes import path_to_met
from roadmaps.drafting.answering_changes import changes_of, last_judged, tick_off
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_mission, examine_mission
from roadmaps.examination.method import current_method
from roadmaps.models import ChangeAsked, CriteriaCheck, Mission
from roadmaps.pages.drafting.forms.answering_changes import DoneForm
from roadmaps.pages.drafting.panel import places_of
from roadmaps.pages.finding import mission_or_404


@login_required
def what_it_takes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the smallest set of changes that would turn what is open, then every finding with what stands behind it."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.read_drafts")
    method, dossier = current_method(), dossier_of_mission(mission)
    context = {
        "mission": mission,
        "path": path_to_met(dossier, method.thresholds),
        "standings": examine_mission(mission, method),
        "places": places_of(mission) if request.user.has_perm("roadmaps.edit_mission", mission) else None,
        "evidence": evidence_of(dossier, request.GET.get("sort")),
    }
    return render(request, "roadmaps/drafting/what_it_takes.html", context)


@login_required
def changes(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the changes that the last check asked for, and tick them off."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.read_drafts")
    check = last_judged(mission)
    mine = request.user.has_perm("roadmaps.edit_mission", mission) and mission.is_editable
    asked = list(changes_of(check))
    context = {
        "mission": mission,
        "check": check,
        "verdicts_address": _verdicts_address(mission, check),
        "judgement": judgement_of(mission),
        "changes": [(change, place_of_change(change, mission)) for change in asked],
        "done": sum(change.done_at is not None for change in asked),
        "mine": mine,
    }
    return render(request, "roadmaps/drafting/changes.html", context)


def _verdicts_address(mission: Mission, check: CriteriaCheck | None) -> str:
    """Return where the verdicts are read: on the public page once there is one, else on the check's own."""
    if mission.is_public:
        return reverse("mission_check", args=[mission.slug])
    return reverse("check", args=[check.pk]) if check else ""


def place_of_change(change: ChangeAsked, mission: Mission) -> str:
    """Return the address where a change is made: its field, its solution, or the draft."""
    if change.solution:
        contribution = next((one for one in mission.contributions.all() if one.solution.slug == change.solution), None)
        if contribution:
            return reverse("draft_solution", args=[mission.slug, contribution.pk])
    if change.field == "title":
        return f"{reverse('draft_words', args=[mission.slug])}#id_title"
    return places_of(mission).get(change.field, reverse("draft", args=[mission.slug]))


@login_required
def change(request: HttpRequest, slug: str, change_id: int) -> HttpResponse:
    """Say how a change was made and tick it off, or take that back."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    found = get_object_or_404(
        ChangeAsked.objects.select_related("verdict__assessment__criteria_check__revision__mission"),
        pk=change_id,
        verdict__assessment__criteria_check__revision__mission=mission,
        verdict__assessment__submitted_at__isnull=False,
        verdict__assessment__criteria_check__settled_at__isnull=False,
    )
    form = DoneForm(sent(request))
    if form.is_valid():
        done = request.POST.get("then") != "undo"
        tick_off(change=found, by=request.user, done=done, how=form.cleaned_data["how"])
        messages.success(request, "Ticked off." if done else "It is open again.")
        return redirect("changes", slug)
    context = {"mission": mission, "change": found, "form": form, "place": place_of_change(found, mission)}
    return form_page(request, "roadmaps/drafting/change.html", context)
