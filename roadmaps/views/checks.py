"""Where assessors judge."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.permissions import require
from roadmaps.checking import save_verdict, settlement_of, submit_assessment
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.errors import CheckIsClosed
from roadmaps.examining import examine_revision
from roadmaps.forms.check import VerdictForm
from roadmaps.models import Assessment, Check, Verdict
from roadmaps.wording import target_sentence

FIELDS = ("rating", "answer", "reason", "change_asked")
SETTLED_SHOWN = 30


@login_required
def checks(request: HttpRequest) -> HttpResponse:
    """List the checks that are open, and the latest that are settled."""
    require(request.user, "roadmaps.see_checks")
    found = (
        Check.objects.select_related("revision__mission__challenge__roadmap")
        .defer("revision__document")
        .annotate(handed_in=Count("assessments", filter=Q(assessments__submitted_at__isnull=False)))
    )
    own = dict(Assessment.objects.filter(assessor=request.user).values_list("check_of_id", "submitted_at"))
    context = {
        "open": found.filter(state=Check.State.OPEN).order_by("opened_at"),
        "settled": found.exclude(state=Check.State.OPEN)[:SETTLED_SHOWN],
        "begun": [pk for pk, at in own.items() if at is None],
        "done": [pk for pk, at in own.items() if at is not None],
    }
    return render(request, "roadmaps/check/list.html", context)


def _check(check_id: int) -> Check:
    found = Check.objects.select_related("revision__mission__challenge__roadmap", "revision__submitted_by")
    return get_object_or_404(found, pk=check_id)


def _own(check: Check, person: Any) -> Assessment | None:
    return check.assessments.filter(assessor=person).prefetch_related("verdicts").first()


def _form(verdict: Verdict | None, number: int, data: Any = None) -> VerdictForm:
    initial = {field: getattr(verdict, field) for field in FIELDS} if verdict else None
    return VerdictForm(data, criterion=RUBRIC[number], initial=initial)


@login_required
def check(request: HttpRequest, check_id: int) -> HttpResponse:
    """Show a check: the revision, the findings and the rubric, and the forms of whoever may judge it."""
    require(request.user, "roadmaps.see_checks")
    found = _check(check_id)
    return _page(request, found)


def _page(request: HttpRequest, found: Check, sent: tuple[int, VerdictForm] | None = None) -> HttpResponse:
    own = _own(found, request.user)
    verdicts = {verdict.criterion: verdict for verdict in own.verdicts.all()} if own else {}
    may_judge = (
        found.state == Check.State.OPEN
        and request.user.has_perm("roadmaps.assess", found)
        and not (own and own.submitted_at)
    )
    document = found.revision.document
    criteria = [
        {
            "standing": standing,
            "verdict": verdicts.get(standing.number),
            "form": _form(verdicts.get(standing.number), standing.number) if may_judge else None,
        }
        for standing in examine_revision(found.revision)
    ]
    if sent:
        criteria[sent[0] - 1]["form"] = sent[1]
    handed_in = found.assessments.exclude(submitted_at=None).select_related("assessor")
    context = {
        "check": found,
        "revision": found.revision,
        "mission": found.revision.mission,
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "criteria": criteria,
        "may_judge": may_judge,
        "own": own,
        "judged": len(verdicts),
        "settlement": settlement_of(found),
        # Nobody reads another's verdict before they have given their own, or the check is settled.
        "handed_in": handed_in.prefetch_related("verdicts") if _may_compare(found, own) else [],
        "number_handed_in": len(handed_in),
        "form": sent[1] if sent else None,
    }
    return render(request, "roadmaps/check/page.html", context, status=422 if sent else 200)


def _may_compare(found: Check, own: Assessment | None) -> bool:
    return found.state != Check.State.OPEN or bool(own and own.submitted_at)


@login_required
@require_POST
def verdict(request: HttpRequest, check_id: int, number: int) -> HttpResponse:
    """Keep a verdict on one criterion; htmx gets that criterion's section, others the page again."""
    if number not in RUBRIC:
        raise Http404
    found = _check(check_id)
    form = _form(None, number, request.POST)
    if not form.is_valid():
        # The permission comes first, whatever was sent.
        require(request.user, "roadmaps.assess", found)
        if found.state != Check.State.OPEN:
            raise CheckIsClosed("This check has been settled, so its verdicts stand.")
        return _section(request, found, number, form) if request.htmx else _page(request, found, (number, form))
    save_verdict(check=found, by=request.user, criterion=number, **form.cleaned_data)
    if request.htmx:
        return _section(request, found, number, None)
    messages.success(request, f"Your verdict on “{RUBRIC[number].short}” was saved.")
    following = number + 1 if number < len(RUBRIC) else number
    return redirect(f"{reverse('check', args=[check_id])}#criterion-{following}")


def _section(request: HttpRequest, found: Check, number: int, sent: VerdictForm | None) -> HttpResponse:
    own = _own(found, request.user)
    verdicts = {one.criterion: one for one in own.verdicts.all()} if own else {}
    kept = verdicts.get(number)
    standing = examine_revision(found.revision)[number - 1]
    context = {
        "check": found,
        "one": {"standing": standing, "verdict": kept, "form": sent or _form(kept, number)},
        "form": sent,
        "saved": sent is None,
        "judged": len(verdicts),
        "may_judge": True,
    }
    return render(request, "roadmaps/check/answer.html", context, status=422 if sent else 200)


@login_required
def hand_in(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask, then hand in the five verdicts for good."""
    found = _check(check_id)
    require(request.user, "roadmaps.assess", found)
    if request.method == "POST":
        settlement = submit_assessment(check=found, by=request.user)
        messages.success(request, _told(settlement))
        return redirect("check", check_id)
    if found.state != Check.State.OPEN:
        raise CheckIsClosed("This check has been settled, so its verdicts stand.")
    own = _own(found, request.user)
    context = {
        "check": found,
        "mission": found.revision.mission,
        "own": own,
        "judged": own.verdicts.count() if own else 0,
    }
    return render(request, "roadmaps/check/hand_in.html", context)


def _told(settlement: Any) -> str:
    if settlement.passed:
        return "Handed in. All five criteria are met, so the mission has passed its check."
    if settlement.is_settled:
        return "Handed in. The mission goes back to its officers with the changes asked for."
    if settlement.differ:
        return "Handed in. You and the other assessor differ, so a third is asked."
    return "Handed in. The check waits for another assessor."
