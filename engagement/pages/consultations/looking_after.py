"""What the officers of a mission do around its consultation: open it, give it more time, add files, invite, enter, answer."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from accounts.permissions import require
from engagement.commenting.entering import COLUMNS, enter, enter_all, read_rows
from engagement.consulting.documents import add_document, invite, remove_document
from engagement.consulting.opening import extend, open_consultation
from engagement.errors import FileNotTaken, NotLonger
from engagement.models import Consultation, Question
from engagement.pages.consultations.finding import latest_of
from engagement.pages.consultations.forms import (
    ConsultationForm,
    DocumentForm,
    EnterForm,
    EnterManyForm,
    ExtendForm,
    InviteForm,
)
from engagement.pages.consultations.views import around
from engagement.reading import stances_of
from govuk.form_page import form_page, sent
from roadmaps.drafting.missions import NOT_YOURS as NOT_YOUR_MISSION
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle import gates
from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import Mission, ProposedChange, Revision
from roadmaps.revisions.frozen import submissions

MOST_FAULTS = 50
# The heading of a page with one form, what it says first, and its button.
EXTEND = (
    "Give it more time",
    "Time that was promised is not taken away, so a close only moves later. Everybody who took part is told.",
    "Give it more time",
)
FILE = (
    "Add a file",
    "Enough information is what makes a consultation fair. Everybody can open it.",
    "Add the file",
)
INVITE = (
    "Invite people",
    "The owners of these addresses can comment once they have an account with that address.",
    "Invite them",
)
ENTER = (
    "Enter what somebody said",
    "What people say on paper, by telephone or at a meeting counts as what they say here. It is marked with how it came.",
    "Enter it",
)
MANY = (
    "Enter many comments",
    f"A row for each comment. The first row names the columns: {', '.join(COLUMNS)}.",
    "Enter them",
)


@login_required
def open_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Open a consultation on a mission that has passed its check, after a look at how it will be read."""
    mission = get_object_or_404(Mission.objects.with_parents(), slug=slug)
    require(request.user, "roadmaps.take_officer_step", mission, otherwise=NOT_YOUR_MISSION)
    _may_open(mission)
    form = ConsultationForm(
        sent(request), initial={"opens_on": timezone.localdate()}, quiet=bool(request.POST.get("more"))
    )
    context: dict[str, Any] = {"mission": mission, "form": form}
    if not request.POST.get("more") and form.is_valid():
        if request.POST.get("then") != "open":
            return render(request, "engagement/consultations/preview.html", {**context, **_preview(mission, form)})
        opened = open_consultation(mission=mission, by=request.user, **form.as_deed())
        messages.success(request, "The consultation is set. Share its address.")
        return redirect("consultation", opened.slug)
    return form_page(request, "engagement/consultations/open.html", context)


def _may_open(mission: Mission) -> None:
    """Return quietly when a consultation can be opened on a mission. Raises WrongStage and GateClosed."""
    step = "consult_on_change" if mission.stage == "in delivery" else "open_consultation"
    if mission.stage not in BY_NAME[step].starts:
        raise WrongStage(
            f"A consultation opens on a checked mission; this one is {mission.get_stage_display().lower()}."
        )
    against = [reason for gate in gates.look(step, mission) for reason in gate.reasons]
    if against:
        raise GateClosed(*against)


def _preview(mission: Mission, form: ConsultationForm) -> dict[str, Any]:
    """Return what the page of the consultation would show, and what was typed, to be sent again."""
    given = form.as_deed()
    questions = given.pop("questions")
    revision = _revision_asked_about(mission)
    preview = Consultation(revision=revision, **given)
    preview.asked = [
        Question(text=one.text, kind=one.kind, help_text=one.help_text, options=list(one.options)) for one in questions
    ]
    typed = [
        (name, text)
        for name, texts in form.data.lists()
        for text in texts
        if name not in ("csrfmiddlewaretoken", "then")
    ]
    choices = [one for one in preview.asked if not one.is_open_text]
    return {**around(preview), "typed": typed, "choices": choices}


def _revision_asked_about(mission: Mission) -> Revision:
    """Return the revision that a consultation would be on: the latest, or what a change in delivery would make of it."""
    with_parents = Revision.objects.select_related("mission__challenge__roadmap")
    change = mission.changes.filter(state=ProposedChange.State.ASKED, needs_consultation=True).first()
    if change is not None:
        return with_parents.get(pk=change.revision_id)
    return submissions().select_related("mission__challenge__roadmap").filter(mission=mission).first()


@login_required
def look_after(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what officers can do around a consultation."""
    found = latest_of(request, slug)
    context = {
        "consultation": found,
        "mission": found.mission,
        "is_open": found.is_open(),
        "is_to_come": found.is_to_come(),
        "stances": stances_of(found),
        "said": found.said,
        "held": found.numbers.get("held", 0),
        "documents": found.documents.defer("body"),
        "invited": found.invitations.count(),
        "extensions": found.extensions.all(),
    }
    return render(request, "engagement/consultations/look_after.html", context)


@login_required
def extend_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Give a consultation more time."""
    found = latest_of(request, slug)
    form = ExtendForm(sent(request))
    if form.is_valid():
        try:
            extend(consultation=found, by=request.user, **form.as_deed())
        except NotLonger as problem:
            form.add_error("closes_on", problem.reasons[0])
        else:
            messages.success(request, "It is open longer now. Everybody who took part is told.")
            return redirect("consultation_look_after", slug)
    return _form(request, found, form, *EXTEND)


@login_required
def add_file(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a file beside a consultation."""
    found = latest_of(request, slug)
    form = DocumentForm(sent(request), request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data.pop("file")
        try:
            add_document(consultation=found, by=request.user, name=file.name, body=file.read(), **form.cleaned_data)
        except FileNotTaken as problem:
            form.add_error("file", problem.reasons[0])
        else:
            messages.success(request, "The file is on the page.")
            return redirect("consultation_look_after", slug)
    return _form(request, found, form, *FILE)


@login_required
@require_POST
def remove_file(request: HttpRequest, slug: str, document_id: int) -> HttpResponse:
    """Take a file away."""
    found = latest_of(request, slug)
    remove_document(document=get_object_or_404(found.documents.defer("body"), pk=document_id), by=request.user)
    messages.success(request, "The file was removed.")
    return redirect("consultation_look_after", slug)


@login_required
def invite_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Invite people by their addresses."""
    found = latest_of(request, slug)
    form = InviteForm(sent(request))
    if form.is_valid():
        number = invite(consultation=found, by=request.user, **form.cleaned_data)
        messages.success(request, f"{number} new address{'' if number == 1 else 'es'} may comment.")
        return redirect("consultation_look_after", slug)
    return _form(request, found, form, *INVITE)


@login_required
def enter_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what somebody said on paper, by telephone or at a meeting."""
    found = latest_of(request, slug)
    form = EnterForm(sent(request), consultation=found)
    if form.is_valid():
        added = enter(consultation=found, by=request.user, **form.cleaned_data)
        messages.success(request, "It is among the comments, marked with how it came.")
        return redirect("consultation_enter", slug) if request.POST.get("then") == "another" else redirect(added)
    return _form(request, found, form, *ENTER)


@login_required
def enter_many(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter what many people said from a spreadsheet: all of it, or nothing and a sentence for each row that is wrong."""
    found = latest_of(request, slug)
    form = EnterManyForm(sent(request), request.FILES or None)
    faults: list[str] = []
    if form.is_valid():
        rows, faults = read_rows(found, form.cleaned_data["table"])
        if not faults and rows:
            number = enter_all(consultation=found, by=request.user, rows=rows)
            messages.success(request, f"{number} comments were entered.")
            return redirect("consultation_look_after", slug)
        says = f"Nothing was entered. Rows that cannot be read: {len(faults)}" if faults else "No row says anything"
        form.add_error("file" if form.cleaned_data.get("file") else "rows", says)
    return _form(request, found, form, *MANY, faults=faults[:MOST_FAULTS])


def _form(
    request: HttpRequest, found: Consultation, form: Any, heading: str, lead: str, button: str, **more: Any
) -> HttpResponse:
    """Return a page with one form: its heading, what it says first, and its button."""
    said = {"heading": heading, "lead": lead, "button": button}
    context = {"consultation": found, "mission": found.mission, "form": form, **said, **more}
    return form_page(request, "engagement/consultations/form.html", context)
