"""Consultations: listed, read, opened and answered."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from accounts.permissions import require
from engagement.consulting import open_consultation
from engagement.models import Consultation
from engagement.pages.consultations.forms import ConsultationForm, ResponseForm
from engagement.reading import comments_of, stances_of
from engagement.responding import NOT_YOURS, save_response
from govuk.form_page import form_page, sent
from govuk.parsing import number
from govuk.shared import render_shared, shared
from roadmaps.drafting.missions import NOT_YOURS as NOT_YOUR_MISSION
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle import gates
from roadmaps.models import Mission
from roadmaps.wording import target_sentence

CLOSED_A_PAGE = 20


def consultations(request: HttpRequest) -> HttpResponse:
    """List what is open, what opens soon, and what is over."""
    number = request.GET.get("page")
    page = shared(("consultations", number), lambda: _listed(number))
    return render_shared(request, "engagement/consultations/consultations.html", page)


def _listed(number: str | None) -> dict[str, Any]:
    today = timezone.localdate()
    found = Consultation.objects.shown().with_mission().defer("revision__document").select_related("response")
    past = found.filter(Q(closes_on__lt=today) | Q(ended_at__isnull=False)).order_by("-closes_on", "-pk")
    return {
        "open": found.open_on(today).order_by("closes_on"),
        "soon": found.filter(opens_on__gt=today, ended_at=None).order_by("opens_on"),
        "over": Paginator(past, CLOSED_A_PAGE).get_page(number),
    }


def find(slug: str) -> Consultation:
    """Return a consultation with all around it, or raise Http404."""
    return get_object_or_404(Consultation.objects.with_mission().select_related("response"), slug=slug)


def consultation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is asked, of which revision, and what people say."""
    before = number(request.GET.get("before"))
    page = shared(("consultation", slug, before), lambda: _content(slug, before))
    if page.data["mission"].is_away and not request.user.has_perm("roadmaps.read_drafts"):
        raise Http404
    may_moderate = request.user.has_perm("engagement.moderate")
    return render_shared(request, "engagement/consultations/consultation.html", page, may_moderate=may_moderate)


def _content(slug: str, before: int | None) -> dict[str, Any]:
    found = find(slug)
    document = found.revision.document
    stances = stances_of(found)
    return {
        "consultation": found,
        "mission": found.mission,
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "is_open": found.is_open(),
        "not_yet": found.ended_at is None and timezone.localdate() < found.opens_on,
        "stances": stances,
        "said": found.said,
        "page": comments_of(found, before),
        "questions": found.questions.all(),
        "response": _published(found),
    }


def _published(found: Consultation):
    response = getattr(found, "response", None)
    return response if response and response.published_at else None


@login_required
def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a consultation on a mission that has passed its check."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.take_officer_step", mission, otherwise=NOT_YOUR_MISSION)
    if mission.stage != "checked":
        raise WrongStage(
            f"A consultation opens on a checked mission; this one is {mission.get_stage_display().lower()}."
        )
    against = [reason for gate in gates.look("open_consultation", mission) for reason in gate.reasons]
    if against:
        raise GateClosed(*against)
    form = ConsultationForm(sent(request), initial={"opens_on": timezone.localdate()})
    if form.is_valid():
        opened = open_consultation(mission=mission, by=request.user, **form.as_deed())
        messages.success(request, "The consultation is set. Share its address.")
        return redirect("consultation", opened.slug)
    context = {"mission": mission, "form": form}
    return form_page(request, "engagement/consultations/open.html", context)


@login_required
def respond(request: HttpRequest, slug: str) -> HttpResponse:
    """Draft the response to a mission's latest consultation, look at it, and publish it."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    found = Consultation.objects.with_mission().filter(revision__mission=mission).select_related("response").first()
    if found is None:
        raise Http404
    require(request.user, "engagement.respond", found, otherwise=NOT_YOURS)
    response = getattr(found, "response", None)
    if response and response.published_at:
        return redirect("consultation", found.slug)
    initial = {"you_said": response.you_said, "we_did": response.we_did} if response else None
    form = ResponseForm(sent(request), initial=initial)
    if form.is_valid():
        publish = request.POST.get("then") == "publish now"
        save_response(consultation=found, by=request.user, publish=publish, **form.cleaned_data)
        if publish:
            messages.success(request, "The response is published. The commission can now decide.")
            return redirect("consultation", found.slug)
        if request.POST.get("then") == "publish":
            # What cannot be undone is read over first.
            return render(request, "engagement/consultations/publish.html", {"mission": mission, "form": form})
        messages.success(request, "Saved. Nobody else sees it until you publish it.")
        return redirect("response", slug)
    stances = stances_of(found)
    context = {
        "mission": mission,
        "consultation": found,
        "form": form,
        "response": response,
        "stances": stances,
        "said": found.said,
        "is_over": found.ended_at is not None,
    }
    return form_page(request, "engagement/consultations/respond.html", context)
