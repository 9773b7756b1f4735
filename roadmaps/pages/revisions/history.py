"""The history of a mission or of a roadmap: who changed what, and when."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from accounts.models import Person
from accounts.permissions import require
from govuk.parsing import moment, number
from roadmaps.models import Mission, Roadmap
from roadmaps.revisions.history import THINGS, Wanted, history_of, history_of_roadmap, label_of

# The fields that people ask after; any other is found by what it belongs to.
ASKED_AFTER = (
    *("statement", "title", "beneficiaries", "daily_life", "public_voice", "evidence", "measure", "baseline_value"),
    *("target_value", "deadline", "expected_share", "amount", "stage", "lead_officer_id"),
)
FIELDS = {name: label_of(name) for name in ASKED_AFTER}


def _wanted(request: HttpRequest) -> Wanted:
    by, thing, field = (request.GET.get(name, "") for name in ("by", "thing", "field"))
    return Wanted(
        by=number(by),
        thing=thing if thing in THINGS else "",
        field=field if field in FIELDS else "",
    )


@login_required
def history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who changed what of a mission."""
    require(request.user, "roadmaps.see_history")
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    wanted = _wanted(request)
    context = {"title": str(mission), "back": reverse("draft", args=[slug])}
    return _show(
        request, context, wanted, history_of(mission, wanted, moment(request.GET.get("before"))), mission.drafters.all()
    )


@login_required
def roadmap_history(request: HttpRequest, slug: str) -> HttpResponse:
    """Show who changed what of a roadmap and its challenges."""
    require(request.user, "roadmaps.see_history")
    roadmap = get_object_or_404(Roadmap, slug=slug)
    wanted = _wanted(request)
    context = {"title": str(roadmap), "back": reverse("workbench_roadmap", args=[slug])}
    people = Person.objects.filter(role_grants__role="officer")
    return _show(
        request, context, wanted, history_of_roadmap(roadmap, wanted, moment(request.GET.get("before"))), people
    )


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
    return render(request, "roadmaps/revisions/history.html", context)
