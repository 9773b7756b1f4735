"""The drafting pages: small forms that save one thing each, with the readiness panel beside them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django_htmx.http import HttpResponseClientRedirect

from accounts.permissions import require
from roadmaps import drafting
from roadmaps.drafting import NOT_YOURS
from roadmaps.examining import examine_mission, whole_mission
from roadmaps.forms.mission import ChallengeForm, DatesForm, StartForm, WordsForm
from roadmaps.forms.target import TargetForm
from roadmaps.lifecycle import next_steps
from roadmaps.models import Challenge, Mission


@dataclass(frozen=True)
class Part:
    """One part of a draft: where it is edited, and what is asked there."""

    name: str
    label: str
    question: str


PARTS = (
    Part("draft_words", "The mission in words", "What should be true, and for whom?"),
    Part("draft_challenge", "The challenge behind it", "Why is this a priority here?"),
    Part("draft_target", "The target", "What will show that the mission is met?"),
    Part("draft_dates", "The dates", "By when?"),
    Part("draft_milestones", "Milestones", "What should be true on the way?"),
    Part("draft_sectors", "Sectors", "Who is asked to invest and innovate?"),
    Part("draft_solutions", "Solutions", "Which solutions carry it?"),
)
# Where a finding's field is mended: the page, and the field on it if it has one.
MENDED_AT = {
    "statement": ("draft_words", "id_statement"),
    "beneficiaries": ("draft_words", "id_beneficiaries"),
    "daily_life": ("draft_words", "id_daily_life"),
    "public_voice": ("draft_words", "id_public_voice"),
    "evidence": ("draft_challenge", "id_evidence"),
    "target_kind": ("draft_target", "id_target_kind_0"),
    "condition": ("draft_target", "id_condition"),
    "attested_by": ("draft_target", "id_attested_by"),
    "measure": ("draft_target", "id_measure"),
    "target_value": ("draft_target", "id_target_value"),
    "direction": ("draft_target", "id_direction_0"),
    "data_source": ("draft_target", "id_data_source"),
    "deadline": ("draft_dates", "id_deadline_0"),
    "milestones": ("draft_milestones", "id_title"),
    "sectors": ("draft_sectors", "id_name"),
    "solutions": ("draft_solutions", "solutions"),
}


def draft_of(request: HttpRequest, slug: str) -> Mission:
    """Return the mission with its portfolio for one of its officers.

    Raises Http404 for what is not there, NotAllowed for another officer's draft or any other role.
    """
    mission = whole_mission(slug)
    if mission is None:
        raise Http404
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    return mission


def panel(mission: Mission) -> dict[str, Any]:
    """Return what the readiness panel shows: each standing with where its findings are mended."""
    places = {field: f"{reverse(page, args=[mission.slug])}#{anchor}" for field, (page, anchor) in MENDED_AT.items()}
    return {"mission": mission, "standings": examine_mission(mission), "places": places, "parts": PARTS}


def part_context(mission: Mission, name: str) -> dict[str, Any]:
    """Return what every drafting page shows around its form."""
    number = next(i for i, part in enumerate(PARTS) if part.name == name)
    following = PARTS[number + 1].name if number + 1 < len(PARTS) else "draft"
    return {
        **panel(mission),
        "part": PARTS[number],
        "part_number": number + 1,
        "next_url": reverse(following, args=[mission.slug]),
    }


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin a mission."""
    require(request.user, "roadmaps.start_mission")
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        mission = drafting.start_mission(by=request.user, **form.cleaned_data)
        return redirect("draft_words", mission.slug)
    return render(request, "roadmaps/draft/start.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft whole: its parts, how it stands, its steps, and the record of steps taken."""
    mission = whole_mission(slug)
    if mission is None:
        raise Http404
    require(request.user, "roadmaps.see_revision")
    context = {
        **panel(mission),
        "mine": request.user.has_perm("roadmaps.edit_mission", mission),
        "steps": next_steps(mission, request.user),
        "taken": mission.steps_taken.select_related("by", "revision").defer("revision__document"),
        "revisions": mission.revisions.select_related("submitted_by", "check_of").defer("document"),
        "drafters": mission.drafters.all(),
    }
    return render(request, "roadmaps/draft/overview.html", context)


@login_required
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """The statement and the other words."""
    return _part(request, slug, "draft_words", WordsForm, drafting.save_words)


@login_required
def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """What shows that the challenge is a priority."""
    return _part(request, slug, "draft_challenge", ChallengeForm, drafting.save_evidence)


@login_required
def target(request: HttpRequest, slug: str) -> HttpResponse:
    """The target."""
    return _part(request, slug, "draft_target", TargetForm, drafting.save_target)


@login_required
def dates(request: HttpRequest, slug: str) -> HttpResponse:
    """Start and deadline."""
    return _part(request, slug, "draft_dates", DatesForm, drafting.save_dates)


def _part(
    request: HttpRequest, slug: str, name: str, make_form: type[forms.ModelForm], deed: Callable[..., Mission]
) -> HttpResponse:
    """Show one part's form; keep what is sent; answer htmx with the form and the panel redrawn."""
    mission = draft_of(request, slug)
    # The form may write on what it is given before it is found wrong; the panel shows what is kept.
    subject = _subject(make_form, whole_mission(slug) if request.method == "POST" else mission)
    form = make_form(request.POST if request.method == "POST" else None, instance=subject)
    if request.method == "POST" and form.is_valid():
        deed(mission=mission, by=request.user, **form.cleaned_data)
        return _saved(request, slug, name, make_form)
    return draft_page(request, {**part_context(mission, name), "form": form}, "roadmaps/draft/form.html")


def _subject(make_form: type[forms.ModelForm], mission: Mission) -> Mission | Challenge:
    return mission.challenge if make_form is ChallengeForm else mission


def _saved(request: HttpRequest, slug: str, name: str, make_form: type[forms.ModelForm]) -> HttpResponse:
    mission = whole_mission(slug)
    context = part_context(mission, name)
    if request.POST.get("then") == "continue":
        return go(request, context["next_url"])
    if request.htmx:
        context |= {"form": make_form(instance=_subject(make_form, mission)), "saved_at": timezone.now()}
        return draft_page(request, context, "roadmaps/draft/form.html")
    messages.success(request, "Saved.")
    return redirect(name, slug)


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser to ``url``, by htmx or plainly."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def draft_page(request: HttpRequest, context: dict[str, Any], template: str) -> HttpResponse:
    """Render a drafting page, or for htmx its form and panel; 422 when the form has errors."""
    status = 422 if context["form"].errors else 200
    if request.htmx:
        # The same form that the page holds, and the panel redrawn.
        context |= {"form_template": f"{template}#form_part"}
        template = "roadmaps/draft/swapped.html"
    answer = render(request, template, context, status=status)
    answer["Vary"] = "HX-Request"
    return answer
