"""A file goes into a roadmap or a mission that is there: what is new, what changes, what is left alone, chosen row by row."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.errors import NotAllowed
from roadmaps.checking.submitting import submit_for_check
from roadmaps.drafting.missions import save_draft
from roadmaps.errors import DoesNotFit
from roadmaps.exchange import into as writing
from roadmaps.exchange import planning
from roadmaps.exchange.exporting import export_json
from roadmaps.exchange.importing import ask_import, carry_out, confirm_import, look_through
from roadmaps.exchange.into import Plan
from roadmaps.models import Challenge, Mission, Roadmap, RoadmapImport, Solution
from tests import factories
from tests.pages import words_of
from tests.roadmaps.exchange.workbooks import bytes_of, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    return factories.draft(officer, title="Quiet nights", daily_life="Nobody hears the bus.")


@pytest.fixture
def roadmap(mission):
    return mission.challenge.roadmap


def sent(officer, body, roadmap=None, mission=None) -> RoadmapImport:
    asked = ask_import(by=officer, name="plan.json", body=body, into=roadmap, mission=mission)
    look_through(import_id=str(asked.pk))
    return RoadmapImport.objects.get(pk=asked.pk)


def put(found, officer, *titles) -> RoadmapImport:
    """Import the rows of those titles, or all."""
    keys = [row["key"] for row in found.plan if not titles or row["title"] in titles]
    confirm_import(which=found, by=officer, chosen=keys)
    carry_out(import_id=str(found.pk))
    return RoadmapImport.objects.get(pk=found.pk)


def changed(roadmap, change) -> bytes:
    """Return the roadmap as JSON after ``change`` was made to its only mission and its solutions."""
    content = json.loads(export_json(roadmap))
    change(content["challenges"][0]["missions"][0], content["solutions"])
    return json.dumps(content).encode()


def rows(found) -> dict[str, str]:
    return {row["title"]: row["what"] for row in found.plan}


# What it would do


def test_a_file_that_says_the_same_changes_nothing(officer, roadmap, signed_in):
    found = sent(officer, export_json(roadmap), roadmap)
    assert (found.state, found.plan) == ("ready", [])
    assert found.counts["same"] > 4
    assert "Nothing in it differs" in words_of(signed_in(officer).get(found.get_absolute_url()))


def test_every_row_is_new_or_changed_and_shown_word_by_word(officer, roadmap, signed_in):
    def change(mission, solutions):
        mission["mission"]["daily_life"] = "Nobody hears the night bus."
        mission["sectors"].append({"name": "Transport", "kind": "public", "contribution": "Quiet buses."})
        mission["milestones"].append({"title": "Half", "due_on": "2028-01-01"})
        solutions[0]["objective"] = "Another objective."

    found = sent(officer, changed(roadmap, change), roadmap)
    title = roadmap.challenges.get().missions.get().solutions.get().title
    assert rows(found) == {
        "The mission in words": "changed",
        "Sector: Transport": "new",
        "Milestone: Half": "new",
        f"Solution: {title}": "changed",
    }
    page = words_of(signed_in(officer).get(found.get_absolute_url()))
    assert "2 new, 2 changed" in page
    assert "night </ins>" in page
    assert page.count('type="checkbox"') == 4
    assert page.count("checked") >= 4


def test_an_empty_cell_and_a_missing_row_leave_alone_what_is_there(officer, roadmap):
    def change(mission, solutions):
        mission["mission"]["daily_life"] = ""
        mission["sectors"] = []
        solutions[0] |= {"sectors": [], "objective": "", "partners": []}

    assert sent(officer, changed(roadmap, change), roadmap).plan == []


def test_names_are_the_same_whatever_their_case_and_spaces(officer, roadmap):
    def change(mission, solutions):
        mission["mission"]["title"] = "quiet  NIGHTS"
        solutions[0]["title"] = solutions[0]["title"].upper()

    found = sent(officer, changed(roadmap, change), roadmap)
    assert set(rows(found)) <= {"The mission in words"}


def test_a_workbook_goes_in_as_well_with_a_challenge_and_a_mission_that_are_new(officer, roadmap):
    found = put(sent(officer, bytes_of(filled()), roadmap), officer)
    assert not [row for row in found.plan if not row.get("done")]
    mission = Mission.objects.get(title="No cold home")
    assert mission.challenge == Challenge.objects.get(title="Warm homes", roadmap=roadmap)
    assert (mission.stage, mission.lead_officer) == ("draft", officer)
    solution = mission.solutions.get()
    assert (solution.title, mission.contributions.get().expected_share) == ("Deep retrofit", 40)
    assert solution.partnerships.get().organisation.name == "Our council"
    assert str(solution.funding_lines.get().amount) == "1200.50"
    assert mission.milestones.get().title == "Half of them"


# Choosing


def test_only_the_rows_that_were_chosen_are_written(officer, roadmap, mission):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."
        one["milestones"] += [{"title": "Half", "due_on": "2028-01-01"}, {"title": "Most", "due_on": "2029-01-01"}]

    put(sent(officer, changed(roadmap, change), roadmap), officer, "Milestone: Half")
    mission.refresh_from_db()
    assert mission.daily_life == "Nobody hears the bus."
    assert [one.title for one in mission.milestones.all()] == ["Half"]


def test_nothing_ticked_is_asked_again(officer, roadmap, signed_in):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."

    found = sent(officer, changed(roadmap, change), roadmap)
    answer = signed_in(officer).post(found.get_absolute_url(), {})
    assert answer.status_code == 422
    assert "Tick at least one row." in words_of(answer)
    with pytest.raises(DoesNotFit):
        confirm_import(which=found, by=officer, chosen=["made up"])


@pytest.mark.parametrize(("tick", "number"), [("all", 2), ("new", 1), ("none", 0)])
def test_all_none_or_only_the_new_rows_are_ticked_without_javascript(officer, roadmap, signed_in, tick, number):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."
        one["milestones"].append({"title": "Half", "due_on": "2028-01-01"})

    found = sent(officer, changed(roadmap, change), roadmap)
    page = words_of(signed_in(officer).get(f"{found.get_absolute_url()}?tick={tick}"))
    assert page.count("checked >") + page.count("checked>") == number


def test_parts_of_a_new_mission_need_the_mission(officer, roadmap):
    found = sent(officer, bytes_of(filled()), roadmap)
    found = put(found, officer, "Challenge: Warm homes", "Solution: Deep retrofit")
    left = next(row for row in found.plan if row["title"] == "Solution: Deep retrofit")
    assert (left["done"], left["why"]) == (False, "Its mission was not chosen.")
    assert not Mission.objects.filter(title="No cold home").exists()


# What is left alone


def test_a_mission_that_is_frozen_is_left_alone_and_says_so(officer, roadmap, mission):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."

    body = changed(roadmap, change)
    submit_for_check(mission=mission, by=officer)
    found = sent(officer, body, roadmap)
    assert rows(found) == {"Mission: Quiet nights": "left"}
    assert "its words are frozen" in found.plan[0]["why"]


def test_where_all_is_left_alone_nobody_is_asked_to_tick_anything(officer, roadmap, mission, signed_in):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."

    body = changed(roadmap, change)
    submit_for_check(mission=mission, by=officer)
    page = words_of(signed_in(officer).get(sent(officer, body, roadmap).get_absolute_url()))
    assert "None of these rows can be imported here" in page
    assert "Tick" not in page
    assert "Import the ticked rows" not in page


def test_a_mission_of_other_officers_is_left_alone(roadmap):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."

    found = sent(factories.officer(), changed(roadmap, change), roadmap)
    assert rows(found) == {"Mission: Quiet nights": "left"}
    assert "other officers" in found.plan[0]["why"]


def test_a_solution_that_others_share_takes_its_share_and_nothing_else(officer, roadmap, mission):
    shared = mission.solutions.get()
    other = factories.draft(factories.officer())
    other.contributions.create(solution=shared)

    def words(one, solutions):
        solutions[0]["objective"] = "Another objective."

    found = sent(officer, changed(roadmap, words), roadmap)
    assert rows(found) == {f"Solution: {shared}": "left"}

    def share(one, solutions):
        one["solutions"][0]["expected_share"] = "12"

    put(sent(officer, changed(roadmap, share), roadmap), officer)
    assert mission.contributions.get().expected_share == 12


def test_what_somebody_changed_meanwhile_is_left_alone_and_named(officer, roadmap, mission, signed_in):
    def change(one, solutions):
        one["mission"]["daily_life"] = "Quiet at last."
        one["milestones"].append({"title": "Half", "due_on": "2028-01-01"})

    found = sent(officer, changed(roadmap, change), roadmap)
    save_draft(mission=mission, by=officer, daily_life="Somebody else's words.")
    found = put(found, officer)
    mission.refresh_from_db()
    assert mission.daily_life == "Somebody else's words."
    assert mission.milestones.count() == 1
    page = words_of(signed_in(officer).get(found.get_absolute_url()))
    assert "1 row was imported" in page
    assert "Somebody has changed it since you looked." in page


def test_a_row_that_a_rule_refuses_says_why_and_the_others_are_written(officer, roadmap, mission):
    def change(one, solutions):
        one["mission"]["deadline"] = "2020-01-01"
        one["mission"]["starts_on"] = "2019-01-01"
        one["milestones"].append({"title": "Half", "due_on": "2019-06-01"})

    body = changed(roadmap, change)
    save_draft(mission=mission, by=officer, starts_on=None)
    found = put(sent(officer, body, roadmap), officer)
    assert mission.milestones.count() == 1
    assert all("done" in row for row in found.plan)


# Into one mission


def test_the_one_mission_of_a_file_goes_into_the_one_that_was_chosen_whatever_it_is_called(officer, mission):
    found = put(sent(officer, bytes_of(filled()), mission=mission), officer, "Solution: Deep retrofit")
    assert mission.solutions.filter(title="Deep retrofit").exists()
    assert not any(row["title"].startswith("Challenge") for row in found.plan)
    mission.refresh_from_db()
    assert mission.title == "Quiet nights"


def test_of_several_missions_only_the_one_of_that_name_goes_in(officer, mission, roadmap):
    factories.draft(officer, title="Another", challenge=mission.challenge)
    content = json.loads(export_json(roadmap))
    for one in content["challenges"][0]["missions"]:
        one["mission"]["daily_life"] = "Quiet at last."
    found = sent(officer, json.dumps(content).encode(), mission=mission)
    assert [(row["title"], row["within"]) for row in found.plan] == [("The mission in words", "Quiet nights")]


def test_solutions_that_feed_back_to_each_other_are_linked_once_they_are_there(officer, mission):
    solutions = [
        ["S1", "Deep retrofit", "Homes that stay warm.", "", "pilot", "It teaches.", "S2", *[""] * 4],
        ["S2", "Heat pumps", "Homes that are heated.", "", "pilot", *[""] * 6],
    ]
    body = bytes_of(filled(Solutions=solutions, Shares=[["M1", "S1", 10], ["M1", "S2", 10]]))
    put(sent(officer, body, mission=mission), officer)
    assert Solution.objects.get(title="Deep retrofit").feeds_back_to.get().title == "Heat pumps"


def test_a_solution_that_the_roadmap_has_already_is_joined_and_not_made_twice(officer, mission, roadmap):
    other = factories.draft(officer, title="Another", challenge=mission.challenge)
    shared = mission.solutions.get()

    def change(content):
        key = next(one["key"] for one in content["solutions"] if one["title"] == shared.title)
        for one in content["challenges"][0]["missions"]:
            if one["mission"]["title"] == "Another":
                one["solutions"].append({"key": key, "expected_share": "5"})
        return content

    body = json.dumps(change(json.loads(export_json(roadmap)))).encode()
    put(sent(officer, body, roadmap), officer)
    assert other.contributions.get(solution=shared).expected_share == 5
    assert Solution.objects.filter(title=shared.title).count() == 1


# Who may, and how much


def test_nobody_puts_a_file_where_they_may_not_write(officer, mission, roadmap, signed_in):
    with pytest.raises(NotAllowed):
        ask_import(by=factories.officer(), name="x", body=b"{}", mission=mission)
    Roadmap.objects.filter(pk=roadmap.pk).update(kind="reference")
    roadmap.refresh_from_db()
    with pytest.raises(NotAllowed):
        ask_import(by=officer, name="x", body=b"{}", into=roadmap)
    assert signed_in(factories.officer()).get(f"/workbench/import/?mission={mission.slug}").status_code == 403
    assert signed_in(officer).get(f"/workbench/import/?roadmap={roadmap.slug}").status_code == 403
    assert signed_in(officer).get("/workbench/import/?roadmap=nowhere").status_code == 404


def test_it_is_sent_from_the_page_of_the_mission(officer, mission, signed_in):
    client = signed_in(officer)
    assert f"?mission={mission.slug}" in client.get(f"/workbench/missions/{mission.slug}/").content.decode()
    path = f"/workbench/import/?mission={mission.slug}"
    assert "The rows go into the mission “Quiet nights”." in words_of(client.get(path))
    file = SimpleUploadedFile("plan.xlsx", bytes_of(filled()))
    client.post(path, {"file": file})
    assert RoadmapImport.objects.get().into_mission == mission


def test_more_than_anybody_looks_through_is_refused_with_a_sentence(officer, roadmap, monkeypatch):
    monkeypatch.setattr(planning, "MOST_ROWS", 1)
    monkeypatch.setattr(writing, "MOST_ROWS", 1)

    def change(one, solutions):
        one["milestones"] += [{"title": f"Step {n}", "due_on": "2028-01-01"} for n in range(3)]

    found = sent(officer, changed(roadmap, change), roadmap)
    assert found.state == "refused"
    assert "which nobody looks through" in found.problems[0]["says"]


def test_importing_twice_writes_once(officer, roadmap, mission):
    def change(one, solutions):
        one["milestones"].append({"title": "Half", "due_on": "2028-01-01"})

    found = sent(officer, changed(roadmap, change), roadmap)
    put(found, officer)
    carry_out(import_id=str(found.pk))
    assert mission.milestones.count() == 1


def test_a_plan_costs_the_same_queries_however_many_solutions_there_are(officer):
    def cost(number: int) -> int:
        mission = factories.draft(officer)
        for _ in range(number):
            mission.contributions.create(solution=factories.SolutionFactory())
        roadmap = mission.challenge.roadmap
        content = json.loads(export_json(roadmap))
        with CaptureQueriesContext(connection) as queries:
            Plan(content, roadmap=roadmap, by=officer).rows()
        return len(queries)

    # One query is for the roles of the officer, which are asked for once.
    assert cost(12) <= cost(1) + 1
