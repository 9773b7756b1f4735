"""The mailbox page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from camden_missions.demonstration.mailbox import letters


def mailbox(request: HttpRequest) -> HttpResponse:
    """Show every letter that the demonstration sent: anyone may read them here, and that is said."""
    return render(request, "camden_missions/demonstration/mailbox.html", {"letters": letters()})
