"""One page with one form that does one deed of delivery: what all of them have in common."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from govuk.form_page import form_page
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import Mission, WorkingCopy

MEANWHILE = "{says} Read what stands there now, or send yours again to go on from it"
TOLD = "told of a change"


@dataclass(frozen=True)
class DeedPage:
    """What such a page says: its title, what comes first, its button, and where it leads when it is done."""

    mission: Mission | None
    title: str
    button: str
    back: str
    done: str
    intro: str = ""
    then: str = ""
    more: dict[str, Any] = field(default_factory=dict)
    template: str = "roadmaps/delivery/deed.html"


def do_deed(request: HttpRequest, page: DeedPage, form: forms.Form, deed: Callable[[], Any]) -> HttpResponse:
    """Show the page, or do the deed that its valid form asks for and go on. What does not fit is said beside its field."""
    if form.is_valid() and try_deed(form, deed):
        messages.success(request, page.done)
        return redirect(page.then or page.back)
    context = {"form": form, "page": page, "mission": page.mission, **page.more}
    if "seen" in page.more:
        context["seen"] = seen_of(request, form, page.more["seen"], page.more.get("autosaved"))
    return form_page(request, page.template, context)


def seen_of(request: HttpRequest, form: forms.Form, now: Any, autosaved: WorkingCopy | None = None) -> Any:
    """Return what a form says its author has seen, where ``now`` is what stands there.

    A form that is sent again for another fault has still seen what it had: until its author is told of what changed
    meanwhile, it may not take its place. The same holds for one that was typed and autosaved before.
    """
    if request.method == "POST":
        return now if form.has_error(next(iter(form.fields)), TOLD) else request.POST.get("seen", "")
    return autosaved.data.get("seen", [now])[0] if autosaved is not None else now


def try_deed(form: forms.Form, deed: Callable[[], Any]) -> bool:
    """Do a deed; return whether it was done. What stands against it becomes errors of the form."""
    try:
        deed()
    except DoesNotFit as problem:
        for name, says in problem.faults.items():
            form.add_error(name if name in form.fields else next(iter(form.fields)), says)
    except ChangedMeanwhile as problem:
        says = forms.ValidationError(MEANWHILE.format(says=problem), code=TOLD)
        form.add_error(next(iter(form.fields)), says)
    else:
        return True
    return False
