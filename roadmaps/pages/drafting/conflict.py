"""The page on which a person settles, field by field, what they and somebody else changed in the same form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roadmaps.comparing.words import compare_words
from roadmaps.errors import EditConflict
from roadmaps.models import Mission
from roadmaps.pages.drafting.forms.drafted import SALT, DraftForm, base_of
from roadmaps.pages.drafting.signing_in import query_of
from roadmaps.revisions.history import last_saved_by_another

YOURS = "roadmaps.views.yours"


def conflict_page(
    request: HttpRequest, label: str, form: DraftForm, conflict: EditConflict, *, unchosen: tuple[str, ...] = ()
) -> HttpResponse:
    """Show theirs, yours and the last common text side by side, for a person to choose field by field."""
    fields = [_Disputed.of(form, name, conflict) for name in conflict.fields]
    context = {
        "label": label,
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


def settled(request: HttpRequest, form: DraftForm) -> Mapping | None:
    """Return what a browser would send for what was chosen field by field; None when a choice is missing.

    ``form`` is the form that both changed, empty.
    """
    theirs, yours = base_of(request.POST), _yours(request)["yours"]
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


def conflict_again(request: HttpRequest, form: DraftForm, thing: Any) -> tuple[EditConflict, tuple[str, ...]]:
    """Return the conflict that was sent, and the fields for which nothing was chosen; ``thing`` is what is edited."""
    kept = _yours(request)
    fields = tuple(name for name in _disputed(request) if name in form.fields and name in kept["yours"])
    conflict = EditConflict(thing, base=kept["base"], theirs=base_of(request.POST), yours=kept["yours"], fields=fields)
    return conflict, tuple(name for name in fields if request.POST.get(f"choose-{name}") is None)
