"""Where an assessor judges one criterion: the findings and the rubric beside the form, which keeps what is typed."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.errors import Refusal
from roadmaps.checking.assigning import require_impartial
from roadmaps.checking.judging import open_to_judge, save_verdict
from roadmaps.checking.since_last_time import since_last_time
from roadmaps.criteria import Standing
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.drafting.answering_changes import last_judged
from roadmaps.drafting.autosaving import autosaved_for
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_revision, examine_revision
from roadmaps.examination.method import method_of
from roadmaps.models import CriteriaCheck, Verdict
from roadmaps.pages.checking.checks import check_or_404, seat_of
from roadmaps.pages.checking.forms.check import VerdictForm, values_of
from roadmaps.pages.drafting.editing import Edit, edit
from roadmaps.pages.drafting.signing_in import signed_in_to_draft
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
            template="roadmaps/checking/criterion.html",
            make_form=make_form,
            save=save,
            context=lambda: _around(request, found, standing, own, before),
            following=lambda _: _next(found, number),
        ),
    )


def _left_behind(request: HttpRequest, found: CriteriaCheck) -> HttpResponse | None:
    """Return the page with what was typed here, for whoever can no longer judge; None when there is nothing to show."""
    autosaved = autosaved_for(request.user, request.path)
    if autosaved is None:
        return None
    try:
        open_to_judge(check=found, by=request.user)
    except Refusal as refusal:
        typed = [text for texts in autosaved.data.values() for text in texts if len(text) > SHORT and " " in text]
        context = {"refusal": refusal, "autosaved": autosaved, "typed": typed}
        return render(request, "roadmaps/checking/closed.html", context, status=refusal.status)
    return None


def _own_verdict(found: CriteriaCheck, person: Any, number: int) -> Verdict | None:
    own = seat_of(found, person)
    return next((one for one in own.verdicts.all() if one.criterion == number), None) if own else None


def _verdict_before(found: CriteriaCheck, person: Any, number: int) -> Verdict | None:
    """Return what the same assessor held of the revision that was judged before: the next verdict starts from it."""
    last = last_judged(found.revision.mission, before=found.revision)
    if last is None:
        return None
    given = Verdict.objects.filter(
        assessment__criteria_check=last,
        assessment__assessor=person,
        assessment__submitted_at__isnull=False,
        criterion=number,
    )
    return given.select_related("assessment__criteria_check__revision").first()


def _next(found: CriteriaCheck, number: int) -> str:
    if number < len(RUBRIC):
        return reverse("check_verdict", args=[found.pk, number + 1])
    return reverse("check", args=[found.pk])


def _around(
    request: HttpRequest, found: CriteriaCheck, standing: Standing, own: Verdict | None, before: Verdict | None
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
