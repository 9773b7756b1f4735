"""A table that somebody keeps in a spreadsheet is read as its rows, whatever program wrote it, and never trusted."""

import zipfile
from datetime import date
from io import BytesIO

import pytest
from django.conf import settings

from roadmaps.exchange.first_sheet import first_sheet
from roadmaps.exchange.tables import CannotBeRead
from tests.roadmaps.exchange.workbooks import of_rows

ROWS = [["How it came", "Comment"], ["paper", "Quiet nights, ñ and বাংলা"], ["phone", "Two\nlines"]]


def test_a_workbook():
    assert first_sheet("said.xlsx", of_rows(ROWS), most_rows=10) == ROWS


def test_numbers_and_dates_are_read_as_they_are_shown():
    rows = first_sheet("said.XLSX", of_rows([[12, 1.5, date(2026, 3, 1), None, True]]), most_rows=10)
    assert rows == [["12", "1.5", "2026-03-01", "", "True"]]


def test_an_open_document():
    body = (settings.BASE_DIR / "tests/roadmaps/exchange/made_by_others/libreoffice.ods").read_bytes()
    rows = first_sheet("roadmap.ods", body, most_rows=3)
    assert rows[0][0] == "Sheet"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_csv_file_in_the_letters_of_the_program_that_wrote_it(coding):
    assert first_sheet("said.csv", "how;comment\npaper;café £5".encode(coding), most_rows=10)[1] == ["paper", "café £5"]


def test_no_more_rows_than_asked_for():
    assert len(first_sheet("said.xlsx", of_rows([["x"]] * 50), most_rows=7)) == 7


def test_a_file_that_is_not_what_it_is_called():
    for name in ("said.xlsx", "said.ods", "said.pdf", "said", "xlsx"):
        with pytest.raises(CannotBeRead, match=r"something else|Choose a CSV"):
            first_sheet(name, b"%PDF-1.4 and so on", most_rows=10)


def test_a_zip_bomb_is_not_opened():
    target = BytesIO(of_rows(ROWS))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/bomb.xml", b"0" * 200_000_000)
    with pytest.raises(CannotBeRead, match="unpacks to far more"):
        first_sheet("said.xlsx", target.getvalue(), most_rows=10)


def test_a_sheet_that_takes_too_long_is_given_up():
    with pytest.raises(CannotBeRead, match="more time or memory"):
        first_sheet("said.xlsx", of_rows(ROWS), most_rows=10, patience=0.05)
