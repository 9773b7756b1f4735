"""Commenting, and changing or withdrawing what one wrote."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import require
from engagement.commenting import change_comment, comment, withdraw_comment
from engagement.errors import ConsultationNotOpen
from engagement.models import Comment
from engagement.pages.comments.forms import CommentForm, EditCommentForm
from engagement.pages.consultations.views import find
from govuk.form_page import form_page, sent


@login_required
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Take a comment. What was typed is shown again whatever goes wrong."""
    consultation = find(slug)
    form = CommentForm(sent(request), consultation=consultation)
    refused = None
    if form.is_valid():
        try:
            added = comment(consultation=consultation, by=request.user, **form.cleaned_data)
        except ConsultationNotOpen as refusal:
            refused = refusal
        else:
            messages.success(request, "Thank you. Your comment is on the page; you can change it for 15 minutes.")
            return redirect(f"{consultation.get_absolute_url()}#comment-{added.pk}")
    elif request.method != "POST" and not consultation.is_open():
        return redirect("consultation", slug)
    status = 409 if refused else 422 if form.errors else 200
    context = {"consultation": consultation, "mission": consultation.mission, "form": form, "refused": refused}
    return render(request, "engagement/comments/add.html", context, status=status)


def _own(request: HttpRequest, comment_id: int, otherwise: str) -> Comment:
    found = get_object_or_404(
        Comment.objects.select_related("consultation__revision__mission__challenge__roadmap", "author"), pk=comment_id
    )
    require(request.user, "engagement.change_comment", found, otherwise=otherwise)
    return found


@login_required
def edit(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Change one's own comment while it may be changed."""
    found = _own(request, comment_id, "Only its author can change a comment.")
    initial = {"stance": found.stance, "body": found.body}
    form = EditCommentForm(sent(request), consultation=found.consultation, initial=initial)
    if form.is_valid():
        change_comment(comment=found, by=request.user, **form.cleaned_data)
        messages.success(request, "Your comment was changed.")
        return redirect(f"{found.consultation.get_absolute_url()}#comment-{found.pk}")
    context = {"comment": found, "consultation": found.consultation, "form": form}
    return form_page(request, "engagement/comments/edit.html", context)


@login_required
def withdraw(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Ask, then withdraw one's own comment."""
    found = _own(request, comment_id, "Only its author can withdraw a comment.")
    if request.method == "POST":
        withdraw_comment(comment=found, by=request.user)
        messages.success(request, "Your comment was withdrawn.")
        return redirect("consultation", found.consultation.slug)
    return render(request, "engagement/comments/withdraw.html", {"comment": found, "consultation": found.consultation})
