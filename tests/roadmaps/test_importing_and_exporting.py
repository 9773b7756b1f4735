"""A roadmap comes in from a workbook or JSON, all of it or nothing, and goes out as what an import takes."""

import json
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from roadmaps.exchange.sheets import SHEETS
from roadmaps.exporting import export_json, export_workbook, make_export, template_workbook
from roadmaps.importing import ask_import, build_roadmap, carry_out, confirm_import, look_through, read_roadmap
from roadmaps.loading import load_exemplars
from roadmaps.models import ImportFile, Mission, Roadmap, RoadmapImport, Solution
from tests import factories

pytestmark = pytest.mark.django_db


def filled(**changes) -> Workbook:
    """Return the template with one small roadmap in it; ``changes`` are rows by sheet."""
    rows = {
        "Roadmap": [["Our plan", "Our borough", 2027, "A note", "One source; another"]],
        "Challenges": [["C1", "Warm homes", "Cold homes make people ill.", "political leadership", ""]],
        "Missions": [["M1", "C1", "No cold home", "By 2032, no home is cold."]],
        "Sectors": [["M1", "Housing", "public", "Insulate."]],
        "Solutions": [["S1", "Deep retrofit", "Homes that stay warm.", "", "pilot"] + [""] * 6],
        "Shares": [["M1", "S1", 40]],
        "Partners": [["S1", "lead", "public", "Our council"]],
        "Funding": [["S1", "grant", "A fund", 1200.5, "Yes"]],
        "Milestones": [["M1", "", "Half of them", "2030-01-01"]],
        **changes,
    }
    rows["Solutions"] = [[*row[:10], "council", "proposed"] if len(row) == 11 else row for row in rows["Solutions"]]
    book = load_workbook(BytesIO(template_workbook()))
    for title, found in rows.items():
        for row in found:
            book[title].append(row)
    return book


def bytes_of(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def problems_of(body: bytes) -> dict[str, str]:
    content, problems = read_roadmap(body)
    assert bool(content) != bool(problems)
    return {problem.where: problem.says for problem in problems.listed}


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
    from roadmaps.history import Wanted, history_of

    roadmap = imported(officer, bytes_of(filled()))
    mission = Mission.objects.get(challenge__roadmap=roadmap)
    assert history_of(mission, Wanted()).moments[0].by == str(officer)


# What is wrong is named with its place, and nothing is written


def test_every_problem_is_listed_with_its_sheet_row_and_column(officer):
    book = filled(
        Missions=[
            ["M1", "C1", "", "By 2032, no home is cold.", "", "", "", "soon"],
            ["M1", "C9", "x" * 121, "", "", "", "", "2030-01-01", "2029-01-01", "number"],
        ],
        Shares=[["M1", "S1", "most"], ["M7", "S1", 120]],
        Funding=[["S1", "gift", "", -5, "maybe"]],
        Milestones=[["M1", "S1", "Both", "2030-02-31"]],
    )
    problems = problems_of(bytes_of(book))
    assert problems["Sheet Missions, row 2, column C"] == "“Title” is missing."
    assert problems["Sheet Missions, row 2, column H"] == "“Start” must be a date like 2030-12-31."
    assert problems["Sheet Missions, row 3, column A"] == "The key “m1” is used twice."
    assert problems["Sheet Missions, row 3, column B"] == "There is no “c9” among the challenges."
    assert "121 characters" in problems["Sheet Missions, row 3, column C"]
    assert problems["Sheet Missions, row 3, column I"] == "Enter a deadline after the start."
    assert "not one of: quantified, binary" in problems["Sheet Missions, row 3, column J"]
    assert "must be a number" in problems["Sheet Shares, row 2, column C"]
    assert "between 0 and 100" in problems["Sheet Shares, row 3, column C"]
    assert "not one of: grant" in problems["Sheet Funding, row 2, column B"]
    assert "Yes or No" in problems["Sheet Funding, row 2, column E"]
    assert problems["Sheet Milestones, row 2, column A"].startswith("A milestone belongs either")


@pytest.mark.parametrize(
    ("rows", "where", "says"),
    [
        ({"Roadmap": []}, "Sheet Roadmap", "one row below the headings; it has 0"),
        ({"Shares": []}, "Sheet Solutions, row 2, column A", "serves no mission"),
        ({"Shares": [["M1", "S1", 40], ["M1", "S1", 4]]}, "Sheet Shares, row 3, column B", "stands twice"),
        (
            {"Partners": [["S1", "lead", "public", ""], ["S1", "lead", "civic", ""]]},
            "Sheet Partners, row 2, column B",
            "one lead",
        ),
        (
            {"Challenges": [["C1", "Same", "x", "political leadership"], ["C2", "Same", "y", "political leadership"]]},
            "Sheet Challenges, row 3, column B",
            "two challenges",
        ),
        (
            {"Missions": [["M1", "C1", "T", *[""] * 6, "quantified"]]},
            "Sheet Missions, row 2, column M",
            "Enter what is measured.",
        ),
        ({"Roadmap": [["A", "B", "year", "", ""]]}, "Sheet Roadmap, row 2, column C", "must be a year"),
    ],
)
def test_what_does_not_hold_together_is_named(rows, where, says):
    assert says in problems_of(bytes_of(filled(**rows)))[where]


def test_shares_that_come_to_more_than_the_target():
    solutions = [[f"S{n}", f"Solution {n}", "x", *[""] * 7, "council", "proposed"] for n in (1, 2, 3)]
    book = filled(Solutions=solutions, Shares=[["M1", f"S{n}", 40] for n in (1, 2, 3)])
    assert "more than 100%" in problems_of(bytes_of(book))["Sheet Shares, row 4, column C"]


def test_a_missing_sheet_a_missing_column_and_an_unknown_one():
    book = filled()
    del book["Funding"]
    book["Missions"]["C1"] = "Titel"
    problems = problems_of(bytes_of(book))
    assert "This sheet is missing" in problems["Sheet Funding"]
    assert problems["Sheet Missions, row 1, column C"] == "There is no column “Titel” on this sheet."
    assert problems["Sheet Missions, row 1"] == "The column “Title” is missing."


def test_formulas_and_errors_are_not_read_as_values():
    book = filled()
    book["Shares"]["C2"] = "=20+20"
    book["Missions"]["C2"] = "#REF!"
    problems = problems_of(bytes_of(book))
    assert "holds a formula" in problems["Sheet Shares, row 2, column C"]
    assert "holds an error" in problems["Sheet Missions, row 2, column C"]


def test_a_million_rows_get_an_answer_and_no_roadmap():
    book = filled()
    book["Solutions"].cell(row=1_000_000, column=1, value="S2")
    assert "more than 50,000 rows" in problems_of(bytes_of(book))["Sheet Solutions"]


def test_a_zip_bomb_is_not_opened():
    target = BytesIO(bytes_of(filled()))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/bomb.xml", b"0" * 200_000_000)
    assert len(target.getvalue()) < 1_000_000
    assert "unpacks to far more" in problems_of(target.getvalue())["The file"]


def test_xml_whose_entities_grow_is_refused():
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><sst>&l9;</sst>'
    source, target = zipfile.ZipFile(BytesIO(bytes_of(filled()))), BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, bomb if name == "xl/worksheets/sheet3.xml" else source.read(name))
    assert "The file" in problems_of(target.getvalue())


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"PK",
        b"PK\x03\x04 and nothing that follows",
        b"%PDF-1.7",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b'{"format": "something else"}',
        b'{"format": "camden-missions roadmap", "version": 99}',
        b"[" * 100_000,
        b'{"format": "camden-missions roadmap", "version": ' + b"9" * 10_000 + b"}",
    ],
)
def test_what_is_no_roadmap_gets_a_clear_answer(body):
    (says,) = problems_of(body).values()
    assert says.endswith(".")


def test_half_a_workbook_is_said_to_be_damaged():
    whole = bytes_of(filled())
    assert problems_of(whole[: len(whole) // 2])


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda c: c.update(roadmap=[]), "roadmap"),
        (lambda c: c.update(challenges={}), "challenges"),
        (lambda c: c["challenges"].append(7), "challenges[4]"),
        (lambda c: c["challenges"][0]["missions"][0].update(target=None), "challenges[0].missions[0].target"),
        (lambda c: c["challenges"][0].update(colour="red"), "challenges[0].colour"),
        (lambda c: c["roadmap"].update(year=True), "roadmap.year"),
        (lambda c: c["roadmap"].update(title={"x": 1}), "roadmap.title"),
        (lambda c: c["roadmap"].update(title="a\u0000b"), "roadmap.title"),
        (lambda c: c["solutions"][0].update(key="zzz"), "solutions[0].key"),
        (lambda c: c["solutions"][0].update(disciplines=[["x"]]), "solutions[0].disciplines"),
        (lambda c: c["solutions"][0]["funding"][0].update(amount="1e400"), "solutions[0].funding[0].amount"),
        (lambda c: c["solutions"][0]["funding"][0].update(amount="NaN"), "solutions[0].funding[0].amount"),
        (lambda c: c["solutions"][0].update(sectors=["Nobody asked"]), "solutions[0].sectors"),
        (lambda c: c["solutions"][0].update(feeds_back_to=["s99"]), "solutions[0].feeds_back_to"),
    ],
)
def test_json_that_is_almost_right_names_the_path(story, change, where):
    content = json.loads(export_json(Roadmap.objects.get(slug="camden-practice")))
    change(content)
    assert where in problems_of(json.dumps(content).encode())


def test_very_many_problems_are_counted_and_not_all_listed():
    rows = [[f"S{n}", "", "", *[""] * 7, "nobody", "nowhere"] for n in range(400)]
    _, problems = read_roadmap(bytes_of(filled(Solutions=rows)))
    assert len(problems.listed) == 500
    assert problems.further > 500


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
    roadmap = factories.RoadmapFactory(is_exemplar=True)
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


def test_a_file_far_too_large_is_refused_before_it_is_read(officer, signed_in):
    file = SimpleUploadedFile("huge.xlsx", b"PK" + b"0" * 21_000_000)
    answer = signed_in(officer).post("/workbench/import/", {"file": file})
    assert answer.status_code == 400
    assert "too large" in answer.content.decode()
    assert not RoadmapImport.objects.exists()
