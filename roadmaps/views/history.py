"""The history of a mission or a roadmap, and the revisions of a mission: read, compared, kept, restored."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.http import urlencode

from accounts.models import Person
from accounts.permissions import require
from roadmaps.comparing.documents import compare_documents
from roadmaps.documents import whole_document_of
from roadmaps.drafting import NOT_YOURS
from roadmaps.forms.steps import NoteForm
from roadmaps.history import OWN_LABELS, THINGS, Wanted, history_of, history_of_roadmap
from roadmaps.models import Mission, Revision, Roadmap
from roadmaps.restoring import keep_revision, restore_revision
from roadmaps.views.finding import mission_or_404

DRAFT = "draft"
# The fields that people ask after; any other is found by what it belongs to.
FIELDS = {
    "statement": "Statement",
    "title": "Title",
    "beneficiaries": "Who benefits",
    "daily_life": "What would change in daily life",
    "public_voice": "The public's voice",
    "evidence": "Evidence",
    "measure": "Measure",
    "baseline_value": OWN_LABELS["baseline_value"],
    "target_value": OWN_LABELS["target_value"],
    "deadline": "Deadline",
    "expected_share": "Expected share",
    "amount": OWN_LABELS["amount"],
    "stage": OWN_LABELS["stage"],
    "lead_officer_id": OWN_LABELS["lead_officer_id"],
}


def _wanted(request: HttpRequest) -> Wanted:
    by, thing, field = (request.GET.get(name, "") for name in ("by", "thing", "field"))
    return Wanted(
        by=int(by) if by.isascii() and by.isdigit() and len(by) < 19 else None,
        thing=thing if thing in THINGS else "",
        field=field if field in FIELDS else "",
    )


def _before(request: HttpRequest) -> datetime | None:
    try:
        found = parse_datetime(request.GET.get("before", "").replace("\x00", ""))
    except ValueError:
        return None
    return found if found and found.tzinfo else None


@login_required
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who changed what of a mission."""
    require(request.user, "roadmaps.see_history")
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    wanted = _wanted(request)
    context = {"title": str(mission), "back": reverse("draft", args=[slug])}
    return _show(request, context, wanted, history_of(mission, wanted, _before(request)), mission.drafters.all())


@login_required
def roadmap_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who changed what of a roadmap and its challenges."""
    require(request.user, "roadmaps.see_history")
    roadmap = get_object_or_404(Roadmap, slug=slug)
    wanted = _wanted(request)
    context = {"title": str(roadmap), "back": reverse("workbench_roadmap", args=[slug])}
    people = Person.objects.filter(role_grants__role="officer")
    return _show(request, context, wanted, history_of_roadmap(roadmap, wanted, _before(request)), people)


def _show(request: HttpRequest, context: dict[str, Any], wanted: Wanted, page: Any, people: Any) -> HttpResponse:
    kept = {name: request.GET[name] for name in ("by", "thing", "field") if request.GET.get(name)}
    context |= {
        "page": page,
        "wanted": wanted,
        "people": people.distinct().order_by("name", "email"),
        "things": THINGS,
        "fields": FIELDS,
        "older": urlencode({**kept, "before": page.older.isoformat()}) if page.older else "",
        "is_filtered": bool(kept),
    }
    return render(request, "roadmaps/draft/history.html", context)


@login_required
def revisions(request: HttpRequest, slug: str) -> HttpResponse:
    """List the revisions of a mission; keep the draft as one; choose two to compare."""
    require(request.user, "roadmaps.see_revision")
    mission = mission_or_404(slug)
    mine = request.user.has_perm("roadmaps.edit_mission", mission) and mission.is_editable
    form = NoteForm(request.POST if request.method == "POST" else None)
    form.fields["note"].label = "What this version is"
    form.fields["note"].help_text = "A few words to find it again."
    if request.method == "POST" and form.is_valid():
        kept = keep_revision(mission=mission, by=request.user, **form.cleaned_data)
        messages.success(request, f"The draft as it stands is kept as revision {kept.number}.")
        return redirect("revisions", slug)
    context = {
        "mission": mission,
        "mine": mine,
        "form": form,
        "revisions": mission.revisions.select_related("submitted_by", "check_of", "consultation").defer("document"),
    }
    return render(request, "roadmaps/revision/list.html", context, status=422 if form.errors else 200)


@login_required
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what differs between two revisions, or between one and the draft as it stands."""
    require(request.user, "roadmaps.see_revision")
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
    return render(request, "roadmaps/revision/compare.html", context)


def _document(mission: Mission, which: str) -> dict[str, Any]:
    return whole_document_of(mission) if which == DRAFT else mission.revisions.get(number=int(which)).document


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
    parts = compare_documents(whole_document_of(mission), revision.document)
    return render(request, "roadmaps/revision/restore.html", {"mission": mission, "revision": revision, "parts": parts})
