"""Ask for the documents whose day has come, for their owners and for whoever they named."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from reports.errors import TooManyReports
from reports.making.asking import ask_for_report
from reports.making.recipes import first_of_next_month
from reports.making.telling import tell_that_it_is_ready
from reports.models import Kind, Recipe, Report


def make_scheduled_reports() -> int:
    """Ask for the document of each recipe whose day has come; return how many were asked for.

    Safe to run at any moment, and by two clocks at once: asking twice finds the same document.
    """
    asked = 0
    related = ("owner", "roadmap", "mission__challenge__roadmap", "consultation__revision__mission__challenge__roadmap")
    due = Recipe.objects.filter(next_on__lte=timezone.localdate()).select_related(*related)
    for recipe in due.order_by("next_on", "pk"):
        try:
            asked += _make(recipe)
        except TooManyReports:
            # They wait for the next time the clock comes round.
            break
    return asked


@transaction.atomic
def _make(recipe: Recipe) -> bool:
    """Ask for the document of a recipe; say whether it was asked for. Asking twice finds the same document."""
    asked = Report(kind=recipe.kind, roadmap=recipe.roadmap, mission=recipe.mission, consultation=recipe.consultation)
    # Whoever left, or may not read it any more, is passed over.
    people = [recipe.owner, *recipe.recipients.all()]
    readers = [one for one in people if one.is_active and one.has_perm("reports.read_report", asked)]
    if recipe.owner not in readers:
        _set(recipe, next_on=None, stopped_because="Its owner may not read what it is about any more.")
        return False
    options = _of_this_month(recipe, recipe.next_on)
    for person in readers:
        report = ask_for_report(recipe.subject, kind=recipe.kind, design=recipe.design, options=options, by=person)
        report.requests.filter(person=person).update(is_scheduled=True)
    if report.state == Report.State.READY:
        # Somebody had it made already.
        tell_that_it_is_ready(report)
    _set(recipe, next_on=first_of_next_month(timezone.localdate()), made_at=timezone.now())
    return True


def _set(recipe: Recipe, **values: Any) -> None:
    """Write what became of a recipe, unless its owner or another clock changed when it is made meanwhile."""
    Recipe.objects.filter(pk=recipe.pk, next_on=recipe.next_on).update(**values)


def _of_this_month(recipe: Recipe, day: date) -> dict[str, Any]:
    """Return the options of a recipe; a document that tells of a time tells of the month that is over."""
    if recipe.kind != Kind.DELIVERY:
        return recipe.options
    last = day.replace(day=1) - timedelta(days=1)
    return {**recipe.options, "since": last.replace(day=1).isoformat(), "until": last.isoformat()}
