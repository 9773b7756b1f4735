"""Long texts of delivery are autosaved while they are typed, as drafts are: a closed laptop loses nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from roadmaps.drafting.autosaving import AUTOSAVES, autosave, autosaved_for
from roadmaps.models import WorkingCopy
from roadmaps.pages.drafting.signing_in import signed_in_to_draft, typed_before_signing_in

SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField)


def autosaves_long_texts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people who are signed in through; what was sent signed out comes back in the form of the page itself.

    See ``camden_missions.signing_in_again``.
    """

    @wraps(view)
    def signed_in(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return signed_in_to_draft(view)(request, *args, **kwargs)

    signed_in.brings_back_what_was_typed = True
    return signed_in


def while_typing(request: HttpRequest, label: str) -> HttpResponse | None:
    """Keep what a page sends while somebody types, and answer it; None for a form that is really sent, or only opened."""
    if request.method != "POST":
        typed = typed_before_signing_in(request)
        if typed is not None:
            _keep(request, label, typed)
        return None
    if request.POST.get("then") not in AUTOSAVES:
        return None
    template = "roadmaps/delivery/autosave_line.html"
    try:
        copy = _keep(request, label, request.POST)
    except ValueError:
        return render(request, template, {"too_long": True}, status=413)
    return render(request, template, {"autosaved": copy})


def _keep(request: HttpRequest, label: str, data: Any) -> WorkingCopy:
    touched = {name for name in data["touched"].split(",") if name} if "touched" in data else None
    return autosave(by=request.user, address=request.path, label=label, mission=None, data=data, touched=touched)


def begin_with_autosaved(request: HttpRequest, form: forms.Form) -> WorkingCopy | None:
    """Let a form that is opened begin with what was typed into it and not saved; return what was kept."""
    autosaved = None if form.is_bound else autosaved_for(request.user, request.path)
    if autosaved is not None:
        for name, field in form.fields.items():
            texts = autosaved.data.get(name, [])
            if isinstance(field, SEVERAL):
                # A browser does not send boxes that are not ticked.
                form.initial[name] = texts
            elif texts:
                form.initial[name] = texts[0]
    return autosaved


def forget_autosaved(request: HttpRequest) -> None:
    """Forget what was kept of a form that has been saved."""
    WorkingCopy.objects.filter(person=request.user, address=request.path).delete()
