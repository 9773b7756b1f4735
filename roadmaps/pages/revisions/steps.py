"""Where a mission is submitted and moved along its lifecycle."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.checking.assigning import who_may_judge
from roadmaps.checking.submitting import submit_for_check
from roadmaps.criteria.finding import State
from roadmaps.drafting.answering_changes import changes_of, last_judged
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.errors import WrongStage
from roadmaps.examination.examining import examine_mission
from roadmaps.examination.method import version_in_force
from roadmaps.lifecycle import gates
from roadmaps.lifecycle.steps import next_steps, take_step
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.pages.drafting.panel import places_of
from roadmaps.pages.finding import mission_or_404
from roadmaps.pages.revisions.forms import NoteForm, ReasonForm
from roadmaps.reading import path_of
from roadmaps.revisions.frozen import submitted_at

# As many assessors are named before a mission is submitted.
MOST_NAMED = 8
DECISIONS = ("adopt", "send_back", "decline")


@login_required
def lifecycle(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the steps as a path, where the mission stands, which gates are open, and what each step would bring."""
    require(request.user, "roadmaps.read_drafts")
    mission = mission_or_404(slug)
    context = {
        "mission": mission,
        "path": path_of(mission, was_submitted=submitted_at(mission) is not None),
        "mine": request.user.has_perm("roadmaps.take_officer_step", mission),
        "steps": next_steps(mission, request.user),
        "places": places_of(mission),
        "taken": mission.steps_taken.select_related("by", "revision").defer("revision__document"),
    }
    return render(request, "roadmaps/revisions/lifecycle.html", context)


@login_required
def submit(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what would be frozen and what the data still finds; then send it to be checked."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.take_officer_step", mission, otherwise=NOT_YOURS)
    if not mission.is_editable:
        raise WrongStage(f"This mission is {mission.get_stage_display().lower()}, so it cannot be submitted.")
    form = NoteForm(sent(request))
    if form.is_valid():
        submit_for_check(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, "Submitted. Assessors will judge it against the five criteria.")
        return redirect("draft", slug)
    standings = examine_mission(mission)
    seen = gates.look("submit", mission)
    asked = list(changes_of(last_judged(mission)))
    version = version_in_force()
    context = {
        "mission": mission,
        "form": form,
        "gates": seen,
        "places": places_of(mission),
        "is_open": all(gate.is_open for gate in seen),
        "standings": standings,
        "not_met": [standing for standing in standings if standing.state is not State.MET],
        "step": BY_NAME["submit"],
        "autosaved": mission.working_copies.select_related("person"),
        "asked": asked,
        "asked_done": sum(change.done_at is not None for change in asked),
        "seats": version.assessors,
        "days": version.days_to_assess,
        "assessors": list(who_may_judge(mission)[:MOST_NAMED]),
        "number_of_assessors": who_may_judge(mission).count(),
        "open_notes": mission.notes.filter(resolved_at=None).count(),
    }
    return form_page(request, "roadmaps/revisions/submit.html", context)


@login_required
def step(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Explain one step, show its gates, take the reason, and take the step."""
    found = BY_NAME.get(name)
    if found is None or not found.by_hand:
        raise Http404
    mission = mission_or_404(slug)
    require(request.user, found.permission, mission)
    if mission.stage not in found.starts:
        raise WrongStage(f"This mission is {mission.get_stage_display().lower()}, so this step cannot be taken.")
    form = ReasonForm(sent(request), required=found.needs_reason)
    if form.is_valid():
        take_step(mission=mission, name=name, by=request.user, **form.cleaned_data)
        messages.success(request, f"Done. The mission is now {found.ends.label.lower()}.")
        return redirect("draft", slug)
    context = {
        "mission": mission,
        "step": found,
        "form": form,
        "gates": gates.look(name, mission),
        "is_decision": name in DECISIONS,
    }
    return form_page(request, "roadmaps/revisions/step.html", context)
