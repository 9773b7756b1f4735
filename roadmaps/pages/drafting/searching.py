"""The page that finds missions. All that is asked stands in the address, so that it can be kept and shared."""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from accounts.permissions import require
from govuk.finding import FilterByName
from govuk.parsing import moment, number
from roadmaps.models import Stage
from roadmaps.models.choices import WARDS
from roadmaps.searching.workbench import (
    Filters,
    challenges_to_filter_by,
    find_missions,
    officers_who_lead,
    sectors_called_on,
)

NAMES = ("q", "stage", "challenge", "lead", "ward", "sector", "away")
LONGEST = 200


@login_required
def missions(request: HttpRequest) -> HttpResponse:
    """Find missions by stage, challenge, lead, ward, sector and words."""
    require(request.user, "accounts.use_workbench")
    given = {name: request.GET.get(name, "").replace("\x00", "").strip()[:LONGEST] for name in NAMES}
    by_name = _filters_by_name(given)
    filters = Filters(
        words=given["q"],
        stage=given["stage"] if given["stage"] in Stage.values else "",
        challenge=by_name["challenge"].wanted,
        lead=by_name["lead"].wanted,
        ward=given["ward"] if given["ward"] in WARDS else "",
        sector=by_name["sector"].wanted,
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
        "by_name": by_name,
    }
    return render(request, "roadmaps/drafting/missions.html", context)


def _filters_by_name(given: dict[str, str]) -> dict[str, FilterByName]:
    filters = (
        FilterByName("challenge", "Challenge", "Any challenge", challenges_to_filter_by(), given["challenge"]),
        FilterByName("lead", "Lead officer", "Anybody", officers_who_lead(), given["lead"]),
        FilterByName("sector", "Sector", "Any sector", sectors_called_on(), given["sector"]),
    )
    return {one.name: one for one in filters}


def _before(text: str) -> tuple[datetime, int] | None:
    at, _, key = text.partition("~")
    cursor = moment(at), number(key)
    return None if None in cursor else cursor
