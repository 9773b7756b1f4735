"""Rows pasted from a spreadsheet go into the portfolio's table, to be looked through before anything is saved."""

import pytest

from roadmaps.models import Solution, WorkingCopy
from roadmaps.pages.drafting.forms.portfolio_table import MOST_NEW
from roadmaps.pages.drafting.pasting import read_pasted
from tests.forms import sent_by
from tests.pages import words_of
from tests.roadmaps.drafting.portfolio import titles

pytestmark = pytest.mark.django_db


def test_rows_from_a_spreadsheet_go_into_the_table_and_nothing_is_saved_yet(draft, table):
    text = (
        "Solution\tAim\tLead\tType\tStage\tShare\tInstruments\tBudget\tColour\n"
        'Street gardens\t"A garden\non every street"\tNeighbours\tResidents and community\tPilot\t20%\t'
        "Planning; Licensing\t£5,000 grant\tGreen\n"
        "Warm rooms\tNobody is cold\t\tpublic\tmainstream\t10\tSkills\t\tRed\n"
    )
    page = words_of(table(more="paste", pasted=text))
    assert "Pasted: 2 new solutions. Look through the rows, then save. Nothing is saved yet." in page
    assert "no such column: “Colour”" in page
    assert 'value="Street gardens"' in page
    assert titles(draft) == [draft.solutions.get().title]


def test_what_was_pasted_is_saved_as_it_was_shown(draft, table):
    text = "Name\tObjective\tKind\tStage\tShare\tInstruments\nGardens\tGreen\tCivic\tpilot\t20%\tPlanning, Licensing\n"
    shown = table(more="paste", pasted=text)
    sent = {**sent_by(shown), "then": "stay"}
    assert table.client.post(table.path, sent).status_code == 302
    added = draft.contributions.get(solution__title="Gardens")
    assert added.expected_share == 20
    assert not WorkingCopy.objects.exists()
    assert added.solution.instruments == ["licensing", "planning"]
    assert added.solution.innovation_stage == "pilot"


def test_a_pasted_row_of_a_solution_that_is_there_changes_it(draft, table):
    own = draft.contributions.get()
    shown = table(more="paste", pasted=f"Name\tApproach\n{own.solution.title.upper()}\tco-design\n")
    assert "Pasted: 1 that is here already" in words_of(shown)
    table.client.post(table.path, {**sent_by(shown), "then": "stay"})
    assert Solution.objects.get(pk=own.solution_id).approach == "co-design"
    assert draft.contributions.count() == 1


def test_a_choice_that_nothing_is_called_is_named_and_not_dropped(draft, table):
    shown = table(more="paste", pasted="Name\tKind\tInstruments\nA\tGuild\tMagic\n")
    answer = table.client.post(table.path, {**sent_by(shown), "then": "stay", "n0-lead_kind": "Guild"})
    assert "“Guild” is not one of the choices" in words_of(answer)


def test_rows_without_headings_are_taken_in_the_order_of_the_table():
    found = read_pasted("Gardens\tGreen streets\nRooms\tWarm rooms")
    assert found.rows[1] == {"title": "Rooms", "objective": "Warm rooms"}
    assert read_pasted("").rows == []
    assert read_pasted("x" * 200_000).rows == []
    assert read_pasted("\t\n\t").rows == []


def test_a_cell_of_several_lines_keeps_them():
    assert read_pasted('Name\tObjective\r\nGardens\t"On every street\r\nand ""roof"""\r\n').rows == [
        {"title": "Gardens", "objective": 'On every street\nand "roof"'}
    ]


def test_as_many_rows_as_one_save_takes_are_saved_and_the_others_are_named(draft, table):
    text = "Name\tObjective\tInstruments\n" + "".join(
        f"Row {n}\tFor {n}\tplanning, licensing, data, skills\n" for n in range(MOST_NEW + 5)
    )
    shown = table(more="paste", pasted=text)
    assert f"5 rows were too many for one time, from “Row {MOST_NEW}” on." in words_of(shown)
    assert table.client.post(table.path, {**sent_by(shown), "then": "stay"}).status_code == 302
    assert draft.contributions.filter(solution__title__startswith="Row").count() == MOST_NEW
