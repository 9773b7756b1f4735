"""Everything that is wrong with a file is named with its place; nothing that a hostile file does breaks the reading."""

import json
import zipfile
from io import BytesIO

import pytest

from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.importing import read_roadmap
from roadmaps.models import Roadmap
from tests.roadmaps.exchange.workbooks import bytes_of, filled, problems_of

pytestmark = pytest.mark.django_db


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
        (lambda c: c["roadmap"].update(title="\u0000"), "roadmap.title"),
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
