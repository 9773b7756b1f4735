"""OpenDocument spreadsheets and CSV files are read like workbooks; what is no sheet of a roadmap is named."""

import csv
import zipfile
from io import BytesIO, StringIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from outbox.models import OutboxMessage
from roadmaps.exchange.csv_files import packed
from roadmaps.exchange.importing import look_through, read_roadmap
from roadmaps.models import RoadmapImport
from tests.pages import words_of
from tests.roadmaps.exchange.workbooks import bytes_of, filled

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
MADE_BY_OTHERS = Path(__file__).parent / "made_by_others"


def rows_of(book) -> dict[str, list[list]]:
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def as_csv(rows: list[list], delimiter: str = ",") -> bytes:
    target = StringIO()
    csv.writer(target, delimiter=delimiter).writerows(["" if cell is None else cell for cell in row] for row in rows)
    return target.getvalue().encode("utf-8-sig")


def open_document(rows: dict[str, list[list]], *, percent: bool = False) -> bytes:
    def cell(value) -> str:
        if value in (None, ""):
            return "<table:table-cell/>"
        if isinstance(value, int | float):
            kind = "percentage" if percent and value < 1 else "float"
            return f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>x</text:p></table:table-cell>'
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    tables = "".join(
        f'<table:table table:name="{title}">'
        + "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in found)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/>'
        "</table:table-row></table:table>"
        for title, found in rows.items()
    )
    body = f"<office:document-content {NAMESPACES}><office:body><office:spreadsheet>{tables}"
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"{body}</office:spreadsheet></office:body></office:document-content>")
    return target.getvalue()


@pytest.fixture
def expected() -> dict:
    content, problems = read_roadmap(bytes_of(filled()))
    assert not problems
    return content


def test_an_open_document_says_what_the_workbook_says(expected):
    content, problems = read_roadmap(open_document(rows_of(filled())))
    assert not problems, problems.listed
    assert content == expected


def test_a_percentage_in_an_open_document_is_what_it_shows(expected):
    content, _ = read_roadmap(open_document(rows_of(filled(Shares=[["M1", "S1", 0.4]])), percent=True))
    assert content == expected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_files_of_all_sheets_say_it_too(expected, delimiter):
    files = {f"{title}.csv": as_csv(rows, delimiter) for title, rows in rows_of(filled()).items()}
    content, problems = read_roadmap(packed(files))
    assert not problems, problems.listed
    assert content == expected


def test_one_csv_file_is_named_for_what_it_is():
    _, problems = read_roadmap(as_csv(rows_of(filled())["Missions"]))
    assert "This is one sheet as a CSV file." in problems.listed[0].says


def test_a_damaged_open_document_is_said_to_be_damaged():
    whole = open_document(rows_of(filled()))
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        content = archive.read("content.xml")
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content[:2_000])
    _, problems = read_roadmap(target.getvalue())
    assert "damaged" in problems.listed[0].says


def test_a_problem_keeps_its_place_below_empty_rows_and_no_row_is_dropped():
    rows = rows_of(filled())
    rows["Milestones"] += [[], [], [], ["M1", "", "All of them", "soon"]]
    _, problems = read_roadmap(open_document(rows))
    assert [one.where for one in problems.listed] == ["Sheet Milestones, row 6, column D"]


@pytest.mark.parametrize("hidden", ["\x00", "\x07", "\u202e"])
def test_what_nobody_can_see_is_not_quoted(hidden):
    rows = rows_of(filled())
    rows["Funding"].append(["S1", f"gi{hidden}ft", "A fund", 5, "Yes"])
    _, problems = read_roadmap(packed({f"{title}.csv": as_csv(found) for title, found in rows.items()}))
    assert problems.listed
    assert hidden not in str(problems.listed)


def test_what_another_program_spells_out_is_spelled_only_there():
    book = filled(Solutions=[["S1", "Form _x0041_", "Warm", "", "pilot"] + [""] * 6])
    content, _ = read_roadmap(open_document(rows_of(book)))
    assert content["solutions"][0]["title"] == "Form _x0041_"


@pytest.mark.django_db
def test_the_preview_shows_how_many_rows_and_the_first_of_each_sheet(officer, signed_in):
    book = filled()
    book.create_sheet("My notes").append(["Call the bank"])
    client = signed_in(officer)
    file = SimpleUploadedFile("plan.xlsx", bytes_of(book))
    client.post("/workbench/import/", {"file": file})
    asked = RoadmapImport.objects.get()
    look_through(import_id=str(asked.pk))
    page = words_of(client.get(asked.get_absolute_url()))
    assert "Every row was read, and nothing is wrong with it." in page
    assert "Missions: 1 row" in page
    assert "Measurements: 0 rows" in page
    assert "No cold home" in page
    assert "<b>Not read:</b> “My notes”" in page
    assert OutboxMessage.objects.filter(handler="roadmaps.look_through").exists()


@pytest.mark.django_db
def test_csv_files_are_chosen_together(officer, signed_in):
    client = signed_in(officer)
    files = [SimpleUploadedFile(f"{title}.csv", as_csv(rows)) for title, rows in rows_of(filled()).items()]
    client.post("/workbench/import/", {"file": files})
    asked = RoadmapImport.objects.get()
    look_through(import_id=str(asked.pk))
    asked.refresh_from_db()
    assert (asked.state, asked.counts["missions"]) == ("ready", 1)
    answer = client.post(
        "/workbench/import/", {"file": [SimpleUploadedFile(name, b"PK") for name in ("a.csv", "x.xlsx")]}
    )
    assert "Choose one file, or the CSV files of all sheets" in words_of(answer)


@pytest.mark.parametrize(
    "name", sorted(file.name for file in MADE_BY_OTHERS.iterdir()) if MADE_BY_OTHERS.exists() else []
)
def test_files_that_other_programs_wrote(expected, name):
    content, problems = read_roadmap((MADE_BY_OTHERS / name).read_bytes())
    assert not problems, problems.listed
    assert content == expected
