"""Where moderators keep the conversation civil."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import require
from engagement.models import Comment, ModerationAct
from engagement.moderating import NOT_ONES_OWN, hide, show
from engagement.pages.moderation.forms import ModerationForm
from govuk.form_page import form_page, sent
from govuk.parsing import number

LATEST = 50
ACTIONS = {"hide": hide, "show": show}


@login_required
def moderation(request: HttpRequest) -> HttpResponse:
    """Show the newest comments of every consultation, and the acts on record."""
    require(request.user, "engagement.moderate")
    before = number(request.GET.get("before"))
    found = Comment.objects.standing().newest_first().select_related("consultation__revision__mission")
    found = found.defer("consultation__revision__document")
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found[: LATEST + 1])
    context = {
        "comments": page[:LATEST],
        "older": page[LATEST - 1].pk if len(page) > LATEST else None,
        "is_first": before is None,
        "acts": ModerationAct.objects.select_related("comment", "by")[:10],
    }
    return render(request, "engagement/moderation/moderation.html", context)


@login_required
def moderate(request: HttpRequest, comment_id: int, action: str) -> HttpResponse:
    """Hide a comment or show it again, with a reason."""
    require(request.user, "engagement.moderate")
    found = get_object_or_404(
        Comment.objects.select_related("consultation__revision__mission", "author"), pk=comment_id
    )
    require(request.user, "engagement.moderate", found, otherwise=NOT_ONES_OWN)
    form = ModerationForm(sent(request))
    if form.is_valid():
        ACTIONS[action](comment=found, by=request.user, **form.cleaned_data)
        messages.success(request, "The comment was hidden." if action == "hide" else "The comment is shown again.")
        return redirect("moderation")
    context = {"comment": found, "form": form, "action": action, "acts": found.moderation_acts.select_related("by")}
    return form_page(request, "engagement/moderation/moderate.html", context)
