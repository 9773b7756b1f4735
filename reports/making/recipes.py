"""Save the choices of a document under a name, and have it made each month for named people."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from reports.errors import CannotBeSent
from reports.making.asking import subject_as_fields
from reports.models import Design, Recipe, Report
from roadmaps.errors import DoesNotFit

MOST_RECIPES, MOST_RECIPIENTS = 50, 20
NOT_TO_OTHERS = "Only people who work for the council can have a report sent to others."


@transaction.atomic
def save_recipe(
    *,
    by: Person,
    name: str,
    subject: Any,
    kind: str,
    design: str = Design.SCREEN,
    options: dict[str, Any] | None = None,
    monthly: bool = False,
    recipients: Iterable[str] = (),
    recipe: Recipe | None = None,
) -> Recipe:
    """Save the choices of a document, new or over ``recipe``; return the recipe.

    With ``monthly`` it is made on the first of each month; ``recipients`` are the email addresses of accounts that are
    told beside the owner. Raises NotAllowed, DoesNotFit for a name that is taken, and CannotBeSent, which names whoever
    has no account here or may not read what it is about.
    """
    if recipe is not None:
        require(by, "reports.change_recipe", recipe)
    _check_name(by, name, recipe)
    people = _recipients(by, recipients, subject, kind)
    recipe = recipe or Recipe(owner=by)
    for field, value in {"roadmap": None, "mission": None, "consultation": None, **subject_as_fields(subject)}.items():
        setattr(recipe, field, value)
    recipe.name, recipe.kind, recipe.design, recipe.options = name, kind, design, options or {}
    recipe.next_on = (recipe.next_on or first_of_next_month(timezone.localdate())) if monthly else None
    recipe.saved_at, recipe.stopped_because = timezone.now(), ""
    recipe.save()
    recipe.recipients.set(people)
    return recipe


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after that of ``day``."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _check_name(by: Person, name: str, recipe: Recipe | None) -> None:
    own = Recipe.objects.filter(owner=by).exclude(pk=recipe.pk if recipe else None)
    if own.filter(name__iexact=name).exists():
        raise DoesNotFit(recipe, {"name": "You have a saved report with this name. Enter another name"})
    if recipe is None and own.count() >= MOST_RECIPES:
        raise DoesNotFit(recipe, {"name": f"You have {MOST_RECIPES} saved reports. Delete one first"})


def _recipients(by: Person, addresses: Iterable[str], subject: Any, kind: str) -> list[Person]:
    wanted = list(dict.fromkeys(one.strip().lower() for one in addresses if one.strip()))
    if not wanted:
        return []
    require(by, "reports.send_to_others", otherwise=NOT_TO_OTHERS)
    if len(wanted) > MOST_RECIPIENTS:
        raise CannotBeSent(f"A report can be sent to {MOST_RECIPIENTS} people. Take some out.")
    people = {one.email.lower(): one for one in Person.objects.filter(email__in=wanted, is_active=True)}
    asked = Report(kind=kind, **subject_as_fields(subject))
    refused = [one for one in wanted if one not in people or not people[one].has_perm("reports.read_report", asked)]
    if refused:
        raise CannotBeSent(
            f"These people have no account here, or may not read this report: {', '.join(refused)}. Take them out."
        )
    return [people[one] for one in wanted]


@transaction.atomic
def delete_recipe(*, recipe: Recipe, by: Person) -> None:
    """Delete a recipe; what was made with it stays. Raises NotAllowed."""
    require(by, "reports.change_recipe", recipe)
    recipe.delete()
