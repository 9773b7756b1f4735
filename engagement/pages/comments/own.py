"""What a person wrote, on one page: what is on the page, what waits, and what was hidden and why."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from engagement.commenting import waiting
from engagement.models import Comment, Consultation
from govuk.parsing import number

A_PAGE = 25


@login_required
def own_comments(request: HttpRequest) -> HttpResponse:
    """List one's own comments, the newest first, and what is typed and not sent; throw that away."""
    if request.method == "POST":
        consultation = get_object_or_404(Consultation, pk=number(request.POST.get("forget", "")))
        waiting.forget(consultation, request.user)
        messages.success(request, "What you had typed was deleted.")
        return redirect("own_comments")
    before = number(request.GET.get("before"))
    found = Comment.objects.filter(author=request.user).with_author().order_by("-pk")
    found = found.select_related("consultation__revision__mission").defer("consultation__revision__document")
    if before is not None:
        found = found.filter(pk__lt=before)
    page = list(found[: A_PAGE + 1])
    typed = request.user.waiting_comments.select_related("consultation__revision__mission")
    context = {
        "comments": page[:A_PAGE],
        "older": page[A_PAGE - 1].pk if len(page) > A_PAGE else None,
        "typed": typed.defer("consultation__revision__document").order_by("-typed_at"),
    }
    return render(request, "engagement/comments/own.html", context)
