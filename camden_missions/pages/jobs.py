"""Where administrators see the jobs that failed, and what waits."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Min, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.permissions import require
from outbox import retrying
from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage

PAGE = 50
QUEUES = {"mail": "Emails", "reports": "Reports, imports and exports", "default": "Everything else"}
GONE = "It is not among the failed jobs any more: it was tried again or dropped."


@login_required
def jobs(request: HttpRequest) -> HttpResponse:
    """List the jobs that failed, and count those that wait."""
    require(request.user, "accounts.look_after_jobs")
    failed = OutboxMessage.objects.failed().order_by("-failed_at")
    page = Paginator(failed, PAGE).get_page(request.GET.get("page"))
    for message in page:
        message.says = _says(message)
    return render(request, "camden_missions/pages/jobs.html", {"page": page, "waiting": _waiting()})


def _says(message: OutboxMessage) -> str:
    """Return what a job is, in words; of an email to whom, never what it says."""
    handler = HANDLERS.get(message.handler)
    what = handler.says if handler else f"A job that nobody knows ({message.handler})"
    return f"{what} to {message.payload['to']}" if "to" in message.payload else what


def _waiting() -> list[dict[str, Any]]:
    due: QuerySet = OutboxMessage.objects.due(timezone.now()).order_by()
    found = due.values("queue").annotate(number=Count("pk"), since=Min("due_at"))
    return [{**one, "label": QUEUES.get(one["queue"], one["queue"])} for one in found.order_by("queue")]


def _failed(request: HttpRequest, message_id: int) -> OutboxMessage:
    require(request.user, "accounts.look_after_jobs")
    return get_object_or_404(OutboxMessage, pk=message_id)


@login_required
@require_POST
def retry(request: HttpRequest, message_id: int) -> HttpResponse:
    """Have a job tried again."""
    message = _failed(request, message_id)
    if retrying.retry(message):
        messages.success(request, f"{_says(message)}: it is tried again now.")
    else:
        messages.info(request, GONE)
    return redirect("jobs")


@login_required
def drop(request: HttpRequest, message_id: int) -> HttpResponse:
    """Ask, then delete a job that failed."""
    message = _failed(request, message_id)
    if request.method == "POST":
        if retrying.drop(message):
            messages.success(request, f"{_says(message)}: it was dropped, and is not tried again.")
        else:
            messages.info(request, GONE)
        return redirect("jobs")
    context = {
        "question": f"Drop this job: {_says(message)}?",
        "goes": ["What it carried. People who are waiting for it get nothing."],
        "back": reverse("jobs"),
        "yes": "Yes, drop it",
    }
    return render(request, "confirm.html", context)
