"""Workbooks made by hand and by other programs are read as they look, and nothing in them is lost or guessed."""

import json
import re
import zipfile
from io import BytesIO

import pytest

from roadmaps.exchange.importing import read_roadmap
from roadmaps.exchange.workbook import read_workbook
from tests.roadmaps.exchange.workbooks import bytes_of, filled, problems_of


def content_of(book) -> dict:
    content, problems = read_roadmap(bytes_of(book))
    assert not problems, problems.listed
    return content


def share_of(book) -> str:
    return content_of(book)["challenges"][0]["missions"][0]["solutions"][0]["expected_share"]


@pytest.mark.parametrize(("shown", "share"), [(0.4, "40"), (0.075, "7.5"), (1, "100"), (0.3333, "33.33")])
def test_a_percentage_cell_is_what_it_shows(shown, share):
    book = filled()
    book["Shares"]["C2"] = shown
    book["Shares"]["C2"].number_format = "0.00%"
    assert share_of(book) == share


@pytest.mark.parametrize(("text", "share"), [("40%", "40"), ("40 per cent", "40"), ("7.5", "7.5")])
def test_a_share_that_was_written_as_text(text, share):
    assert share_of(filled(Shares=[["M1", "S1", text]])) == share


@pytest.mark.parametrize(("text", "pounds"), [("£25,000", "25000"), ("25k", "25000"), ("£1.2m", "1200000")])
def test_money_as_people_write_it(text, pounds):
    book = filled(Funding=[["S1", "grant", "A fund", text, "Yes"]])
    assert content_of(book)["solutions"][0]["funding"][0]["amount"] == pounds


@pytest.mark.parametrize("text", ["75,5", "£1250,50", "1.234,50"])
def test_a_comma_that_could_be_a_point_is_asked_about_and_never_guessed(text):
    problems = problems_of(bytes_of(filled(Funding=[["S1", "grant", "A fund", text, "Yes"]])))
    assert "not clear" in problems["Sheet Funding, row 2, column D"]


def test_dates_as_people_write_them():
    book = filled(Milestones=[["M1", "", "Half of them", "31 Dec 2030"], ["M1", "", "All", "31/12/2031"]])
    milestones = content_of(book)["challenges"][0]["missions"][0]["milestones"]
    assert [one["due_on"] for one in milestones] == ["2030-12-31", "2031-12-31"]


def test_a_month_or_a_year_of_two_digits_is_asked_about():
    book = filled(Milestones=[["M1", "", "Half", "Dec 2030"], ["M1", "", "All", "31/12/31"]])
    problems = problems_of(bytes_of(book))
    assert "Add the day" in problems["Sheet Milestones, row 2, column D"]
    assert "four digits" in problems["Sheet Milestones, row 3, column D"]


def test_a_number_in_a_column_of_text_keeps_its_digits():
    book = filled(Solutions=[["S1", 1234567.25, 20712345678901, "", "pilot"] + [""] * 6])
    solution = content_of(book)["solutions"][0]
    assert (solution["title"], solution["objective"]) == ("1234567.25", "20712345678901")


def test_line_ends_that_other_programs_spell_out_are_line_ends():
    book = filled(Solutions=[["S1", "Deep retrofit", "Warm homes._x000D_\nAnd dry ones.", "", "pilot"] + [""] * 6])
    assert content_of(book)["solutions"][0]["objective"] == "Warm homes.\nAnd dry ones."


@pytest.mark.parametrize("spelled", ["_x0000_", "_xD800_", "_x0007_"])
def test_what_is_spelled_out_and_is_no_character_is_not_quoted(spelled):
    problems = problems_of(bytes_of(filled(Funding=[["S1", f"gi{spelled}ft", "A fund", 5, "Yes"]])))
    json.dumps(problems).encode().decode()
    assert "“gift” is not one of" in problems["Sheet Funding, row 2, column B"]


def test_rows_beyond_what_the_file_says_of_its_own_size_are_read():
    body = bytes_of(filled(Milestones=[["M1", "", f"Step {n}", "2030-01-01"] for n in range(5)]))
    smaller = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(smaller, "w") as new:
        for part in old.infolist():
            text = old.read(part)
            if part.filename.startswith("xl/worksheets/"):
                text = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', text)
            new.writestr(part, text)
    tables, problems = read_workbook(smaller.getvalue())
    assert not problems
    assert len(tables["milestones"]) == 5
