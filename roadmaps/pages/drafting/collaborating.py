"""Who works on a draft, and what they note beside its fields."""

from collections import defaultdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.drafting.collaborating import NOT_INSIDE, NOT_LEAD, hand_over, invite, resolve_note, uninvite, write_note
from roadmaps.models import Collaborator, Mission, Note
from roadmaps.pages.beside_fields import about, asked_beside
from roadmaps.pages.drafting.forms.collaborating import HandOverForm, InviteForm, NoteOnFieldForm


def _mission(slug: str) -> Mission:
    return get_object_or_404(Mission.objects.with_parents(), slug=slug)


@login_required
def people(request: HttpRequest, slug: str) -> HttpResponse:
    """List who works on a draft, and ask somebody else."""
    mission = _mission(slug)
    require(request.user, "roadmaps.choose_collaborators", mission, otherwise=NOT_LEAD)
    form = InviteForm(sent(request), mission=mission)
    if form.is_valid():
        asked = invite(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"{asked.person} was asked, and has been written to.")
        return redirect("draft_people", slug)
    context = {
        "mission": mission,
        "form": form,
        "hand_over": HandOverForm(mission=mission, prefix="over"),
        "collaborators": mission.collaborators.select_related("person", "invited_by"),
    }
    return form_page(request, "roadmaps/drafting/people.html", context)


@login_required
def remove_person(request: HttpRequest, slug: str, collaborator_id: int) -> HttpResponse:
    """Ask, then close the draft to somebody."""
    mission = _mission(slug)
    require(request.user, "roadmaps.choose_collaborators", mission, otherwise=NOT_LEAD)
    found = get_object_or_404(
        Collaborator.objects.select_related("person", "mission"), pk=collaborator_id, mission=mission
    )
    if request.method == "POST":
        uninvite(collaborator=found, by=request.user)
        messages.success(request, f"{found.person} no longer works on this draft.")
        return redirect("draft_people", slug)
    context = {
        "question": f"Close this draft to {found.person}?",
        "explains": "What they wrote stays, and so does the record of it. You can ask them again.",
        "yes": "Yes, close it to them",
        "no": "No, let them go on",
        "back": reverse("draft_people", args=[slug]),
    }
    return render(request, "confirm.html", context)


@login_required
def new_lead(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose another lead officer; that is asked twice, as only the new one can give it back."""
    mission = _mission(slug)
    require(request.user, "roadmaps.choose_collaborators", mission, otherwise=NOT_LEAD)
    form = HandOverForm(sent(request), mission=mission, prefix="over")
    if form.is_valid():
        hand_over(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"{form.cleaned_data['to']} now leads this mission.")
        return redirect("draft", slug)
    context = {"mission": mission, "form": form}
    return form_page(request, "roadmaps/drafting/new_lead.html", context)


@login_required
def notes(request: HttpRequest, slug: str) -> HttpResponse:
    """Read the internal notes of a draft, field by field, and add one."""
    mission = get_object_or_404(Mission.objects.with_parents().as_seen_by(request.user), slug=slug)
    require(request.user, "roadmaps.annotate_mission", mission, otherwise=NOT_INSIDE)
    field, solution = asked_beside(mission, request)
    form = NoteOnFieldForm(sent(request))
    if form.is_valid():
        write_note(mission=mission, by=request.user, field=field, solution=solution, **form.cleaned_data)
        messages.success(request, "Note added. Only people who work on this draft see it.")
        return redirect(f"{reverse('notes', args=[slug])}?{request.GET.urlencode()}")
    found = mission.notes.select_related("author", "resolved_by", "solution").order_by("solution__title", "written_at")
    context = {
        "mission": mission,
        "form": form,
        "about": about(field, solution),
        "open_notes": _grouped(note for note in found if note.resolved_at is None),
        "resolved": [(about(note.field, note.solution), note) for note in found if note.resolved_at],
    }
    return form_page(request, "roadmaps/drafting/notes.html", context)


def _grouped(found) -> list[tuple[str, str, list[Note]]]:
    """Return the notes by field: what they are about, how to add to them, and the notes."""
    groups: dict[tuple, list[Note]] = defaultdict(list)
    for note in found:
        groups[(note.solution_id, note.field)].append(note)
    return [
        (
            about(field, notes_[0].solution),
            urlencode({"field": field, **({"solution": solution} if solution else {})}),
            notes_,
        )
        for (solution, field), notes_ in groups.items()
    ]


@login_required
@require_POST
def resolve(request: HttpRequest, slug: str, note_id: int) -> HttpResponse:
    """Mark a note as done, or open it again."""
    note = get_object_or_404(Note.objects.select_related("mission"), pk=note_id, mission__slug=slug)
    resolve_note(note=note, by=request.user)
    messages.success(request, "The note is done." if note.resolved_at else "The note is open again.")
    return redirect("notes", slug)
