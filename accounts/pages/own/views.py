"""A person's own account page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.pages.own.forms import NameForm


@login_required
def account_home(request: HttpRequest) -> HttpResponse:
    """Show the account, and keep a new name."""
    form = NameForm(request.POST if request.method == "POST" else None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, "Your name was saved.")
        return redirect("account_home")
    return render(request, "accounts/own/account.html", {"form": form}, status=422 if form.errors else 200)
