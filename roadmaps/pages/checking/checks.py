"""The checks: which there are, how one stands, and taking one up or leaving it to others."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.checking.assigning import SETTLED, decline, refusal_of, require_impartial, seats_left, take_up
from roadmaps.checking.closing import settlement_of
from roadmaps.checking.interests import declare_affiliation
from roadmaps.checking.judging import open_revision, submit_assessment, unseen_by
from roadmaps.checking.open_checks import listed, open_checks, queue_for, seats_of
from roadmaps.checking.settling import may_take_back
from roadmaps.checking.since_last_time import since_last_time
from roadmaps.errors import CheckIsClosed
from roadmaps.examination.evidence import evidence_of
from roadmaps.examination.examining import dossier_of_revision, examine_revision
from roadmaps.examination.method import method_of
from roadmaps.models import Assessment, CriteriaCheck, Organisation, Revision, WorkingCopy
from roadmaps.models.choices import Criterion
from roadmaps.pages.checking.forms.check import InterestForm
from roadmaps.pages.frozen_document import as_read

SETTLED_SHOWN = 30
OPEN_SHOWN = 100


@login_required
def checks(request: HttpRequest) -> HttpResponse:
    """List the checks: one's own, the queue, the others that are open, and the latest that are settled."""
    require(request.user, "roadmaps.see_checks")
    own = seats_of(request.user)
    found = [(check, own.get(check.pk)) for check in open_checks()[:OPEN_SHOWN]]
    mine = [(check, seat) for check, seat in found if seat and not seat.declined_at]
    done = [(check, seat) for check, seat in mine if seat.submitted_at]
    queue = queue_for(request.user)[:OPEN_SHOWN]
    taken = {check.pk for check, _ in mine} | {check.pk for check in queue}
    context = {
        "to_judge": [(check, seat) for check, seat in mine if not seat.submitted_at],
        "done": done,
        "queue": queue,
        "others": [check for check, _ in found if check.pk not in taken],
        "settled": listed(CriteriaCheck.objects.exclude(state=CriteriaCheck.State.OPEN))[:SETTLED_SHOWN],
        "is_assessor": request.user.has_perm("roadmaps.take_checks"),
    }
    return render(request, "roadmaps/checking/checks.html", context)


def check_or_404(check_id: int) -> CriteriaCheck:
    """Return a check with its mission and its method."""
    found = CriteriaCheck.objects.select_related(
        "revision__mission__challenge__roadmap", "revision__submitted_by", "method"
    )
    return get_object_or_404(found, pk=check_id)


def seat_of(check: CriteriaCheck, person: Any) -> Assessment | None:
    """Return the assessment of ``person`` on ``check``, with its verdicts and first ratings."""
    behind = ("verdicts__changes_asked", "verdicts__overrulings", "first_ratings")
    return check.assessments.filter(assessor=person).prefetch_related(*behind).first()


@login_required
def check(request: HttpRequest, check_id: int) -> HttpResponse:
    """Show a check: what was asked for last time, the revision, the findings, how far each judge is."""
    require(request.user, "roadmaps.see_checks")
    found = check_or_404(check_id)
    open_revision(check=found, by=request.user)
    own = seat_of(found, request.user)
    method, settlement = method_of(found.method), settlement_of(found)
    verdicts = {verdict.criterion: verdict for verdict in own.verdicts.all()} if own else {}
    since = since_last_time(found)
    seats = list(found.assessments.select_related("assessor", "asked_by"))
    may_compare = is_shown_to(found, own)
    context = {
        "check": found,
        "method": method,
        "revision": found.revision,
        "mission": found.revision.mission,
        **as_read(found.revision),
        "standings": examine_revision(found.revision, method),
        "verdicts": verdicts,
        "judging": may_judge(found, own),
        "own": own,
        "judged": len(verdicts),
        "why_not": "" if own else refusal_of(request.user, found),
        "left": seats_left(found),
        "seats": seats,
        "number_handed_in": sum(one.submitted_at is not None for one in seats),
        "settlement": settlement,
        "is_called": may_take_back(found),
        "given": given_verdicts(found) if may_compare else {},
        "may_settle": request.user.has_perm("roadmaps.call_another", found) and bool(settlement.open),
        "may_ask": request.user.has_perm("roadmaps.ask_assessors", found) and found.state == CriteriaCheck.State.OPEN,
        "since": since,
        "is_stale": _is_stale(found),
        "unseen": unseen_on(found, own, request.user),
        "evidence": evidence_of(dossier_of_revision(found.revision), request.GET.get("sort")),
    }
    return render(request, "roadmaps/checking/check.html", context)


def unseen_on(check: CriteriaCheck, own: Assessment | None, person: Any) -> set[int]:
    """Return the criteria whose findings are kept from somebody who judges them, or may yet take the check to judge.

    The machine must not lead them: they give a first rating by themselves.
    """
    if check.state != CriteriaCheck.State.OPEN:
        return set()
    if own is not None:
        return unseen_by(own) if own.is_open else set()
    may_take = seats_left(check) > 0 and not refusal_of(person, check)
    return set(Criterion.values) if may_take else set()


def may_judge(check: CriteriaCheck, own: Assessment | None) -> bool:
    """Say whether the seat is taken and its verdicts can still change."""
    return check.state == CriteriaCheck.State.OPEN and own is not None and own.is_open and own.taken_at is not None


def is_shown_to(check: CriteriaCheck, own: Assessment | None) -> bool:
    """Say whether others' verdicts may be read: nobody's before all have handed in, and then by those who did.

    Everybody who sees checks reads them once the check is settled.
    """
    if check.state != CriteriaCheck.State.OPEN:
        return True
    everybody = check.assessments.filter(submitted_at__isnull=False).count() >= check.seats
    return everybody and own is not None and own.submitted_at is not None


def given_verdicts(check: CriteriaCheck) -> dict[int, list[Any]]:
    """Return the verdicts that are handed in, by criterion."""
    handed_in = check.assessments.exclude(submitted_at=None).select_related("assessor")
    given: dict[int, list[Any]] = {}
    for assessment in handed_in.prefetch_related("verdicts__changes_asked", "verdicts__overrulings"):
        for verdict in assessment.verdicts.all():
            verdict.assessment = assessment
            given.setdefault(verdict.criterion, []).append(verdict)
    return given


def _is_stale(check: CriteriaCheck) -> bool:
    later = check.revision.mission.revisions.filter(kind__in=Revision.SPEAKING, number__gt=check.revision.number)
    return later.exists()


@login_required
def take(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask whether the assessor has an interest in the mission; then give them the seat, or leave it to others."""
    found = check_or_404(check_id)
    require_impartial(request.user, found)
    organisations = Organisation.objects.filter(
        partnerships__solution__contributions__mission=found.revision.mission
    ).distinct()
    form = InterestForm(sent(request), organisations=organisations)
    if form.is_valid():
        return _declared(request, found, form.cleaned_data)
    if found.state != CriteriaCheck.State.OPEN:
        raise CheckIsClosed(SETTLED)
    context = {"check": found, "mission": found.revision.mission, "form": form, "method": method_of(found.method)}
    return form_page(request, "roadmaps/checking/take.html", context)


def _declared(request: HttpRequest, found: CriteriaCheck, declared: dict[str, Any]) -> HttpResponse:
    if declared["interest"] == "no":
        take_up(check=found, by=request.user)
        messages.success(request, "The check is yours to judge. Read the revision first.")
        return redirect("check", found.pk)
    belongs = list(declared.get("organisations", []))
    for organisation in belongs:
        declare_affiliation(by=request.user, organisation=organisation)
    names = ", ".join(one.name for one in belongs)
    decline(check=found, by=request.user, interest=declared["what"] or f"Belongs to {names}.")
    messages.success(request, "Thank you for saying so. Somebody else will judge this mission.")
    return redirect("checks")


@login_required
def hand_in(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask, then hand in the five verdicts for good."""
    found = check_or_404(check_id)
    require_impartial(request.user, found)
    if request.method == "POST":
        settlement = submit_assessment(check=found, by=request.user)
        messages.success(request, _told(settlement))
        return redirect("check_settlement" if settlement.open else "check", check_id)
    if found.state != CriteriaCheck.State.OPEN:
        raise CheckIsClosed(SETTLED)
    own = seat_of(found, request.user)
    context = {
        "check": found,
        "mission": found.revision.mission,
        "own": own,
        "judged": own.verdicts.count() if own else 0,
        "autosaved": WorkingCopy.objects.filter(
            person=request.user, address__startswith=f"/checks/{found.pk}/criteria/"
        ),
    }
    return render(request, "roadmaps/checking/hand_in.html", context)


def _told(settlement: Any) -> str:
    if settlement.passed:
        return "Submitted. All five criteria are met, so the mission has passed its check."
    if settlement.is_settled:
        return "Submitted. The mission goes back to its officers with the changes asked for."
    if settlement.open:
        return "Submitted. You and the other assessor differ: agree on a verdict, or call one more."
    return "Submitted. The check waits for another assessor."
