"""Where administrators see what runs, what waits, and what failed and why: jobs, and emails about what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
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
from notifications import retrying as emails
from notifications.choices import Channel, State
from notifications.models import Delivery
from outbox import retrying
from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage

PAGE = 50
LISTED = 20
QUEUES = {"mail": "Emails", "reports": "Reports, imports and exports", "default": "Everything else"}
GONE = "It is not among the failed jobs any more: it was tried again or dropped."


@login_required
def jobs(request: HttpRequest) -> HttpResponse:
    """List what failed, what runs and what waits, and count the emails that are due."""
    require(request.user, "accounts.look_after_jobs")
    page = Paginator(OutboxMessage.objects.failed().order_by("-failed_at"), PAGE).get_page(request.GET.get("page"))
    now = timezone.now()
    running = list(OutboxMessage.objects.waiting().filter(leased_until__gte=now).order_by("leased_until")[:LISTED])
    unlucky = Delivery.objects.failed().select_related("event", "person").order_by("-ended_at")
    oldest = list(OutboxMessage.objects.due(now).order_by("due_at")[:LISTED])
    for message in (*page, *running, *oldest):
        message.says = _says(message)
    context = {
        "page": page,
        "running": running,
        "oldest": oldest,
        "waiting": _waiting(),
        "emails": _emails(now),
        "unlucky": unlucky[:PAGE],
    }
    return render(request, "camden_missions/pages/jobs.html", context)


def _emails(now: datetime) -> dict[str, Any]:
    """Return how many emails about what happened are due, since when, how many wait for a digest, how many failed."""
    due = Delivery.objects.emails_due(now).aggregate(number=Count("pk"), since=Min("due_at"))
    later = Delivery.objects.filter(channel=Channel.EMAIL, state=State.WAITING, due_at__gt=now).count()
    return {**due, "later": later, "failed": Delivery.objects.failed().count()}


def _says(message: OutboxMessage) -> str:
    """Return what a job is, in words; of an email to whom, never what it says."""
    handler = HANDLERS.get(message.handler)
    what = handler.says if handler else f"A job that nobody knows ({message.handler})"
    return f"{what} to {message.payload['to']}" if "to" in message.payload else what


def _waiting() -> list[dict[str, Any]]:
    due: QuerySet = OutboxMessage.objects.due(timezone.now()).order_by()
    found = due.values("queue").annotate(number=Count("pk"), since=Min("due_at"))
    return [{**one, "label": QUEUES.get(one["queue"], one["queue"])} for one in found.order_by("queue")]


def _message(request: HttpRequest, message_id: int) -> OutboxMessage:
    require(request.user, "accounts.look_after_jobs")
    return get_object_or_404(OutboxMessage, pk=message_id)


@login_required
@require_POST
def retry(request: HttpRequest, message_id: int) -> HttpResponse:
    """Have a job tried again."""
    message = _message(request, message_id)
    if retrying.retry(message):
        messages.success(request, f"{_says(message)}: it is tried again now.")
    else:
        messages.info(request, GONE)
    return redirect("jobs")


@dataclass(frozen=True)
class Asked:
    """What is asked before a job ends: the question, what goes with it, the button, and what is said afterwards."""

    question: str
    goes: str
    yes: str
    done: str
    gone: str


DROP = Asked(
    question="Drop this job",
    goes="What it carried. People who are waiting for it get nothing.",
    yes="Yes, drop it",
    done="it was dropped, and is not tried again.",
    gone=GONE,
)
CANCEL = Asked(
    question="Cancel this job",
    goes="Nobody does it. People who are waiting for it are told. You can have it tried again later.",
    yes="Yes, cancel it",
    done="it was cancelled.",
    gone="It does not wait any more: a worker has taken it, or it is over.",
)


@login_required
def drop(request: HttpRequest, message_id: int) -> HttpResponse:
    """Ask, then delete a job that failed."""
    return _after_asking(request, message_id, DROP, retrying.drop)


@login_required
def cancel(request: HttpRequest, message_id: int) -> HttpResponse:
    """Ask, then give up a job that waits."""
    return _after_asking(request, message_id, CANCEL, retrying.cancel)


def _after_asking(
    request: HttpRequest, message_id: int, asked: Asked, deed: Callable[[OutboxMessage], bool]
) -> HttpResponse:
    message = _message(request, message_id)
    if request.method == "POST":
        if deed(message):
            messages.success(request, f"{_says(message)}: {asked.done}")
        else:
            messages.info(request, asked.gone)
        return redirect("jobs")
    question = f"{asked.question}: {_says(message)}?"
    context = {"question": question, "goes": [asked.goes], "back": reverse("jobs"), "yes": asked.yes}
    return render(request, "confirm.html", context)


@login_required
@require_POST
def email(request: HttpRequest, delivery_id: int) -> HttpResponse:
    """Have an email that failed tried again, or give it up."""
    require(request.user, "accounts.look_after_jobs")
    delivery = get_object_or_404(Delivery, pk=delivery_id, channel=Channel.EMAIL)
    gives_up = request.POST.get("then") == "drop"
    if not (emails.drop(delivery) if gives_up else emails.retry(delivery)):
        messages.info(request, GONE)
    else:
        messages.success(request, "The email was given up." if gives_up else "The email is tried again now.")
    return redirect("jobs")
