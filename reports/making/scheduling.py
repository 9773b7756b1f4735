"""Ask for the documents whose day has come, for their owners and for whoever they named."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from locking import lock
from reports.errors import TooManyReports
from reports.making.asking import ask_for_report
from reports.making.recipes import first_of_next_month
from reports.models import Kind, Recipe, Report


def make_scheduled_reports() -> int:
    """Ask for the document of each recipe whose day has come; return how many were asked for.

    Safe to run at any moment, and by two clocks at once: a recipe that one of them holds is left to it.
    """
    asked = 0
    due = list(Recipe.objects.filter(next_on__lte=timezone.localdate()).order_by("next_on", "pk").values_list("pk"))
    for (key,) in due:
        try:
            asked += _make(key)
        except TooManyReports:
            # They wait for the next time the clock comes round.
            break
    return asked


@transaction.atomic
def _make(key: int) -> bool:
    rows = Recipe.objects.filter(pk=key, next_on__lte=timezone.localdate())
    recipe = lock(rows, passing_over_locked=True).first()
    if recipe is None:
        return False
    people = [recipe.owner, *recipe.recipients.all()]
    asked = Report(kind=recipe.kind, roadmap=recipe.roadmap, mission=recipe.mission, consultation=recipe.consultation)
    # Whoever left, or may not read it any more, is passed over.
    readers = [one for one in people if one.is_active and one.has_perm("reports.read_report", asked)]
    if recipe.owner not in readers:
        recipe.next_on, recipe.stopped_because = None, "Its owner may not read what it is about any more."
        recipe.save(update_fields=["next_on", "stopped_because"])
        return False
    options = _of_this_month(recipe, recipe.next_on)
    for person in readers:
        ask_for_report(recipe.subject, kind=recipe.kind, design=recipe.design, options=options, by=person)
    recipe.next_on, recipe.made_at = first_of_next_month(timezone.localdate()), timezone.now()
    recipe.save(update_fields=["next_on", "made_at"])
    return True


def _of_this_month(recipe: Recipe, day: date) -> dict[str, Any]:
    """Return the options of a recipe; a document that tells of a time tells of the month that is over."""
    if recipe.kind != Kind.DELIVERY:
        return recipe.options
    last = day.replace(day=1) - timedelta(days=1)
    return {**recipe.options, "since": last.replace(day=1).isoformat(), "until": last.isoformat()}
