"""A person's own account page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import Person
from accounts.names import choose_name
from accounts.pages.own.forms import NameForm
from govuk.form_page import form_page, sent
from outbox.models import OutboxMessage

NAME_WAITS = (
    "That name could be taken for the council's, so somebody looks at it first. Until then your name stays as it was."
)


@login_required
def account_home(request: HttpRequest) -> HttpResponse:
    """Show the account, and keep a new name."""
    form = NameForm(sent(request), instance=request.user)
    if form.is_valid():
        form.save()
        if choose_name(request.user, form.cleaned_data["name"]):
            messages.success(request, "Your name was saved.")
        else:
            messages.info(request, NAME_WAITS)
        return redirect("account_home")
    context = {"form": form}
    if request.user.has_perm("accounts.review_names"):
        context["names_asked"] = Person.objects.exclude(name_asked="").count()
    if request.user.has_perm("accounts.look_after_jobs"):
        context["failed_jobs"] = OutboxMessage.objects.failed().count()
    return form_page(request, "accounts/own/account.html", context)
