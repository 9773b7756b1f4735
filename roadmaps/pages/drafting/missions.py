"""The drafting pages: the task list, each part, one question a page or all on one, with the panel beside them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.permissions import require
from roadmaps.drafting.answering_changes import changes_of, last_judged
from roadmaps.drafting.autosaving import discard_autosaved
from roadmaps.drafting.collaborating import notes_by_field
from roadmaps.drafting.guidance import GUIDANCE
from roadmaps.drafting.missions import NOT_YOURS, save_draft, start_mission
from roadmaps.drafting.presence import note_presence, others_at
from roadmaps.drafting.task_list import BY_NAME, PARTS, QUESTIONS, Part, Question, part_of_question, progress_of
from roadmaps.lifecycle.steps import next_steps
from roadmaps.models import Mission, WorkingCopy
from roadmaps.pages.drafting.editing import Edit, edit
from roadmaps.pages.drafting.forms.drafted import DraftForm
from roadmaps.pages.drafting.forms.mission import (
    DatesForm,
    EvidenceForm,
    MissionForm,
    StartForm,
    TargetForm,
    WholeForm,
    WordsForm,
    values_of,
)
from roadmaps.pages.drafting.panel import as_it_would_stand, panel
from roadmaps.pages.drafting.signing_in import signed_in_to_draft
from roadmaps.pages.finding import mission_or_404
from roadmaps.revisions.documents import document_of


def draft_of(request: HttpRequest, slug: str) -> Mission:
    """Return the mission with its portfolio for one of its officers.

    Raises Http404 for what is not there, NotAllowed for another officer's draft or any other role.
    """
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    return mission


def draft_context(request: HttpRequest, mission: Mission, label: str) -> dict[str, Any]:
    """Return what every drafting page shows around its form, and note that the person is there."""
    note_presence(mission, request.user, label)
    return {
        **panel(mission),
        "guidance": GUIDANCE,
        "notes": notes_by_field(mission),
        "notable": True,
        "others": others_at(mission, request.user),
    }


def part_context(request: HttpRequest, mission: Mission, name: str) -> dict[str, Any]:
    """Return what the page of one part shows around its form."""
    part = BY_NAME[name]
    return {
        **draft_context(request, mission, part.label),
        "part": part,
        "part_number": PARTS.index(part) + 1,
        "next_url": reverse(_following(part), args=[mission.slug]),
    }


def _following(part: Part) -> str:
    number = PARTS.index(part) + 1
    return PARTS[number].name if number < len(PARTS) else "draft"


@login_required
def start(request: HttpRequest) -> HttpResponse:
    """Begin a mission."""
    require(request.user, "roadmaps.start_mission")
    form = StartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        mission = start_mission(by=request.user, **form.cleaned_data)
        return redirect("draft_words", mission.slug)
    return render(request, "roadmaps/drafting/start.html", {"form": form}, status=422 if form.errors else 200)


@login_required
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a draft whole: how far its parts have come, how it stands, what may happen next, who is at it."""
    mission = mission_or_404(slug)
    require(request.user, "roadmaps.read_drafts")
    progress = progress_of(document_of(mission))
    judged = last_judged(mission) if mission.is_editable else None
    asked = list(changes_of(judged))
    context = {
        **panel(mission),
        "perms_start": request.user.has_perm("roadmaps.start_mission"),
        "mine": request.user.has_perm("roadmaps.edit_mission", mission),
        "leads": request.user.has_perm("roadmaps.choose_collaborators", mission),
        "may_annotate": request.user.has_perm("roadmaps.annotate_mission", mission),
        "tasks": [(part, progress[part.name]) for part in PARTS],
        "done": sum(state == "Done" for state in progress.values()),
        "first_question": QUESTIONS[0],
        "steps": next_steps(mission, request.user),
        "last_step": mission.steps_taken.select_related("by").first(),
        "drafters": mission.drafters.all(),
        "open_notes": mission.notes.filter(resolved_at=None).count(),
        "autosaved": mission.working_copies.filter(person=request.user),
        "asked": asked,
        "asked_done": sum(change.done_at is not None for change in asked),
        "others": others_at(mission, request.user),
    }
    return render(request, "roadmaps/drafting/overview.html", context)


@signed_in_to_draft
def words(request: HttpRequest, slug: str) -> HttpResponse:
    """The statement and the other words."""
    return _part(request, slug, "draft_words", WordsForm)


@signed_in_to_draft
def challenge(request: HttpRequest, slug: str) -> HttpResponse:
    """What shows that the challenge is a priority."""
    return _part(request, slug, "draft_challenge", EvidenceForm)


@signed_in_to_draft
def target(request: HttpRequest, slug: str) -> HttpResponse:
    """The target."""
    return _part(request, slug, "draft_target", TargetForm)


@signed_in_to_draft
def dates(request: HttpRequest, slug: str) -> HttpResponse:
    """Start and deadline."""
    return _part(request, slug, "draft_dates", DatesForm)


def _part(request: HttpRequest, slug: str, name: str, form: type[MissionForm]) -> HttpResponse:
    """Show one part's form, or keep what is sent."""
    part = BY_NAME[name]
    editing = _editing(request, slug, part.label, form, part_context, name)
    return edit(request, replace(editing, following=lambda _: reverse(_following(part), args=[slug])))


@signed_in_to_draft
def whole(request: HttpRequest, slug: str) -> HttpResponse:
    """All words, target and dates on one long page."""
    editing = _editing(request, slug, "All of it on one page", WholeForm, _whole_context)
    return edit(request, replace(editing, template="roadmaps/drafting/whole.html"))


def _whole_context(request: HttpRequest, mission: Mission) -> dict[str, Any]:
    return draft_context(request, mission, "All of it on one page")


@signed_in_to_draft
def question(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """One question of a draft, for whoever wants them one at a time."""
    part = part_of_question(name)
    if part is None:
        raise Http404
    asked = next(one for one in part.questions if one.name == name)
    form = {"draft_words": WordsForm, "draft_challenge": EvidenceForm, "draft_target": TargetForm}.get(
        part.name, DatesForm
    )
    editing = _editing(request, slug, asked.asks, form, _question_context, asked, only=asked.fields)
    return edit(
        request,
        replace(editing, following=lambda _: _after(slug, asked)),
    )


def _question_context(request: HttpRequest, mission: Mission, asked: Question) -> dict[str, Any]:
    number = QUESTIONS.index(asked)
    before = QUESTIONS[number - 1] if number else None
    return {
        **draft_context(request, mission, asked.asks),
        "question": asked,
        "part": part_of_question(asked.name),
        "question_number": number + 1,
        "questions": len(QUESTIONS),
        "before": before,
    }


def _after(slug: str, asked: Question) -> str:
    number = QUESTIONS.index(asked) + 1
    if number < len(QUESTIONS):
        return reverse("draft_question", args=[slug, QUESTIONS[number].name])
    return reverse("draft_milestones", args=[slug])


def _editing(
    request: HttpRequest,
    slug: str,
    label: str,
    make: type[MissionForm],
    around: Any,
    *more: Any,
    only: tuple[str, ...] = (),
) -> Edit:
    """Return how a form of the mission's own fields is edited. Saving costs no look at the portfolio."""
    fetched: dict[str, Mission] = {}

    def mission() -> Mission:
        if "mission" not in fetched:
            fetched["mission"] = draft_of(request, slug)
        return fetched["mission"]

    def make_form(data: Mapping | None, quiet: bool) -> DraftForm:
        values = values_of(mission()) if data is None else None
        return make(data, values=values, only=only, quiet=quiet)

    def save(base: Mapping[str, Any], values: dict[str, Any]) -> Mission:
        try:
            fetched["mission"] = save_draft(mission=slug, by=request.user, base=base, **values)
        except Mission.DoesNotExist:
            raise Http404 from None
        return fetched["mission"]

    return Edit(
        label=label,
        template="roadmaps/drafting/form.html",
        make_form=make_form,
        save=save,
        context=lambda: around(request, mission(), *more),
        following=lambda _: reverse("draft", args=[slug]),
        mission=mission,
        answer=lambda form: as_it_would_stand(mission(), form),
    )


@login_required
def panel_alone(request: HttpRequest, slug: str) -> HttpResponse:
    """The readiness panel by itself, for the page that has just saved something."""
    mission = draft_of(request, slug)
    return render(request, "roadmaps/drafting/panel.html", panel(mission))


@login_required
def presence(request: HttpRequest, slug: str) -> HttpResponse:
    """Note that the person still has the draft open; say who else has."""
    mission = get_object_or_404(Mission.objects.with_parents().as_seen_by(request.user), slug=slug)
    require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    note_presence(mission, request.user, request.GET.get("part", "").replace("\x00", ""))
    return render(request, "roadmaps/drafting/others.html", {"others": others_at(mission, request.user)})


@login_required
@require_POST
def discard(request: HttpRequest, copy_id: int) -> HttpResponse:
    """Throw away one's own text that was kept and not saved."""
    copy = get_object_or_404(WorkingCopy, pk=copy_id)
    address = copy.address
    discard_autosaved(copy=copy, by=request.user)
    return redirect(address)
