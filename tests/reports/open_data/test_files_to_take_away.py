"""A roadmap is taken away as one JSON, as CSV files with what describes them, and as a spreadsheet."""

import csv
import io
import json
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from engagement.models import Comment
from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from reports.models import Report
from reports.open_data.columns import columns_of
from reports.open_data.csv_bundle import descriptor
from reports.open_data.tables import TABLES
from reports.open_data.whole import whole_roadmap
from roadmaps.exchange.importing import build_roadmap, read_roadmap
from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Challenge, Mission, Roadmap, Solution
from tests import factories

pytestmark = pytest.mark.django_db
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1")


@pytest.fixture
def roadmap(officer) -> Roadmap:
    consultation = factories.closed_consultation(officer)
    factories.comment(factories.consultation(officer), factories.resident())
    return consultation.mission.challenge.roadmap


def spreadsheet(roadmap: Roadmap):
    report = build_report(str(ask_for_report(roadmap, kind="spreadsheet").pk))
    with report.file.open() as opened:
        return load_workbook(io.BytesIO(opened.read()))


def csv_files(client, roadmap: Roadmap) -> zipfile.ZipFile:
    answer = client.get(f"/open-data/{roadmap.slug}.zip")
    assert answer["Content-Type"] == "application/zip"
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def read(archive: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"))))


def test_the_json_of_a_roadmap_that_is_imported_elsewhere_is_the_same_when_it_is_exported_again(officer):
    load_exemplars()
    for roadmap in Roadmap.objects.public():
        first = whole_roadmap(roadmap)
        content, problems = read_roadmap(first)
        assert not problems
        again = build_roadmap(content, by=officer)
        Roadmap.objects.filter(pk=again.pk).update(published_at=roadmap.published_at)
        Challenge.objects.filter(roadmap=again).update(published_at=roadmap.published_at)
        Mission.objects.filter(challenge__roadmap=again).update(stage="adopted")
        assert whole_roadmap(Roadmap.objects.get(pk=again.pk)) == first


def test_the_json_holds_what_is_public_alone(roadmap, officer, client):
    challenge = roadmap.challenges.get()
    factories.draft(officer, challenge=challenge, title="A secret draft")
    answer = client.get(f"/open-data/{roadmap.slug}.json")
    assert "A secret draft" not in answer.content.decode()
    assert [one["title"] for one in json.loads(answer.content)["challenges"]] == [challenge.title]
    assert answer["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["json", "zip"])
def test_a_roadmap_that_is_not_public_is_not_handed_out_to_anybody(roadmap, officer, signed_in, path):
    Roadmap.objects.update(published_at=None)
    assert signed_in(officer).get(f"/open-data/{roadmap.slug}.{path}").status_code == 404


def test_every_table_is_a_file_with_what_describes_it(client, roadmap):
    archive = csv_files(client, roadmap)
    package = json.loads(archive.read("datapackage.json"))
    assert [one["name"] for one in package["resources"]] == [table.name for table in TABLES]
    assert package["licenses"][0]["name"] == "OGL-UK-3.0"
    for resource, table in zip(package["resources"], TABLES, strict=True):
        fields = [one["name"] for one in resource["schema"]["fields"]]
        found = read(archive, table.name)
        assert fields == [column.name for column in columns_of(table.schema)]
        assert not found or list(found[0]) == fields
        assert all(one["description"] for one in resource["schema"]["fields"])
    assert [one["slug"] for one in read(archive, "missions")] == [Mission.objects.first().slug]
    assert len(read(archive, "verdicts")) == 10


def test_what_leads_to_another_table_is_there(client, roadmap):
    archive = csv_files(client, roadmap)
    for resource in descriptor(roadmap)["resources"]:
        for key in resource["schema"]["foreignKeys"]:
            (column,), (to,) = key["fields"], key["reference"]["fields"]
            known = {one[to] for one in read(archive, key["reference"]["resource"])}
            assert {one[column] for one in read(archive, resource["name"])} <= known


def test_a_file_is_written_once_while_nothing_changes(client, roadmap, monkeypatch):
    first = csv_files(client, roadmap)
    monkeypatch.setattr("reports.pages.open_data.files.write_csv_bundle", lambda *_: pytest.fail("written again"))
    assert csv_files(client, roadmap).namelist() == first.namelist()
    monkeypatch.undo()
    Mission.objects.update(note="Else.")
    Mission.objects.update(stage="adopted", title="Other words")
    storage = Report._meta.get_field("file").storage
    csv_files(client, roadmap)
    assert len(storage.listdir(f"open-data/{roadmap.slug}")[1]) == 1


def test_a_workbook_has_notes_and_a_sheet_a_table_with_typed_cells(roadmap):
    book = spreadsheet(roadmap)
    assert book.sheetnames == ["Notes", *(table.label for table in TABLES)]
    assert all(book[table.label].freeze_panes == "A2" for table in TABLES)
    heads = [cell.value for cell in book["Missions"][1]]
    row = dict(zip(heads, [cell.value for cell in book["Missions"][2]], strict=True))
    assert row["Deadline"].date() == date(2031, 12, 31)
    assert isinstance(row["Value to reach"], int | float)
    assert isinstance(row["Frozen at"], datetime)
    assert row["Illustrative start"] is False
    notes = [[cell.value for cell in row] for row in book["Notes"].iter_rows()]
    assert ["", "Amount", "number", "In pounds sterling"] in [[cell or "" for cell in row] for row in notes]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_runs_as_a_formula(client, roadmap, formula):
    Mission.objects.update(stage="draft")
    Solution.objects.update(title=formula, objective=formula)
    Mission.objects.update(stage="adopted")
    Comment.objects.update(body=formula)
    book = spreadsheet(roadmap)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    cells = [cell for table in TABLES for one in read(csv_files(client, roadmap), table.name) for cell in one.values()]
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in cells)


def test_a_comment_that_changes_makes_another_spreadsheet(officer):
    consultation = factories.consultation(officer)
    comment = factories.comment(consultation, factories.resident())
    roadmap = consultation.mission.challenge.roadmap
    first = ask_for_report(roadmap, kind="spreadsheet")
    assert ask_for_report(roadmap, kind="spreadsheet") == first
    Comment.objects.filter(pk=comment.pk).update(body="Other words", edited_at=comment.created_at)
    assert ask_for_report(roadmap, kind="spreadsheet") != first


def test_the_same_rows_are_kept_once(roadmap):
    first = build_report(str(ask_for_report(roadmap, kind="spreadsheet").pk))
    Report.objects.filter(pk=first.pk).update(key="of another day")
    again = build_report(str(ask_for_report(roadmap, kind="spreadsheet").pk))
    assert (again.pk != first.pk, again.file.name) == (True, first.file.name)


def test_a_spreadsheet_is_asked_for_and_downloaded_on_pages(roadmap, officer, signed_in):
    browser = signed_in(officer)
    form = browser.get(f"/reports/ask/?roadmap={roadmap.slug}&kind=spreadsheet").content.decode()
    assert "Make the spreadsheet" in form and "Preview" not in form
    asked = browser.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "spreadsheet"})
    report = build_report(asked.url.strip("/").split("/")[-1])
    assert "Download the spreadsheet" in browser.get(report.get_absolute_url()).content.decode()
    file = browser.get(f"{report.get_absolute_url()}file/", follow=True)
    assert file["Content-Disposition"] == f'attachment; filename="spreadsheet-{roadmap.slug}.xlsx"'
    assert file["Content-Type"].endswith("spreadsheetml.sheet")
    assert b"".join(file.streaming_content).startswith(b"PK")
