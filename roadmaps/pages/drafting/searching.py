"""The page that finds missions. All that is asked stands in the address, so that it can be kept and shared."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from accounts.permissions import require
from govuk.parsing import moment, number
from roadmaps.drafting.searching import Filters, choices, find_missions
from roadmaps.models import Stage
from roadmaps.models.choices import WARDS

NAMES = ("q", "stage", "challenge", "lead", "ward", "sector", "away")
LONGEST = 200


@login_required
def missions(request: HttpRequest) -> HttpResponse:
    """Find missions by stage, challenge, lead, ward, sector and words."""
    require(request.user, "accounts.use_workbench")
    given = {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in NAMES}
    filters = Filters(
        words=given["q"],
        stage=given["stage"] if given["stage"] in Stage.values else "",
        challenge=number(given["challenge"]),
        lead=number(given["lead"]),
        ward=given["ward"] if given["ward"] in WARDS else "",
        sector=number(given["sector"]),
        away=given["away"] == "1",
    )
    found = find_missions(filters, before=_before(request.GET.get("before", "")))
    kept = {name: text for name, text in given.items() if text}
    context = {
        "filters": filters,
        "found": found,
        "older": urlencode({**kept, "before": f"{found.older[0].isoformat()}~{found.older[1]}"}) if found.older else "",
        "is_filtered": bool(kept),
        "stages": Stage.choices,
        "wards": WARDS,
        **choices(),
    }
    return render(request, "roadmaps/drafting/missions.html", context)


def _before(text: str) -> tuple[datetime, int] | None:
    at, _, key = text.partition("~")
    cursor = moment(at), number(key)
    return None if None in cursor else cursor
