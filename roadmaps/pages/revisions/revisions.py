"""The revisions of a mission: listed, read, compared, kept and restored."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.comparing.revisions import compare_documents
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.drafting.restoring import keep_revision, restore_revision
from roadmaps.examination.examining import examine_revision
from roadmaps.models import Mission, Revision
from roadmaps.pages.finding import mission_or_404
from roadmaps.pages.frozen_document import as_read
from roadmaps.pages.revisions.forms import NoteForm
from roadmaps.revisions.documents import document_of

DRAFT = "draft"


@login_required
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the revisions of a mission; keep the draft as one; choose two to compare."""
    require(request.user, "roadmaps.read_drafts")
    mission = mission_or_404(slug)
    mine = request.user.has_perm("roadmaps.edit_mission", mission) and mission.is_editable
    form = NoteForm(sent(request))
    form.fields["note"].label = "What this version is"
    form.fields["note"].help_text = "A few words to find it again."
    if form.is_valid():
        kept = keep_revision(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"The draft as it stands is kept as revision {kept.number}.")
        return redirect("revisions", slug)
    context = {
        "mission": mission,
        "mine": mine,
        "form": form,
        "revisions": mission.revisions.select_related("submitted_by", "criteria_check", "consultation").defer(
            "document"
        ),
    }
    return form_page(request, "roadmaps/revisions/revisions.html", context)


@login_required
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what differs between two revisions, or between one and the draft as it stands."""
    require(request.user, "roadmaps.read_drafts")
    mission = mission_or_404(slug)
    numbers = [str(number) for number in mission.revisions.values_list("number", flat=True)]
    latest = numbers[0] if numbers else DRAFT
    old, new = request.GET.get("from", latest), request.GET.get("to", DRAFT)
    if old not in (*numbers, DRAFT) or new not in (*numbers, DRAFT):
        raise Http404
    context = {
        "mission": mission,
        "numbers": numbers,
        "old": old,
        "new": new,
        "parts": compare_documents(_document(mission, old), _document(mission, new)),
    }
    return render(request, "roadmaps/revisions/compare.html", context)


def _document(mission: Mission, which: str) -> dict[str, Any]:
    return document_of(mission) if which == DRAFT else mission.revisions.get(number=int(which)).document


@login_required
def restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Say what would change, then make the draft say what a revision says."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    revision = get_object_or_404(Revision.objects.select_related("mission"), mission=mission, number=number)
    if request.method == "POST":
        restore_revision(revision=revision, by=request.user)
        messages.success(request, f"The draft says again what revision {number} says. What it said before is kept.")
        return redirect("draft", slug)
    parts = compare_documents(document_of(mission), revision.document)
    return render(
        request, "roadmaps/revisions/restore.html", {"mission": mission, "revision": revision, "parts": parts}
    )


@login_required
def revision(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a frozen revision with its digest and what the data found on its day."""
    require(request.user, "roadmaps.read_drafts")
    found = get_object_or_404(
        Revision.objects.select_related("mission__challenge__roadmap", "submitted_by"),
        mission__slug=slug,
        number=number,
    )
    context = {
        "revision": found,
        "mission": found.mission,
        **as_read(found),
        "standings": examine_revision(found),
    }
    return render(request, "roadmaps/revisions/revision.html", context)
