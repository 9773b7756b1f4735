"""The one way in which every draft form is shown, kept, saved, and settled when two people changed the same.

A page says what it edits in an ``Edit``; all the rest is here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.html import format_html
from django_htmx.http import HttpResponseClientRedirect

from accounts.errors import Refusal
from roadmaps.comparing.merging import spelled
from roadmaps.comparing.words import compare_words
from roadmaps.drafting.autosaving import autosave, autosaved_for, forget_autosaved
from roadmaps.drafting.guidance import GUIDANCE
from roadmaps.errors import DoesNotFit, EditConflict
from roadmaps.models import Mission
from roadmaps.pages.drafting.forms.drafted import SALT, DraftForm, base_of
from roadmaps.pages.drafting.signing_in import query_of, typed_before_signing_in
from roadmaps.revisions.history import last_saved_by_another

YOURS = "roadmaps.views.yours"


@dataclass(frozen=True)
class Edit:
    """What one page edits.

    ``make_form`` takes what was sent (or None) and whether to be quiet; ``save`` takes the base and what the
    form cleaned, and returns what the form then shows; ``context`` gives what the page shows around the form,
    after asking whether the person may see it. ``following`` is where "save and continue" leads.
    """

    label: str
    template: str
    make_form: Callable[[Mapping | None, bool], DraftForm]
    save: Callable[[Mapping[str, Any], dict[str, Any]], Any]
    context: Callable[[], dict[str, Any]]
    following: Callable[[Any], str]
    # The mission whose working copies a submission waits for; None for what belongs to no mission.
    mission: Callable[[], Mission | None] = lambda: None
    # What a live answer shows beside "autosaved": the panel as it would stand, the measures of the text.
    answer: Callable[[DraftForm], dict[str, Any]] | None = None
    # A form that adds something begins empty again after saving; one that changes something stays.
    stays: bool = field(default=True)


def edit(request: HttpRequest, what: Edit) -> HttpResponse:
    """Answer a request to a draft form's address."""
    if request.method != "POST":
        return _show(request, what)
    then = request.POST.get("then")
    if then == "autosave":
        return _keep(request, what)
    if request.POST.get("more"):
        context = what.context()
        _keep_quietly(request, what)
        return page(request, what, context | {"form": what.make_form(request.POST, True)})
    data = _settled(request, what) if "settling" in request.POST else request.POST
    if data is None:
        return _ask_again(request, what)
    return _save(request, what, data)


def _show(request: HttpRequest, what: Edit) -> HttpResponse:
    context = what.context()
    typed = typed_before_signing_in(request)
    if typed is not None:
        autosave(by=request.user, address=request.path, label=what.label, mission=what.mission(), data=typed)
    autosaved = autosaved_for(request.user, request.path)
    form = what.make_form(query_of(autosaved.data), True) if autosaved else what.make_form(None, False)
    saved = "saved" in request.GET
    return page(request, what, context | {"form": form, "autosaved": autosaved, "saved": saved})


def page(request: HttpRequest, what: Edit, context: dict[str, Any], status: int = 0) -> HttpResponse:
    """Render the page, or for htmx its form; 422 when the form has errors."""
    status = status or (422 if context["form"].errors else 200)
    template = f"{what.template}#form_part" if request.htmx else what.template
    answer = render(request, template, context, status=status)
    if request.htmx:
        # A part alone tells the browser the page's title too, so that an error is heard of.
        error = "Error: " if context["form"].errors else ""
        answer.content = (
            format_html("<title>{}{} – Camden Missions</title>", error, what.label).encode() + answer.content
        )
    answer["Vary"] = "HX-Request"
    return answer


def _keep(request: HttpRequest, what: Edit) -> HttpResponse:
    """Keep what is being typed, and answer with when, and with what it would come to."""
    context = what.context()
    if _says_nothing_new(request, what):
        forget_autosaved(request.user, request.path)
        return render(request, "roadmaps/drafting/autosaved.html", context | {"form": what.make_form(None, False)})
    try:
        copy = autosave(
            by=request.user, address=request.path, label=what.label, mission=what.mission(), data=request.POST
        )
    except ValueError:
        return render(request, "roadmaps/drafting/autosaved.html", {"too_long": True}, status=413)
    form = what.make_form(request.POST, True)
    context |= {"autosaved": copy, "form": form}
    if what.answer:
        context |= what.answer(form)
    return render(request, "roadmaps/drafting/autosaved.html", context)


def _says_nothing_new(request: HttpRequest, what: Edit) -> bool:
    """Say whether what is being typed is just what is saved already: typed and taken back, or saved meanwhile."""
    if not what.stays:
        return False
    form = what.make_form(request.POST, False)
    return form.is_valid() and spelled(form.cleaned_data) == what.make_form(None, False).base


def _keep_quietly(request: HttpRequest, what: Edit) -> None:
    """Keep what was sent and is not saved; what is longer than a person types is not worth it."""
    try:
        autosave(by=request.user, address=request.path, label=what.label, mission=what.mission(), data=request.POST)
    except ValueError:
        return


def _save(request: HttpRequest, what: Edit, data: Mapping) -> HttpResponse:
    form = what.make_form(data, False)
    if not form.is_valid():
        context = what.context()
        _keep_quietly(request, what)
        return page(request, what, context | {"form": form})
    try:
        result = what.save(form.base, form.cleaned_data)
    except EditConflict as conflict:
        _keep_quietly(request, what)
        return conflict_page(request, what, form, conflict)
    except DoesNotFit as problem:
        for name, sentence in problem.faults.items():
            form.add_error(name if name in form.fields else None, sentence)
        return page(request, what, what.context() | {"form": form})
    except Refusal:
        _keep_if_theirs(request, what)
        raise
    forget_autosaved(request.user, request.path)
    return _saved(request, what, result)


def _keep_if_theirs(request: HttpRequest, what: Edit) -> None:
    """Keep what could not be saved for whoever may see the page: the mission may come back to them."""
    try:
        what.context()
    except Refusal:
        return
    _keep_quietly(request, what)


def _saved(request: HttpRequest, what: Edit, result: Any) -> HttpResponse:
    if request.POST.get("then") == "continue" or not what.stays:
        return go(request, what.following(result))
    if request.htmx:
        # The notes are not counted: saving looks at nothing but what it saves.
        context = {"form": what.make_form(None, False), "saved_at": timezone.now(), "mission": what.mission()}
        context |= {"guidance": GUIDANCE, "notes": None, "notable": True}
        return page(request, what, context)
    return redirect(f"{request.path}?saved=1")


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Send the browser to ``url``, by htmx or plainly."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def conflict_page(
    request: HttpRequest, what: Edit, form: DraftForm, conflict: EditConflict, *, unchosen: tuple[str, ...] = ()
) -> HttpResponse:
    """Show theirs, yours and the last common text side by side, for a person to choose field by field."""
    fields = [_Disputed.of(form, name, conflict) for name in conflict.fields]
    context = {
        "label": what.label,
        "address": request.path,
        "fields": fields,
        "unchosen": [one for one in fields if one.name in unchosen],
        "base": signing.dumps(conflict.theirs, salt=SALT, compress=True),
        "yours": signing.dumps({"yours": conflict.yours, "base": dict(conflict.base)}, salt=YOURS, compress=True),
    }
    if isinstance(conflict.thing, Mission):
        context |= {"mission": conflict.thing, "saved": last_saved_by_another(conflict.thing, request.user)}
    answer = render(request, "roadmaps/drafting/conflict.html", context, status=422 if unchosen else 409)
    if request.htmx:
        answer["HX-Retarget"], answer["HX-Reswap"], answer["HX-Reselect"] = (
            "#main-content",
            "outerHTML",
            "#main-content",
        )
    return answer


@dataclass(frozen=True)
class _Disputed:
    """A field that two people changed: what each has, against what both began with."""

    name: str
    label: str
    common: str
    theirs: tuple
    yours: tuple
    own: str
    is_text: bool

    @classmethod
    def of(cls, form: DraftForm, name: str, conflict: EditConflict) -> "_Disputed":
        common = form.shown(name, conflict.base[name]) if name in conflict.base else ""
        theirs, yours = (form.shown(name, side[name]) for side in (conflict.theirs, conflict.yours))
        return cls(
            name=name,
            label=form.fields[name].label,
            common=common,
            theirs=compare_words(common, theirs),
            yours=compare_words(common, yours),
            own=yours,
            is_text=isinstance(conflict.yours[name], str)
            and not hasattr(form.fields[name], "choices")
            and not hasattr(form.fields[name].widget, "spread"),
        )


def _settled(request: HttpRequest, what: Edit) -> Mapping | None:
    """Return what a browser would send for what was chosen field by field; None when a choice is missing."""
    theirs, yours = base_of(request.POST), _yours(request)["yours"]
    form = what.make_form(None, True)
    chosen = {name: value for name, value in yours.items() if name in form.fields}
    for name in _disputed(request):
        choice = request.POST.get(f"choose-{name}")
        if choice not in ("theirs", "yours", "own"):
            return None
        if choice == "theirs":
            chosen[name] = theirs.get(name, "")
        elif choice == "own":
            chosen[name] = request.POST.get(f"own-{name}", "")
    data = query_of({key: value if isinstance(value, list) else [value] for key, value in form.as_data(chosen).items()})
    data["base"] = _base_after_choosing(request, theirs, chosen)
    return data


def _base_after_choosing(request: HttpRequest, theirs: Mapping[str, Any], chosen: Mapping[str, Any]) -> str:
    """Return the base of what was chosen: theirs where there was a dispute, else what this person began with."""
    began = _yours(request)["base"]
    base = {name: theirs.get(name, "") if name in _disputed(request) else began.get(name, "") for name in chosen}
    return signing.dumps(base, salt=SALT, compress=True)


def _disputed(request: HttpRequest) -> list[str]:
    return request.POST.getlist("disputed")


def _yours(request: HttpRequest) -> dict[str, Any]:
    try:
        return signing.loads(request.POST.get("yours", ""), salt=YOURS)
    except signing.BadSignature:
        return {"yours": {}, "base": {}}


def _ask_again(request: HttpRequest, what: Edit) -> HttpResponse:
    """Show the conflict again: not every field was chosen."""
    kept = _yours(request)
    form = what.make_form(None, True)
    fields = tuple(name for name in _disputed(request) if name in form.fields and name in kept["yours"])
    conflict = EditConflict(
        what.mission(), base=kept["base"], theirs=base_of(request.POST), yours=kept["yours"], fields=fields
    )
    missing = tuple(name for name in fields if request.POST.get(f"choose-{name}") is None)
    return conflict_page(request, what, form, conflict, unchosen=missing)
