"""A person's own account page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.pages.own.forms import NameForm
from govuk.form_page import form_page, sent
from outbox.models import OutboxMessage


@login_required
def account_home(request: HttpRequest) -> HttpResponse:
    """Show the account, and keep a new name."""
    form = NameForm(sent(request), instance=request.user)
    if form.is_valid():
        form.save()
        messages.success(request, "Your name was saved.")
        return redirect("account_home")
    context = {"form": form}
    if request.user.has_perm("accounts.look_after_jobs"):
        context["failed_jobs"] = OutboxMessage.objects.failed().count()
    return form_page(request, "accounts/own/account.html", context)
