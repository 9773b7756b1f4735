"""A small roadmap in a workbook, to be bent for a test."""

from collections.abc import Iterable
from io import BytesIO

from openpyxl import Workbook, load_workbook

from roadmaps.exchange.exporting import template_workbook
from roadmaps.exchange.importing import read_roadmap


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


def of_rows(rows: Iterable[Iterable]) -> bytes:
    """Return a workbook with these rows on its first sheet, and something else on its second."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
        for cell in book.active[book.active.max_row]:
            # As somebody types it who wants the words and no formula.
            cell.data_type = "s" if cell.data_type == "f" else cell.data_type
    book.create_sheet("Another").append(["not", "read"])
    return bytes_of(book)


def bytes_of(book: Workbook) -> bytes:
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def problems_of(body: bytes) -> dict[str, str]:
    content, problems = read_roadmap(body)
    assert bool(content) != bool(problems)
    return {problem.where: problem.says for problem in problems.listed}
