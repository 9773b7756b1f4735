"""The page that says what becomes public before a roadmap or a challenge is published."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from roadmaps.drafting.publishing import publish
from roadmaps.models import Challenge, Mission, Roadmap
from roadmaps.pages.drafting.hierarchy import challenge_of, roadmap_of


@login_required
def roadmap(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish a roadmap."""
    found = roadmap_of(request, slug)
    context = {
        "challenges": found.challenges.public(),
        "drafts": found.challenges.filter(archived_at=None, published_at=None),
        "missions": Mission.objects.public().filter(challenge__roadmap=found),
    }
    return _publish(request, found, reverse("workbench_roadmap", args=[slug]), context)


@login_required
def challenge(request: HttpRequest, challenge_id: int) -> HttpResponse:
    """Publish a challenge."""
    found = challenge_of(request, challenge_id)
    context = {"missions": Mission.objects.public().filter(challenge=found)}
    return _publish(request, found, reverse("workbench_challenge", args=[challenge_id]), context)


def _publish(request: HttpRequest, thing: Roadmap | Challenge, back: str, context: dict) -> HttpResponse:
    if request.method == "POST":
        publish(thing=thing, by=request.user)
        messages.success(request, f"“{thing}” is published.")
        return redirect(back)
    kind = "roadmap" if isinstance(thing, Roadmap) else "challenge"
    return render(request, "roadmaps/drafting/publish.html", {"thing": thing, "kind": kind, "back": back, **context})
