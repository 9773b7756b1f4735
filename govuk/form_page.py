"""A page with one form, the GOV.UK way: opened, sent, shown again with its errors, or gone on from."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form was sent with; None when its page is only opened, so that the form is neither bound nor valid."""
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Render the page of the ``form`` in ``context``: 422 when it has errors, which htmx swaps as any other answer."""
    return render(request, template, context, status=422 if context["form"].errors else 200)
