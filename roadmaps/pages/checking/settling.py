"""Where assessors who differ agree on a verdict, or call one more; and where somebody asks assessors to judge."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page, sent
from govuk.parsing import number
from roadmaps.checking import assigning
from roadmaps.checking.closing import settlement_of
from roadmaps.checking.settling import (
    NO_DIFFERENCE,
    NOBODY_IS_CALLED,
    agree,
    call_another,
    may_take_back,
    propose,
    take_call_back,
)
from roadmaps.criteria.rubric import RUBRIC, CriterionText
from roadmaps.errors import CheckIsClosed
from roadmaps.examination.method import method_of
from roadmaps.models import Agreement, Assessment, CriteriaCheck, Verdict
from roadmaps.pages.checking.checks import check_or_404, given_verdicts, is_shown_to, seat_of
from roadmaps.pages.checking.forms.check import AgreementForm, AskForm
from roadmaps.pages.revisions.forms import ReasonForm


@login_required
def settlement(request: HttpRequest, check_id: int) -> HttpResponse:
    """Show where assessors differ, both verdicts side by side; keep the verdict that one of them proposes."""
    found = check_or_404(check_id)
    require(
        request.user, "roadmaps.call_another", found, otherwise="Only those who judged it settle where they differ."
    )
    refused = None
    if request.method == "POST":
        number = _number(request)
        refused = AgreementForm(request.POST, criterion=method_of(found.method).texts[number])
        if refused.is_valid():
            propose(check=found, by=request.user, criterion=number, **refused.cleaned_data)
            messages.success(request, "Your proposal is with the other assessor.")
            return redirect("check_settlement", check_id)
    return _page(request, found, refused)


def _number(request: HttpRequest) -> int:
    criterion = number(request.POST.get("criterion"))
    if criterion not in RUBRIC:
        raise Http404
    return criterion


def _page(request: HttpRequest, found: CriteriaCheck, refused: AgreementForm | None) -> HttpResponse:
    if found.state != CriteriaCheck.State.OPEN:
        raise CheckIsClosed(assigning.SETTLED)
    own = seat_of(found, request.user)
    method, how = method_of(found.method), settlement_of(found)
    shown = is_shown_to(found, own)
    given = given_verdicts(found) if shown else {}
    settler = own if own and own.submitted_at else None
    # Like the verdicts, what is proposed is for those who differ.
    asked = (
        found.agreements.filter(replaced_at=None)
        .select_related("proposed_by__assessor")
        .prefetch_related("agreed_to_by")
        if shown
        else ()
    )
    proposals = {one.criterion: one for one in asked}
    context = {
        "check": found,
        "mission": found.revision.mission,
        "own": own,
        "settles": shown and bool(how.open),
        "differing": [
            _difference(
                method.texts[n], given.get(n, []), proposals.get(n), settler if n in how.open else None, refused
            )
            for n in how.differ
        ],
        "open": how.open,
        "is_called": may_take_back(found),
        "form": refused,
    }
    return render(request, "roadmaps/checking/settlement.html", context, status=422 if refused else 200)


@dataclass(frozen=True)
class _Difference:
    """One criterion on which assessors differ, as the page shows it to whoever may settle it."""

    text: CriterionText
    verdicts: list[Verdict]
    proposal: Agreement | None
    form: AgreementForm | None
    waits_for_you: bool


def _difference(
    text: CriterionText,
    verdicts: list[Verdict],
    proposal: Agreement | None,
    settler: Assessment | None,
    refused: AgreementForm | None,
) -> _Difference:
    """Return a difference; with the form to propose a verdict, as it was sent or empty, for a ``settler``."""
    mine = refused is not None and refused.prefix == f"c{text.number}"
    form = (refused if mine else AgreementForm(criterion=text)) if settler else None
    waits = settler is not None and proposal is not None and settler not in proposal.agreed_to_by.all()
    return _Difference(text, verdicts, proposal, form, waits)


@login_required
@require_POST
def agreed(request: HttpRequest, check_id: int, agreement_id: int) -> HttpResponse:
    """Agree to what another assessor proposes."""
    found = get_object_or_404(
        Agreement.objects.select_related("criteria_check__revision"), pk=agreement_id, criteria_check=check_id
    )
    how = agree(agreement=found, by=request.user)
    if how.is_settled:
        messages.success(request, "Agreed. That settles the check.")
        return redirect("check", check_id)
    messages.success(request, "Agreed. This criterion is settled.")
    return redirect("check_settlement", check_id)


@login_required
def another(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask, then open one more seat."""
    found = check_or_404(check_id)
    require(request.user, "roadmaps.call_another", found, otherwise="Only those who judged it call one more assessor.")
    if request.method == "POST":
        call_another(check=found, by=request.user)
        messages.success(request, "One more assessor is called. The check is in the queue again.")
        return redirect("check", check_id)
    if found.state != CriteriaCheck.State.OPEN or not settlement_of(found).open:
        raise CheckIsClosed(NO_DIFFERENCE)
    context = {
        "question": "Call one more assessor?",
        "explains": "The check goes back to the queue. Once that assessor has submitted, the middle answer stands wherever you "
        "have not agreed. Until then nobody sees more than now.",
        "yes": "Yes, call one more",
        "no": "No, not yet",
        "back": reverse("check_settlement", args=[check_id]),
    }
    return render(request, "confirm.html", context)


@login_required
def take_back(request: HttpRequest, check_id: int) -> HttpResponse:
    """Ask, then close the seat that was opened for one more assessor."""
    found = check_or_404(check_id)
    require(request.user, "roadmaps.call_another", found, otherwise="Only those who judged it take the call back.")
    if request.method == "POST":
        take_call_back(check=found, by=request.user)
        messages.success(request, "The call for one more assessor was taken back. You can agree on a verdict again.")
        return redirect("check_settlement", check_id)
    if not may_take_back(found):
        raise CheckIsClosed(NOBODY_IS_CALLED)
    context = {
        "question": "Take back the call for one more assessor?",
        "explains": "The check leaves the queue. The assessors who differ can agree on a verdict, or call again.",
        "yes": "Yes, take the call back",
        "no": "No, keep looking",
        "back": reverse("check_settlement", args=[check_id]),
    }
    return render(request, "confirm.html", context)


@login_required
def seats(request: HttpRequest, check_id: int) -> HttpResponse:
    """Show who judges a check, and ask somebody by name."""
    found = check_or_404(check_id)
    require(request.user, "roadmaps.ask_assessors", found, otherwise=assigning.NOT_YOURS_TO_ASK)
    if found.state != CriteriaCheck.State.OPEN:
        raise CheckIsClosed(assigning.SETTLED)
    form = AskForm(sent(request), assessors=assigning.who_may_be_asked(found))
    if form.is_valid():
        asked = assigning.ask_assessor(check=found, by=request.user, **form.cleaned_data)
        messages.success(request, f"{asked.assessor} has been asked, and gets an email.")
        return redirect("check_seats", check_id)
    context = {
        "check": found,
        "mission": found.revision.mission,
        "seats": found.assessments.select_related("assessor", "asked_by"),
        "left": assigning.seats_left(found),
        "form": form,
    }
    return form_page(request, "roadmaps/checking/seats.html", context)


@login_required
def release(request: HttpRequest, check_id: int, assessment_id: int) -> HttpResponse:
    """Ask for the reason, then give a seat back to the queue."""
    seat = get_object_or_404(
        Assessment.objects.select_related("assessor", "criteria_check__revision__mission"),
        pk=assessment_id,
        criteria_check=check_id,
    )
    require(request.user, "roadmaps.ask_assessors", seat.criteria_check, otherwise=assigning.NOT_YOURS_TO_ASK)
    form = ReasonForm(sent(request), required=True)
    if form.is_valid():
        assigning.release(assessment=seat, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, "The seat is in the queue again.")
        return redirect("check_seats", check_id)
    context = {
        "question": f"Give back the seat of {seat.assessor}?",
        "explains": "Somebody else can then take it. What they have written stays on the record, and they cannot take it again.",
        "yes": "Yes, give it back",
        "no": "No, let them go on",
        "back": reverse("check_seats", args=[check_id]),
        "form": form,
    }
    return form_page(request, "confirm.html", context)
