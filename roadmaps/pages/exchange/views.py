"""Send a roadmap as a file, see what is in it, import it; take one away."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from accounts.permissions import require
from govuk.form_page import form_page
from roadmaps.drafting.hierarchy import NOT_OWN
from roadmaps.drafting.missions import NOT_YOURS
from roadmaps.errors import DoesNotFit
from roadmaps.exchange.csv_files import packed
from roadmaps.exchange.exporting import ask_export, template_workbook
from roadmaps.exchange.importing import MOST_BYTES, ask_import, confirm_import
from roadmaps.models import Mission, Roadmap, RoadmapExport, RoadmapImport
from roadmaps.pages.exchange.plan import shown_plan
from roadmaps.pages.finding import mission_or_404

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "json": "application/json"}
SHOWN = 10


class SeveralFiles(forms.FileInput):
    """A field for one file, or for several."""

    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One file, or several together; its value is the list of them."""

    def clean(self, data: list | None, initial: Any = None) -> list:
        """Return the files. Raises ValidationError when there is none, or one is empty."""
        one = super().clean
        return [one(file, initial) for file in data] if data else [one(None, initial)]


class FileForm(forms.Form):
    """The file to import: a workbook, a JSON file, or the CSV files of all sheets."""

    file = SeveralFilesField(
        label="Workbook (XLSX or ODS), JSON file, or the CSV files of all sheets",
        help_text=f"At most {MOST_BYTES // 1_000_000} MB. It is looked through first; nothing is written before you say so.",
        widget=SeveralFiles(attrs={"accept": ".xlsx,.ods,.json,.csv,.zip"}),
        error_messages={"required": "Choose a file", "empty": "The file is empty"},
    )

    def clean_file(self) -> tuple[str, bytes]:
        """Return the name and the body of what was sent; CSV files as the zip file that holds them.

        A roadmap is never larger than ``MOST_BYTES``.
        """
        files = self.cleaned_data["file"]
        if sum(file.size for file in files) > MOST_BYTES:
            raise forms.ValidationError(f"The file must be {MOST_BYTES // 1_000_000} MB or smaller")
        if len(files) == 1:
            return files[0].name, files[0].read()
        if not all(file.name.lower().endswith(".csv") for file in files):
            raise forms.ValidationError("Choose one file, or the CSV files of all sheets")
        return f"{len(files)} CSV files", packed({file.name: file.read() for file in files})


@login_required
def imports(request: HttpRequest) -> HttpResponse:
    """Send a file, and see those sent before."""
    require(request.user, "roadmaps.start_roadmap")
    into, mission = _where(request)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if form.is_valid():
        name, body = form.cleaned_data["file"]
        return redirect(ask_import(by=request.user, name=name, body=body, into=into, mission=mission))
    context = {
        "form": form,
        "into": into,
        "mission": mission,
        "before": request.user.roadmap_imports.select_related("into", "into_mission")[:SHOWN],
    }
    return form_page(request, "roadmaps/exchange/imports.html", context)


def _where(request: HttpRequest) -> tuple[Roadmap | None, Mission | None]:
    """Return the roadmap that an address says the rows go into, or the mission. Raises Http404 and NotAllowed."""
    if slug := request.GET.get("mission"):
        mission = mission_or_404(slug)
        require(request.user, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
        return mission.challenge.roadmap, mission
    if slug := request.GET.get("roadmap"):
        into = get_object_or_404(Roadmap, slug=slug)
        require(request.user, "roadmaps.edit_roadmap", into, otherwise=NOT_OWN)
        return into, None
    return None, None


@login_required
def template(request: HttpRequest) -> HttpResponse:
    """Hand over the empty workbook."""
    require(request.user, "roadmaps.start_roadmap")
    return _file(template_workbook(), XLSX, "roadmap-template.xlsx")


@login_required
def roadmap_import(request: HttpRequest, import_id: uuid.UUID) -> HttpResponse:
    """Show what was found in a file; import it when its owner says so; htmx asks for the part that changes."""
    related = ("roadmap", "into", "into_mission")
    found = get_object_or_404(RoadmapImport.objects.select_related(*related), pk=import_id)
    require(request.user, "roadmaps.see_import", found)
    problem = ""
    if request.method == "POST":
        try:
            confirm_import(which=found, by=request.user, chosen=request.POST.getlist("row"))
        except DoesNotFit as nothing:
            problem = nothing.faults["chosen"]
        else:
            messages.success(request, "It is being imported.")
            return redirect(found)
    page = "roadmaps/exchange/import.html"
    context = {"found": found, "problem": problem, **shown_plan(found, request.GET.get("tick", ""))}
    answer = render(request, f"{page}#progress" if request.htmx else page, context, status=422 if problem else 200)
    answer["Vary"], answer["Cache-Control"] = "HX-Request", "no-store"
    return answer


@login_required
@require_POST
def ask_for_export(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a roadmap as what an import takes."""
    roadmap = get_object_or_404(Roadmap, slug=slug)
    require(request.user, "roadmaps.edit_roadmap", roadmap, otherwise=NOT_OWN)
    form = request.POST.get("form", "")
    if form not in RoadmapExport.Form.values:
        raise Http404
    return redirect(ask_export(roadmap=roadmap, by=request.user, form=form))


def _export(request: HttpRequest, export_id: uuid.UUID) -> RoadmapExport:
    found = get_object_or_404(RoadmapExport.objects.select_related("roadmap").defer("body"), pk=export_id)
    require(request.user, "roadmaps.see_import", found)
    return found


@login_required
def export(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Wait for the file, then offer it; htmx asks for the part that changes."""
    page = "roadmaps/exchange/export.html"
    answer = render(request, f"{page}#progress" if request.htmx else page, {"found": _export(request, export_id)})
    answer["Vary"], answer["Cache-Control"] = "HX-Request", "no-store"
    return answer


@login_required
def export_file(request: HttpRequest, export_id: uuid.UUID) -> HttpResponse:
    """Hand over the file. Answers 404 before it is made."""
    found = _export(request, export_id)
    if found.made_at is None:
        raise Http404
    return _file(bytes(found.body), KINDS[found.form], f"{found.roadmap.slug}.{found.form}")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
