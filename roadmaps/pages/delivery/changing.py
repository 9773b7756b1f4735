"""Where a change in delivery is put together, read, and decided."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.errors import Refusal
from accounts.permissions import require
from govuk.form_page import form_page, sent
from govuk.parsing import number as number_of
from roadmaps.comparing.revisions import compare_documents
from roadmaps.delivery.changing import (
    add_part,
    approve_change,
    ask_about_change,
    digest_of_parts,
    drop_part,
    open_change,
    refuse_change,
    send_change,
    start_change,
    withdraw_change,
)
from roadmaps.delivery.parts import in_a_sentence
from roadmaps.delivery.trying import Tried, as_proposed, try_change
from roadmaps.lifecycle import gates
from roadmaps.models import CriteriaCheck, Mission, ProposedChange, Solution
from roadmaps.naming import suggested_organisations
from roadmaps.pages.delivery.deeds import DeedPage, do_deed, seen_of, try_deed
from roadmaps.pages.delivery.forms.changing import PARTS, DecideForm, SendForm
from roadmaps.pages.delivery.reporting import mission_in_delivery
from roadmaps.pages.revisions.forms import ReasonForm

State = ProposedChange.State
NOT_YOURS = "The commission decides on this change: a commissioner who had no part in the mission."


def sentences_of(change: ProposedChange) -> list[str]:
    """Return what each part of a change does, in a sentence."""
    slugs = {part.get(name) for part in change.parts for name in ("solution", "other")} - {None}
    titles = dict(Solution.objects.filter(slug__in=slugs).values_list("slug", "title")) if slugs else {}
    return [in_a_sentence(part, titles) for part in change.parts]


def _as_read(change: ProposedChange, *, live: bool) -> dict[str, Any]:
    """Return what a change that waits would come to: tried for those who decide or answer for it, else as proposed.

    A visitor's page changes nothing, not even for a moment.
    """
    if not change.waits:
        return {"tried": None, "why_not": []}
    if live:
        return _tried(change, change.started_by)
    return {"tried": as_proposed(change), "why_not": []}


def _tried(change: ProposedChange, person: Any) -> dict[str, Any]:
    """Return what a change would come to, or why it cannot be made as it stands."""
    found: Tried | None = None
    try:
        found = try_change(change, person)
    except Refusal as problem:
        return {"tried": None, "why_not": list(problem.reasons)}
    return {"tried": found, "why_not": []}


@login_required
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a change together: what changes, what it does to the five criteria, and why."""
    mission = mission_in_delivery(request, slug)
    change = open_change(mission)
    if change is not None and change.state != State.DRAFTED:
        return redirect("mission_change", slug, change.number)
    if request.method == "POST" and change is None:
        change = start_change(mission=mission, by=request.user)
        return redirect("change_write", slug)
    kinds = [(name, form.heading) for name, form in PARTS.items()]
    if change is None:
        return render(request, "roadmaps/delivery/change_start.html", {"mission": mission, "kinds": kinds})
    form = SendForm(sent(request))
    if form.is_valid() and try_deed(form, lambda: _send(request, change, form)):
        return redirect("mission_change", slug, change.number)
    context = {
        "mission": mission,
        "change": change,
        "form": form,
        "says": sentences_of(change),
        "kinds": kinds,
        "seen": digest_of_parts(change),
        "seen_by_author": seen_of(request, form, digest_of_parts(change)),
        **_tried(change, request.user),
    }
    return form_page(request, "roadmaps/delivery/change_write.html", context)


def _send(request: HttpRequest, change: ProposedChange, form: SendForm) -> None:
    seen = request.POST.get("seen", "")
    made = send_change(change=change, by=request.user, seen=seen, **form.cleaned_data)
    is_made = made.state == State.MADE
    messages.success(
        request, "The mission is changed." if is_made else "It is put to the commission. Delivery goes on meanwhile."
    )


@login_required
def add(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Add something that changes."""
    mission = mission_in_delivery(request, slug)
    if kind not in PARTS:
        raise Http404
    form = PARTS[kind](sent(request), mission=mission)
    page = DeedPage(
        mission,
        form.heading,
        "Add it to the change",
        reverse("change_write", args=[slug]),
        "It is added. Nothing has changed yet.",
        form.intro,
        more={"organisations": suggested_organisations()},
    )

    def deed() -> None:
        change = start_change(mission=mission, by=request.user)
        add_part(change=change, by=request.user, part=form.as_part(kind))

    return do_deed(request, page, form, deed)


@login_required
@require_POST
def drop(request: HttpRequest, slug: str) -> HttpResponse:
    """Take something out of a change again."""
    mission = mission_in_delivery(request, slug)
    change = open_change(mission)
    place = number_of(request.POST.get("place"))
    if change is None or place is None:
        raise Http404
    drop_part(change=change, by=request.user, place=place, seen=request.POST.get("seen", ""))
    messages.success(request, "It is taken out.")
    return redirect("change_write", slug)


@login_required
def withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """End a change that nobody has decided yet."""
    mission = mission_in_delivery(request, slug)
    change = open_change(mission)
    if change is None:
        raise Http404
    form = ReasonForm(sent(request), required=change.proposed_at is not None)
    page = DeedPage(
        mission,
        "Take the change back",
        "Take it back",
        reverse("change_write", args=[slug]),
        "The change is taken back. The mission stays as it is.",
        "The mission stays as it is. You can begin another change.",
        then=reverse("delivery", args=[slug]),
    )
    return do_deed(request, page, form, lambda: withdraw_change(change=change, by=request.user, **form.cleaned_data))


def _change(request: HttpRequest, slug: str, number: int) -> ProposedChange:
    """Return a change that somebody may read: what was put forward, and the rest for staff. Raises Http404."""
    rows = ProposedChange.objects.select_related(
        "mission__challenge__roadmap", "base", "revision", "made_as", "decided_by", "started_by"
    )
    change = get_object_or_404(rows, mission__slug=slug, number=number)
    person = request.user
    reads = person.has_perm("roadmaps.read_mission", change.mission)
    if not reads or not (change.is_public or person.has_perm("roadmaps.read_drafts")):
        raise Http404
    return change


def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show a change: what is proposed and why, what it would do, what was asked for first, and what was decided."""
    found = _change(request, slug, number)
    mine, may_decide = _is_mine(request, found.mission), _may_decide(request, found)
    context = {**_read(found, live=mine or may_decide), "may_decide": may_decide, "mine": mine}
    return render(request, "roadmaps/delivery/change.html", context)


def _is_mine(request: HttpRequest, mission: Mission) -> bool:
    return request.user.has_perm("roadmaps.report_delivery", mission)


def _may_decide(request: HttpRequest, found: ProposedChange) -> bool:
    return found.waits and request.user.has_perm("roadmaps.decide", found.mission)


def _read(found: ProposedChange, *, live: bool = True) -> dict[str, Any]:
    check = CriteriaCheck.objects.filter(revision=found.revision).first() if found.revision_id else None
    return {
        "change": found,
        "mission": found.mission,
        "says": sentences_of(found),
        "check": check,
        "gates": gates.look("approve_change", found.mission) if found.state == State.ASKED else [],
        "by": found.decided_by.signed("A commissioner" if found.material else "An officer") if found.decided_by else "",
        **_as_read(found, live=live),
        **_made(found),
    }


def _made(found: ProposedChange) -> dict[str, Any]:
    """Return what a change that was made did to what had been adopted."""
    return {"parts": compare_documents(found.base.document, found.made_as.document) if found.made_as_id else []}


@login_required
def decide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Decide on a change: approve it, refuse it, or ask for a check or a consultation first."""
    found = _change(request, slug, number)
    require(request.user, "roadmaps.decide", found.mission, otherwise=NOT_YOURS)
    if not found.waits:
        return redirect("mission_change", slug, number)
    form = DecideForm(sent(request), may_ask=found.state == State.PROPOSED)
    page = DeedPage(
        found.mission,
        "Decide on a change",
        "Record the decision",
        reverse("mission_change", args=[slug, number]),
        "The decision is recorded, and published with its reason.",
        more={**_read(found), "seen": digest_of_parts(found)},
        template="roadmaps/delivery/change_decide.html",
    )
    return do_deed(request, page, form, lambda: _decide(request, found, form))


def _decide(request: HttpRequest, found: ProposedChange, form: DecideForm) -> None:
    said, by = form.cleaned_data, request.user
    if said["decision"] == form.APPROVE:
        approve_change(change=found, by=by, reason=said["reason"], seen=request.POST.get("seen", ""))
    elif said["decision"] == form.REFUSE:
        refuse_change(change=found, by=by, reason=said["reason"])
    else:
        ask_about_change(
            change=found,
            by=by,
            check=said["decision"] in (form.CHECK, form.BOTH),
            consultation=said["decision"] in (form.CONSULT, form.BOTH),
            reason=said["reason"],
        )
