"""Choose a document and what goes into it, look at its first pages, and ask for it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.permissions import require
from govuk.form_page import form_page
from reports.documents.catalogue import Document
from reports.making.asking import ask_for_report
from reports.making.previewing import kept_page, preview
from reports.models import Design, Kind
from reports.pages.documents.forms import ChoicesForm
from reports.pages.finding import address_of, named, offered, subject_of
from reports.pages.recipes.views import keep_choices
from roadmaps.models import Roadmap


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Choose a document about a roadmap, a mission or a consultation; then what goes into it; then ask for it.

    A public page carries no form with a token, since every visitor gets the same one: its button leads here first.
    """
    given = request.POST if request.method == "POST" else request.GET
    subject = subject_of(given)
    documents = offered(request.user, subject)
    kind = given.get("kind", "") or (documents[0].kind if len(documents) == 1 else "")
    if not kind:
        found = [(one, address_of(subject, one.kind)) for one in documents]
        return render(request, "reports/documents/kinds.html", {"subject": subject, "documents": found})
    if kind == Kind.BOARD and isinstance(subject, Roadmap):
        require(request.user, "roadmaps.see_board", subject)
    document = next((one for one in documents if one.kind == kind), None)
    if document is None:
        raise Http404
    return _choose(request, subject, document)


def _choose(request: HttpRequest, subject: Any, document: Document) -> HttpResponse:
    form = ChoicesForm(request.POST or None, document=document, subject=subject)
    context = {"form": form, "subject": subject, "document": document, "named": named(subject)}
    if not form.is_valid():
        return form_page(request, "reports/documents/choose.html", context)
    chosen = {"kind": document.kind, "design": form.cleaned_data["design"] or Design.SCREEN, "options": form.options()}
    deed = request.POST.get("do", "")
    if deed == "preview" and document.has_design:
        return render(request, "reports/documents/choose.html", {**context, **preview(subject, **chosen)})
    if deed == "save":
        return keep_choices(request, subject, chosen)
    return redirect(ask_for_report(subject, **chosen, by=request.user))


def preview_page(request: HttpRequest, token: str, number: int) -> HttpResponse:
    """Hand over a page of a preview as a picture. Answers 404 once it is no longer kept."""
    body = kept_page(token, number)
    if body is None:
        raise Http404
    return HttpResponse(body, content_type="image/png", headers={"Cache-Control": "private, max-age=600"})
