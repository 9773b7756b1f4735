"""Where administrators give and take roles."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.granting import set_roles
from accounts.models import Person
from accounts.names import answer_name
from accounts.pages.people.forms import RolesForm
from accounts.permissions import require
from govuk.form_page import form_page, sent
from govuk.parsing import number

PAGE = 50
CHANGES_SHOWN = 20


@login_required
def people(request: HttpRequest) -> HttpResponse:
    """List everybody with an account, and find one by name or address."""
    require(request.user, "accounts.grant_roles")
    words = request.GET.get("q", "").strip().replace("\x00", "")
    found = Person.objects.prefetch_related("role_grants").order_by("email")
    if words:
        found = found.filter(Q(email__icontains=words) | Q(name__icontains=words))
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people/people.html", {"page": page, "words": words})


@login_required
def names(request: HttpRequest) -> HttpResponse:
    """List the names that wait to be allowed, and allow or refuse one."""
    require(request.user, "accounts.review_names")
    waiting = Person.objects.exclude(name_asked="").order_by("email")
    if request.method == "POST":
        person = get_object_or_404(Person, pk=number(request.POST.get("person")))
        allow, asked = request.POST.get("then") == "allow", request.POST.get("asked", "")
        if answer_name(person=person, by=request.user, asked=asked, allow=allow):
            messages.success(request, "The name is shown now." if allow else "The name was refused.")
        else:
            messages.info(request, "That name does not wait any more: it was answered, changed or taken back.")
        return redirect("names")
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/people/names.html", {"page": page})


@login_required
def roles(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show and set the roles of one person."""
    require(request.user, "accounts.grant_roles")
    person = get_object_or_404(Person, pk=person_id)
    form = RolesForm(sent(request), initial={"roles": sorted(person.roles)})
    if form.is_valid():
        given = form.cleaned_data
        set_roles(person=person, roles=set(given["roles"]), by=request.user, reason=given["reason"])
        messages.success(request, f"The roles of {person.email} were saved.")
        return redirect("people")
    changes = person.role_changes.select_related("by")[:CHANGES_SHOWN]
    context = {"form": form, "person": person, "changes": changes}
    return form_page(request, "accounts/people/roles.html", context)
