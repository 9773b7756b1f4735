"""Save choices under a name, use them, change them, delete them."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from govuk.form_page import form_page, sent
from reports.documents.catalogue import CATALOGUE
from reports.errors import CannotBeSent
from reports.making.asking import ask_for_report
from reports.making.recipes import delete_recipe, save_recipe
from reports.models import Design, Recipe
from reports.pages.documents.forms import ChoicesForm
from reports.pages.finding import named, offered, subject_of
from reports.pages.recipes.forms import ASKED, MONTHLY, RecipeForm
from roadmaps.errors import DoesNotFit


def keep_choices(request: HttpRequest, subject: Any, chosen: dict[str, Any]) -> HttpResponse:
    """Lead on to the page where choices that were just made are saved under a name."""
    query = {**named(subject), "kind": chosen["kind"], **_sent_as(request)}
    return redirect(f"{reverse('recipe_new')}?{urlencode(query, doseq=True)}")


def _sent_as(request: HttpRequest) -> dict[str, list[str]]:
    """Return what was chosen as it was sent, without what belongs to the sending."""
    passed_over = ("csrfmiddlewaretoken", "do", "kind", "roadmap", "mission", "consultation")
    return {name: values for name, values in request.POST.lists() if name not in passed_over}


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Give choices a name. They come in the address, and are read as the form of the document reads them."""
    subject = subject_of(request.GET)
    document = next((one for one in offered(request.user, subject) if one.kind == request.GET.get("kind")), None)
    if document is None:
        raise Http404
    choices = ChoicesForm(request.GET, document=document, subject=subject)
    if not choices.is_valid():
        return redirect(f"{reverse('report_ask')}?{urlencode({**named(subject), 'kind': document.kind})}")
    chosen = {
        "kind": document.kind,
        "design": choices.cleaned_data["design"] or Design.SCREEN,
        "options": choices.options(),
    }
    form = RecipeForm(sent(request), may_send=request.user.has_perm("reports.send_to_others"))
    found = form.is_valid() and _saved(request, form, subject=subject, **chosen)
    if found:
        messages.success(request, f"Saved: {found}.")
        return redirect(found)
    context = {"form": form, "subject": subject, "document": document, "told": told(chosen)}
    return form_page(request, "reports/recipes/save.html", context)


def _saved(request: HttpRequest, form: RecipeForm, **given: Any) -> Recipe | None:
    """Save a recipe; None where its name or somebody who was named does not fit, which the form then says."""
    monthly = form.cleaned_data["monthly"] == MONTHLY
    try:
        return save_recipe(
            by=request.user, name=form.cleaned_data["name"], monthly=monthly, recipients=form.addresses(), **given
        )
    except DoesNotFit as nothing:
        form.add_error("name", nothing.faults["name"])
    except CannotBeSent as refused:
        form.add_error("recipients", str(refused))
    return None


def told(chosen: dict[str, Any]) -> list[str]:
    """Return in words what was chosen."""
    document, options = CATALOGUE[chosen["kind"]], chosen["options"]
    parts = [label for name, label in document.parts.items() if name in options.get("parts", document.parts)]
    said = [f"With: {', '.join(parts)}."] if parts else []
    if options.get("missions"):
        number = len(options["missions"])
        said.append(f"{number} mission{'' if number == 1 else 's'} chosen.")
    return said


def _recipe(request: HttpRequest, recipe_id: int) -> Recipe:
    related = ("mission", "roadmap", "consultation__revision__mission")
    found = get_object_or_404(Recipe.objects.select_related(*related), pk=recipe_id)
    if not request.user.has_perm("reports.change_recipe", found):
        raise Http404
    return found


@login_required
def recipe(request: HttpRequest, recipe_id: int) -> HttpResponse:
    """Show saved choices, and change their name, when they are made and who is told."""
    found = _recipe(request, recipe_id)
    first = {
        "name": found.name,
        "monthly": MONTHLY if found.next_on else ASKED,
        "recipients": "\n".join(found.recipients.order_by("email").values_list("email", flat=True)),
    }
    may_send = request.user.has_perm("reports.send_to_others")
    form = RecipeForm(sent(request), initial=first, may_send=may_send)
    chosen = {"kind": found.kind, "design": found.design, "options": found.options}
    if form.is_valid() and _saved(request, form, subject=found.subject, recipe=found, **chosen):
        messages.success(request, "Saved.")
        return redirect(found)
    context = {"form": form, "recipe": found, "document": CATALOGUE[found.kind], "told": told(chosen)}
    return form_page(request, "reports/recipes/recipe.html", context)


@login_required
@require_POST
def make(request: HttpRequest, recipe_id: int) -> HttpResponse:
    """Ask for the document of saved choices."""
    found = _recipe(request, recipe_id)
    if found.kind not in {one.kind for one in offered(request.user, found.subject)}:
        raise Http404
    chosen = {"kind": found.kind, "design": found.design, "options": found.options}
    return redirect(ask_for_report(found.subject, **chosen, by=request.user))


@login_required
def delete(request: HttpRequest, recipe_id: int) -> HttpResponse:
    """Delete saved choices, once the person has confirmed it."""
    found = _recipe(request, recipe_id)
    if request.method == "POST":
        delete_recipe(recipe=found, by=request.user)
        messages.success(request, f"Deleted: {found}.")
        return redirect("reports")
    return render(request, "reports/recipes/delete.html", {"recipe": found})
