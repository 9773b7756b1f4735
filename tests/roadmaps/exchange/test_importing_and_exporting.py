"""A roadmap comes in from a workbook or JSON, all of it or nothing, and goes out as what an import takes."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from roadmaps.exchange.exporting import ask_export, export_json, export_workbook, make_export
from roadmaps.exchange.importing import ask_import, build_roadmap, carry_out, confirm_import, look_through, read_roadmap
from roadmaps.exchange.loading import load_exemplars
from roadmaps.exchange.sheets import SHEETS
from roadmaps.models import ImportFile, Mission, Roadmap, RoadmapImport, Solution
from tests import factories
from tests.roadmaps.exchange.workbooks import bytes_of, filled

pytestmark = pytest.mark.django_db


def sent(officer, body: bytes, name: str = "plan.xlsx") -> RoadmapImport:
    asked = ask_import(by=officer, name=name, body=body)
    look_through(import_id=str(asked.pk))
    return RoadmapImport.objects.get(pk=asked.pk)


def imported(officer, body: bytes) -> Roadmap:
    found = sent(officer, body)
    assert found.state == "ready", found.problems
    confirm_import(which=found, by=officer)
    carry_out(import_id=str(found.pk))
    return RoadmapImport.objects.get(pk=found.pk).roadmap


# What goes out comes in


def test_a_filled_in_template_becomes_a_roadmap_with_drafts(officer):
    roadmap = imported(officer, bytes_of(filled()))
    mission = Mission.objects.get(challenge__roadmap=roadmap)
    solution = mission.solutions.get()
    assert (roadmap.title, roadmap.year, roadmap.sources) == ("Our plan", 2027, ["One source", "another"])
    assert (mission.stage, mission.lead_officer) == ("draft", officer)
    assert mission.contributions.get().expected_share == 40
    assert solution.partnerships.get().organisation.name == "Our council"
    assert str(solution.funding_lines.get().amount) == "1200.50"
    assert solution.funding_lines.get().is_secured
    assert mission.milestones.get().title == "Half of them"


@pytest.mark.parametrize("slug", ["camden-practice", "camden-renewal"])
def test_json_comes_back_to_the_byte(officer, story, slug):
    load_exemplars()
    out = export_json(Roadmap.objects.get(slug=slug))
    assert export_json(imported(officer, out)) == out


@pytest.mark.parametrize("slug", ["camden-practice", "camden-renewal"])
def test_a_workbook_comes_back_to_the_byte_of_its_content(officer, story, slug):
    load_exemplars()
    roadmap = Roadmap.objects.get(slug=slug)
    again = imported(officer, export_workbook(roadmap))
    assert export_json(again) == export_json(roadmap)


def test_a_solution_of_several_missions_stays_one(officer):
    rows = {
        "Missions": [["M1", "C1", "First", ""], ["M2", "C1", "Second", ""]],
        "Shares": [["M1", "S1", 40], ["M2", "s1", 60]],
    }
    imported(officer, bytes_of(filled(**rows)))
    assert Solution.objects.get().contributions.count() == 2


def test_importing_twice_makes_two_roadmaps_with_addresses_of_their_own(officer):
    body = bytes_of(filled())
    assert imported(officer, body).slug == "our-plan"
    assert imported(officer, body).slug == "our-plan-2"
    assert sorted(Mission.objects.values_list("slug", flat=True)) == ["no-cold-home", "no-cold-home-2"]


def test_running_the_import_twice_imports_once(officer):
    found = sent(officer, bytes_of(filled()))
    confirm_import(which=found, by=officer)
    for _ in range(2):
        look_through(import_id=str(found.pk))
        carry_out(import_id=str(found.pk))
    assert Roadmap.objects.count() == 1
    assert not ImportFile.objects.exists()


def test_the_history_names_who_imported(officer):
    from roadmaps.revisions.history import Wanted, history_of

    roadmap = imported(officer, bytes_of(filled()))
    mission = Mission.objects.get(challenge__roadmap=roadmap)
    assert history_of(mission, Wanted()).moments[0].by == str(officer)


# All of it or nothing


def test_nothing_is_written_by_looking_through_nor_by_a_refused_file(officer):
    found = sent(officer, bytes_of(filled(Shares=[])))
    assert found.state == "refused"
    assert found.problems[0]["where"] == "Sheet Solutions, row 2, column A"
    assert not Roadmap.objects.exists()
    assert sent(officer, bytes_of(filled())).state == "ready"
    assert not Roadmap.objects.exists()


def test_an_import_that_breaks_half_way_leaves_nothing(officer):
    from django.db import DatabaseError, transaction

    content, _ = read_roadmap(bytes_of(filled()))
    # More than the database takes, as if the file had changed behind the check.
    content["solutions"][0]["funding"][0]["amount"] = "9" * 20
    with pytest.raises(DatabaseError), transaction.atomic():
        build_roadmap(content, by=officer)
    assert not Roadmap.objects.exists()
    assert not Solution.objects.exists()


# The pages


def test_the_page_takes_the_file_and_shows_what_was_found(officer, signed_in):
    client = signed_in(officer)
    file = SimpleUploadedFile("plan.xlsx", bytes_of(filled(Shares=[])))
    answer = client.post("/workbench/import/", {"file": file})
    found = RoadmapImport.objects.get()
    assert answer["Location"] == f"/workbench/import/{found.pk}/"
    look_through(import_id=str(found.pk))
    page = client.get(answer["Location"]).content.decode()
    assert "It cannot be imported yet." in page
    assert "Sheet Solutions, row 2, column A" in page
    assert client.post(answer["Location"]).status_code == 409


@pytest.mark.parametrize(
    ("file", "says"),
    [(None, "Choose a file"), (SimpleUploadedFile("e.xlsx", b""), "The file is empty")],
)
def test_no_file_or_an_empty_one(officer, signed_in, file, says):
    answer = signed_in(officer).post("/workbench/import/", {"file": file} if file else {})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_another_officers_file_is_not_seen(officer, signed_in):
    found = sent(officer, bytes_of(filled()))
    assert signed_in(factories.officer()).get(found.get_absolute_url()).status_code == 403


def test_the_template_opens_and_explains_every_column(officer, signed_in):
    answer = signed_in(officer).get("/workbench/import/template/")
    book = load_workbook(BytesIO(answer.content))
    assert book.sheetnames == ["How to fill it in", *(sheet.title for sheet in SHEETS)]
    explained = {row[1].value for row in book["How to fill it in"].iter_rows()}
    assert {column.heading for sheet in SHEETS for column in sheet.columns} <= explained


def test_a_text_that_could_run_as_a_formula_goes_out_harmless_and_comes_back_as_it_was(officer):
    content, _ = read_roadmap(bytes_of(filled()))
    content["roadmap"]["title"] = "=HYPERLINK(0)"
    roadmap = build_roadmap(content, by=officer)
    book = load_workbook(BytesIO(export_workbook(roadmap)))
    cell = book["Roadmap"]["A2"]
    assert (cell.data_type, cell.value) == ("s", "'=HYPERLINK(0)")
    assert imported(officer, export_workbook(roadmap)).title == "=HYPERLINK(0)"


def test_what_was_put_away_is_left_out_of_an_export(officer):
    mission = factories.draft(officer)
    Mission.objects.filter(pk=mission.pk).update(archived_at=mission.created_at)
    assert json.loads(export_json(mission.challenge.roadmap))["challenges"][0]["missions"] == []


def test_an_exemplar_published_elsewhere_is_not_exported_from_here(officer, signed_in):
    roadmap = factories.RoadmapFactory(kind="reference")
    client = signed_in(officer)
    assert client.post(f"/workbench/roadmaps/{roadmap.slug}/export/", {"form": "json"}).status_code == 403
    own = factories.RoadmapFactory()
    assert client.post(f"/workbench/roadmaps/{own.slug}/export/", {"form": "pdf"}).status_code == 404


@pytest.mark.parametrize("form", ["json", "xlsx"])
def test_a_file_is_asked_for_waited_for_and_taken_away(officer, signed_in, form):
    roadmap = factories.draft(officer).challenge.roadmap
    client = signed_in(officer)
    waiting = client.post(f"/workbench/roadmaps/{roadmap.slug}/export/", {"form": form})["Location"]
    assert "It is being made" in client.get(waiting).content.decode()
    assert client.get(f"{waiting}file/").status_code == 404
    for _ in range(2):
        make_export(export_id=waiting.split("/")[-2])
    assert "Your file is ready." in client.get(waiting).content.decode()
    answer = client.get(f"{waiting}file/")
    assert answer["Content-Disposition"] == f'attachment; filename="{roadmap.slug}.{form}"'
    content, problems = read_roadmap(answer.content)
    assert not problems
    assert content["roadmap"]["title"] == roadmap.title


@pytest.mark.parametrize("long", ["x" * 33_000, "🦊" * 17_000], ids=["letters", "characters that count twice"])
def test_a_text_longer_than_a_cell_is_named_and_never_cut_off(officer, signed_in, long):
    mission = factories.draft(officer, background=long)
    roadmap = mission.challenge.roadmap
    asked = ask_export(roadmap=roadmap, by=officer, form="xlsx")
    make_export(export_id=str(asked.pk))
    page = signed_in(officer).get(asked.get_absolute_url()).content.decode()
    assert "A spreadsheet cannot hold this roadmap." in page
    assert "“Background” in row 2 of the sheet Missions" in page
    assert json.loads(export_json(roadmap))["challenges"][0]["missions"][0]["mission"]["background"] == long


def test_a_file_far_too_large_is_refused_before_it_is_read(officer, signed_in):
    file = SimpleUploadedFile("huge.xlsx", b"PK" + b"0" * 21_000_000)
    answer = signed_in(officer).post("/workbench/import/", {"file": file})
    assert answer.status_code == 400
    assert "too large" in answer.content.decode()
    assert not RoadmapImport.objects.exists()
