"""The files and links beside the fields of a draft: listed, added, taken away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.drafting.attaching import attach_file, attach_link, detach
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.errors import DoesNotFit
from roadmaps.models import Attachment, Mission, Solution
from roadmaps.pages.beside_fields import about, asked_beside, attachments_shown
from roadmaps.pages.drafting.forms.attaching import AttachForm
from roadmaps.pages.drafting.lists import confirm
from roadmaps.pages.drafting.missions import draft_of
from roadmaps.pages.finding import mission_or_404


@login_required
def attachments(request: HttpRequest, slug: str) -> HttpResponse:
    """List what stands behind a draft, field by field; whoever works on it adds to it."""
    require(request.user, "roadmaps.read_drafts")
    mission = mission_or_404(slug)
    mine = request.user.has_perm("roadmaps.edit_mission", mission)
    field, solution = asked_beside(mission, request)
    form = AttachForm(sent(request), request.FILES or None)
    if request.method == "POST":
        require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
        if form.is_valid() and _attach(request, mission, field, solution, form):
            messages.success(request, "Added.")
            return redirect(f"{reverse('attachments', args=[slug])}?{request.GET.urlencode()}")
    context = {
        "mission": mission,
        "mine": mine and mission.is_editable,
        "form": form,
        "about": about(field, solution),
        "attachments": attachments_shown(mission.attachments.standing()),
    }
    return form_page(request, "roadmaps/drafting/attachments.html", context)


def _attach(request: HttpRequest, mission: Mission, field: str, solution: Solution | None, form: AttachForm) -> bool:
    """Attach what the form cleaned; say whether that was done. What does not fit is said at its field."""
    data = form.cleaned_data
    beside = {"mission": mission, "by": request.user, "field": field, "solution": solution, "title": data["title"]}
    try:
        if data["file"]:
            attach_file(**beside, name=data["file"].name, body=data["file"].read())
        else:
            attach_link(**beside, link=data["link"])
    except DoesNotFit as problem:
        for name, sentence in problem.faults.items():
            form.add_error(name, sentence)
        return False
    return True


@login_required
def remove_attachment(request: HttpRequest, slug: str, attachment_id: int) -> HttpResponse:
    """Ask, then take an attachment away."""
    mission = draft_of(request, slug)
    found = get_object_or_404(
        Attachment.objects.standing().select_related("mission"), pk=attachment_id, mission=mission
    )
    if request.method == "POST":
        detach(attachment=found, by=request.user)
        messages.success(request, f"“{found}” was removed.")
        return redirect("attachments", slug)
    return confirm(request, mission, f"Remove “{found}”?", "attachments", [])
