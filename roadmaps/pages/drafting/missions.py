"""A draft as its officers see it: begun, shown whole with its task list, and the panel beside it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.drafting.answering_changes import changes_of, last_judged
from roadmaps.drafting.attaching import attachments_by_field
from roadmaps.drafting.autosaving import discard_autosaved
from roadmaps.drafting.collaborating import notes_by_field
from roadmaps.drafting.guidance import GUIDANCE
from roadmaps.drafting.missions import NOT_YOURS, start_mission
from roadmaps.drafting.presence import note_presence, others_at
from roadmaps.drafting.task_list import BY_NAME, PARTS, QUESTIONS, progress_of
from roadmaps.lifecycle.steps import next_steps
from roadmaps.models import Mission, WorkingCopy
from roadmaps.pages.drafting.forms.mission import (
    StartForm,
)
from roadmaps.pages.drafting.panel import panel
from roadmaps.pages.finding import mission_or_404
from roadmaps.revisions.documents import document_of


def draft_of(request: HttpRequest, slug: str) -> Mission:
    """Return the mission with its portfolio for one of its officers.

    Raises Http404 for what is not there, NotAllowed for another officer's draft or any other role.
    """
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    return mission


def draft_context(request: HttpRequest, mission: Mission, label: str) -> dict[str, Any]:
    """Return what every drafting page shows around its form, and note that the person is there."""
    note_presence(mission, request.user, label)
    return {
        **panel(mission),
        "guidance": GUIDANCE,
        "notes": notes_by_field(mission),
        "attached": attachments_by_field(mission),
        "notable": True,
        "others": others_at(mission, request.user),
    }


def part_context(request: HttpRequest, mission: Mission, name: str) -> dict[str, Any]:
    """Return what the page of one part shows around its form."""
    part = BY_NAME[name]
    return {
        **draft_context(request, mission, part.label),
        "part": part,
        "part_number": PARTS.index(part) + 1,
        "next_url": after_part(name, mission.slug),
    }


def after_part(name: str, slug: str) -> str:
    """Return the address of what comes after a part: the next one, and after the last the draft."""
    after = PARTS.index(BY_NAME[name]) + 1
    return reverse(PARTS[after].name if after < len(PARTS) else "draft", args=[slug])


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin a mission."""
    require(request.user, "roadmaps.start_mission")
    form = StartForm(sent(request))
    if form.is_valid():
        mission = start_mission(by=request.user, **form.cleaned_data)
        return redirect("draft_words", mission.slug)
    return form_page(request, "roadmaps/drafting/start.html", {"form": form})


@login_required
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft whole: how far its parts have come, how it stands, what may happen next, who is at it."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.read_drafts")
    progress = progress_of(document_of(mission))
    judged = last_judged(mission) if mission.is_editable else None
    asked = list(changes_of(judged))
    context = {
        **panel(mission),
        "perms_start": request.user.has_perm("roadmaps.start_mission"),
        "mine": request.user.has_perm("roadmaps.edit_mission", mission),
        "leads": request.user.has_perm("roadmaps.choose_collaborators", mission),
        "may_annotate": request.user.has_perm("roadmaps.annotate_mission", mission),
        "tasks": [(part, progress[part.name]) for part in PARTS],
        "done": sum(state == "Done" for state in progress.values()),
        "first_question": QUESTIONS[0],
        "steps": next_steps(mission, request.user),
        "last_step": mission.steps_taken.select_related("by").first(),
        "drafters": mission.drafters.all(),
        "revision": None if mission.is_editable else mission.revisions.defer("document").first(),
        "open_notes": mission.notes.filter(resolved_at=None).count(),
        "autosaved": mission.working_copies.filter(person=request.user),
        "asked": asked,
        "asked_done": sum(change.done_at is not None for change in asked),
        "others": others_at(mission, request.user),
    }
    return render(request, "roadmaps/drafting/overview.html", context)


@login_required
def panel_alone(request: HttpRequest, slug: str) -> HttpResponse:
    """The readiness panel by itself, for the page that has just saved something."""
    mission = draft_of(request, slug)
    return render(request, "roadmaps/drafting/panel.html", panel(mission))


@login_required
def presence(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that the person still has the draft open; say who else has."""
    mission = get_object_or_404(Mission.objects.with_parents().as_seen_by(request.user), slug=slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    note_presence(mission, request.user, request.GET.get("part", "").replace("\x00", ""))
    return render(request, "roadmaps/drafting/others.html", {"others": others_at(mission, request.user)})


@login_required
@require_POST
def discard(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Throw away one's own text that was kept and not saved."""
    copy = get_object_or_404(WorkingCopy, pk=copy_id)
    address = copy.address
    discard_autosaved(copy=copy, by=request.user)
    return redirect(address)
