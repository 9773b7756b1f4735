"""Whole roadmaps as files: one JSON, and CSV files with what describes them."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

from govuk.sending import file_to_take_away
from reports.making.keeping import kept_file
from reports.open_data.csv_bundle import write_csv_bundle
from reports.open_data.whole import whole_roadmap
from reports.pages.open_data.finding import public_roadmap


def whole(_request: HttpRequest, slug: str) -> HttpResponse:
    """Hand over the public part of a roadmap in the format that an import takes."""
    body = whole_roadmap(public_roadmap(slug))
    return file_to_take_away(f"{slug}.json", "application/json", body, Access_Control_Allow_Origin="*")


def csv_files(_request: HttpRequest, slug: str) -> HttpResponseBase:
    """Hand over the tables of a roadmap as CSV files in one zip file; it is written once while nothing changes."""
    roadmap = public_roadmap(slug)
    opened = kept_file(roadmap, "zip", lambda place: write_csv_bundle(roadmap, place))
    answer = FileResponse(opened, as_attachment=True, filename=f"{slug}-csv.zip", content_type="application/zip")
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
