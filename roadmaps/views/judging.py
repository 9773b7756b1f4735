"""Where an assessor judges one criterion: the findings and the rubric beside the form, which keeps what is typed."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.errors import Refusal
from roadmaps.answering_changes import last_judged
from roadmaps.assigning import require_impartial
from roadmaps.checking import open_to_judge, save_verdict
from roadmaps.criteria import Standing
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.evidence import evidence_of
from roadmaps.examining import dossier_of_revision, examine_revision
from roadmaps.forms.check import VerdictForm, values_of
from roadmaps.keeping import kept_for
from roadmaps.method import method_of
from roadmaps.models import Check, Verdict
from roadmaps.since_last_time import since_last_time
from roadmaps.views.checks import check_or_404, seat_of
from roadmaps.views.editing import Edit, edit
from roadmaps.views.signing_in import signed_in_to_draft
from roadmaps.wording import target_sentence

# A word or two is typed again sooner than it is found in a list.
SHORT = 8


@signed_in_to_draft
def verdict(request: HttpRequest, check_id: int, number: int) -> HttpResponse:
    """Judge one criterion, save as one goes, and go on to the next."""
    if number not in RUBRIC:
        raise Http404
    found = check_or_404(check_id)
    if request.method == "GET" and (left := _left_behind(request, found)):
        return left
    standing = examine_revision(found.revision, method_of(found.method))[number - 1]
    require_impartial(request.user, found)
    own = _own_verdict(found, request.user, number)
    before = None if own else _verdict_before(found, request.user, number)

    def make_form(data: Mapping | None, quiet: bool) -> VerdictForm:
        return VerdictForm(
            data,
            values=values_of(own or before) if data is None else None,
            quiet=quiet,
            criterion=standing.text,
            findings=standing.findings,
            solutions=found.revision.document["solutions"],
        )

    def save(base: Mapping[str, Any], values: dict[str, Any]) -> Verdict:
        nonlocal own
        judged = make_form(None, False).judged(values)
        own = save_verdict(check=found, by=request.user, criterion=number, **judged)
        return own

    return edit(
        request,
        Edit(
            label=f"Verdict on “{standing.short.lower()}”: {found.revision.mission}",
            template="roadmaps/check/criterion.html",
            make_form=make_form,
            save=save,
            context=lambda: _around(request, found, standing, own, before),
            following=lambda _: _next(found, number),
        ),
    )


def _left_behind(request: HttpRequest, found: Check) -> HttpResponse | None:
    """Return the page with what was typed here, for whoever can no longer judge; None when there is nothing to show."""
    kept = kept_for(request.user, request.path)
    if kept is None:
        return None
    try:
        open_to_judge(check=found, by=request.user)
    except Refusal as refusal:
        typed = [text for texts in kept.data.values() for text in texts if len(text) > SHORT and " " in text]
        context = {"refusal": refusal, "kept": kept, "typed": typed}
        return render(request, "roadmaps/check/closed.html", context, status=refusal.status)
    return None


def _own_verdict(found: Check, person: Any, number: int) -> Verdict | None:
    own = seat_of(found, person)
    return next((one for one in own.verdicts.all() if one.criterion == number), None) if own else None


def _verdict_before(found: Check, person: Any, number: int) -> Verdict | None:
    """Return what the same assessor held of the revision that was judged before: the next verdict starts from it."""
    last = last_judged(found.revision.mission, before=found.revision)
    if last is None:
        return None
    given = Verdict.objects.filter(
        assessment__check_of=last, assessment__assessor=person, assessment__submitted_at__isnull=False, criterion=number
    )
    return given.select_related("assessment__check_of__revision").first()


def _next(found: Check, number: int) -> str:
    if number < len(RUBRIC):
        return reverse("check_verdict", args=[found.pk, number + 1])
    return reverse("check", args=[found.pk])


def _around(
    request: HttpRequest, found: Check, standing: Standing, own: Verdict | None, before: Verdict | None
) -> dict[str, Any]:
    """Return what the page shows around the form. Raises what ``open_to_judge`` raises."""
    seat = open_to_judge(check=found, by=request.user)
    document, since = found.revision.document, since_last_time(found)
    return {
        "check": found,
        "mission_title": found.revision.mission.title,
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "standing": standing,
        "own": own,
        "before": before,
        "last_saved": own.saved_at if own else None,
        "part_of": "your assessment",
        "since": since,
        "changed": since.parts_of(standing.number) if since else [],
        "judged": seat.verdicts.count(),
        "numbers": list(RUBRIC),
        "evidence": evidence_of(dossier_of_revision(found.revision), request.GET.get("sort")),
    }
