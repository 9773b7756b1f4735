"""Pages that stand by themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement (Accessibility Regulations 2018)."""
    return render(request, "camden_missions/pages/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice (UK GDPR, Data Protection Act 2018)."""
    return render(request, "camden_missions/pages/privacy.html")
