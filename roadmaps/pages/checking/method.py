"""The method: for everybody to read, and for administrators to change."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.permissions import require
from govuk.form_page import form_page, sent
from roadmaps.criteria.catalogue import CATALOGUE
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.criteria.thresholds import DELIVERY, TABLE
from roadmaps.examination.changing_the_method import change_method
from roadmaps.examination.method import Method, current_method, method_of
from roadmaps.models import MethodVersion
from roadmaps.pages.checking.forms.method import JudgesForm, MethodForm, RubricForm, ThresholdsForm

NOT_YOURS = "Only administrators change how missions are tested."
VERSIONS_SHOWN = 100


def method(request: HttpRequest) -> HttpResponse:
    """Tell what the five criteria ask, and why, with the thresholds in force and every change that was made."""
    found = current_method()
    context = {
        "method": found,
        "criteria": [_criterion(found, number) for number in RUBRIC],
        "of_delivery": _thresholds(found, DELIVERY),
        "versions": _versions(),
        "may_change": request.user.has_perm("roadmaps.change_method"),
    }
    return render(request, "roadmaps/checking/method.html", context)


def _criterion(found: Method, number: int) -> dict[str, Any]:
    return {
        "text": found.texts[number],
        "findings": [kind for kind in CATALOGUE.values() if kind.criterion == number],
        "thresholds": _thresholds(found, number),
    }


def _thresholds(found: Method, number: int) -> list[dict[str, Any]]:
    rows = [row for row in TABLE if row.criterion == number]
    return [{"row": row, "value": f"{getattr(found.thresholds, row.name):g}"} for row in rows]


def _versions() -> list[dict[str, Any]]:
    """Return the versions, newest first, each with what it changed from the one before."""
    versions = list(MethodVersion.objects.select_related("changed_by")[:VERSIONS_SHOWN])
    return [
        {
            "version": new,
            "by": new.changed_by.signed("An administrator") if new.changed_by else "",
            "changes": _changes(old, new),
        }
        for new, old in zip(versions, [*versions[1:], None], strict=False)
    ]


def _changes(old: MethodVersion | None, new: MethodVersion) -> list[str]:
    if old is None:
        return []
    before, after = method_of(old), method_of(new)
    said = [
        f"{row.label}: {getattr(before.thresholds, row.name):g} → {getattr(after.thresholds, row.name):g}"
        for row in TABLE
        if getattr(before.thresholds, row.name) != getattr(after.thresholds, row.name)
    ]
    said += [f"The words of “{RUBRIC[n].short}”" for n in RUBRIC if before.texts[n] != after.texts[n]]
    if before.assessors != after.assessors:
        said.append(f"Assessors for each check: {before.assessors} → {after.assessors}")
    if before.days_to_assess != after.days_to_assess:
        said.append(f"Days to judge: {before.days_to_assess} → {after.days_to_assess}")
    return said


@login_required
def thresholds(request: HttpRequest) -> HttpResponse:
    """Change the numbers behind the findings."""
    found = _to_change(request)
    form = ThresholdsForm(sent(request), thresholds=found.thresholds, initial={"seen": found.number})
    return _change(request, form, "The numbers behind the findings", {"groups": form.in_groups})


@login_required
def rubric(request: HttpRequest, number: int) -> HttpResponse:
    """Change the words of one criterion."""
    found = _to_change(request)
    if number not in RUBRIC:
        raise Http404
    form = RubricForm(sent(request), text=found.texts[number], initial={"seen": found.number})
    return _change(request, form, f"The words of “{RUBRIC[number].short}”", {})


@login_required
def judges(request: HttpRequest) -> HttpResponse:
    """Change how many judge, and how long they have."""
    found = _to_change(request)
    initial = {"seen": found.number, "assessors": found.assessors, "days_to_assess": found.days_to_assess}
    return _change(request, JudgesForm(sent(request), initial=initial), "How many judge, and how long they have", {})


def _to_change(request: HttpRequest) -> Method:
    require(request.user, "roadmaps.change_method", otherwise=NOT_YOURS)
    return current_method()


def _change(request: HttpRequest, form: MethodForm, title: str, more: dict[str, Any]) -> HttpResponse:
    if form.is_valid():
        given = form.cleaned_data
        version = change_method(by=request.user, reason=given["reason"], seen=given["seen"], **form.changed())
        messages.success(request, f"Saved as version {version.number} of the method.")
        return redirect("method")
    context = {"form": form, "title": title, **more}
    return form_page(request, "roadmaps/checking/change_method.html", context)
