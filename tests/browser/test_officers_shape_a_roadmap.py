"""An officer makes a roadmap, arranges it, notes, compares, restores and imports: by keyboard, without JavaScript."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from roadmaps.models import Contribution, Mission
from tests import factories

pytestmark = [pytest.mark.django_db(transaction=True)]
SLUG = "somebody-to-call"
DRAFT = f"/workbench/missions/{SLUG}"


@pytest.fixture(autouse=True)
def _story(transactional_db, story):
    """The demonstration's people and missions are there."""


@pytest.fixture(params=[True, False], ids=["with javascript", "without"])
def officer(visitors, request):
    return visitors(javascript=request.param).sign_in("officer")


def test_a_roadmap_with_challenges_is_made_and_put_in_order(officer):
    officer.go("/workbench/")
    officer.follow("Roadmaps and challenges")
    officer.follow("Start a roadmap")
    officer.press("Start it")
    officer.sees("Enter the title of the roadmap")
    officer.fill("Title", "Our plan")
    officer.fill("Place", "Our borough")
    officer.press("Start it")
    officer.sees("There are no challenges yet.")
    for title in ("Warm homes", "Clean water"):
        officer.follow("Add a challenge")
        officer.fill("Title", title)
        officer.fill("Summary", "What is wrong today.")
        officer.choose("Political leadership")
        officer.press("Add it")
        officer.sees("There are no missions in it yet.")
        officer.follow("Our plan")
    officer.press("Move up Clean water")
    officer.page.wait_for_url("**#order")
    titles = officer.main.locator("#order h3").all_inner_texts()
    assert titles == ["Clean water", "Warm homes"]
    officer.follow("Delete or archive it")
    officer.sees("“Our plan” cannot be deleted")
    officer.sees("2 challenges")
    officer.press("Archive it")
    officer.sees("You can restore it.")
    officer.main.get_by_role("link", name=re.compile("^restore it")).click()
    officer.press("Restore it")
    officer.sees("“Our plan” is restored.")


def test_a_solution_gets_several_partners_funding_lines_and_milestones(officer):
    officer.go(f"{DRAFT}/solutions/new/")
    officer.fill("Name of the solution", "Door to door")
    officer.fill("Objective", "Every stair has somebody who knocks.")
    officer.unfold()
    partners = officer.main.get_by_role("group", name="Partner 1")
    partners.get_by_label("Kind of partner").select_option("civic")
    officer.press("Add another partner")
    expect(officer.main.get_by_role("group", name="Partner 2")).to_be_visible()
    officer.unfold()
    officer.main.get_by_role("group", name="Partner 2").get_by_label("Kind of partner").select_option("third")
    officer.main.get_by_role("group", name="Partner 2").get_by_label("Name of the organisation").fill("Tea Trust")
    line = officer.main.get_by_role("group", name="Funding line 1")
    line.get_by_label("Funder").fill("A charity")
    officer.press("Save this solution")
    officer.sees("Funding line 1: Choose the kind of funding")
    line = officer.main.get_by_role("group", name="Funding line 1")
    expect(line.get_by_label("Funder")).to_have_value("A charity")
    line.get_by_label("Kind of funding").select_option("grant")
    line.get_by_label("Amount in pounds").fill("1200.50")
    officer.unfold()
    step = officer.main.get_by_role("group", name="Milestone 1", exact=True)
    step.get_by_label("What should be true by then").fill("Ten stairs")
    for part, value in (("Day", "1"), ("Month", "6"), ("Year", "2028")):
        step.get_by_label(part).fill(value)
    officer.press("Save this solution")
    officer.sees("Solution saved.")
    solution = Contribution.objects.get(mission__slug=SLUG, solution__title="Door to door").solution
    assert set(solution.partnerships.values_list("kind", "organisation__name")) == {
        ("civic", None),
        ("third", "Tea Trust"),
    }
    assert str(solution.funding_lines.get().amount) == "1200.50"
    assert solution.milestones.get().title == "Ten stairs"
    officer.follow("Put the solutions in another order")
    officer.press("Move up Door to door")
    officer.page.wait_for_url("**#order")
    assert Contribution.objects.filter(mission__slug=SLUG).first().solution == solution


def test_enter_in_the_field_of_a_row_saves_and_adds_no_row(officer):
    officer.go(f"{DRAFT}/solutions/new/")
    officer.fill("Name of the solution", "Saved by Enter")
    officer.unfold()
    partner = officer.main.get_by_role("group", name="Partner 1")
    partner.get_by_label("Kind of partner").select_option("third")
    partner.get_by_label("Name of the organisation").fill("Tea Trust")
    partner.get_by_label("Name of the organisation").press("Enter")
    officer.sees("Solution saved.")


def test_one_question_a_page_leads_through_the_whole_draft(officer):
    officer.go(f"{DRAFT}/")
    officer.follow("one question a page")
    officer.sees("Question 1 of 9")
    officer.fill("Statement", "Nobody is alone on a bad day.")
    officer.press("Save and continue")
    officer.sees("Who benefits?")
    officer.fill("Who benefits", "Those over 75")
    officer.press("Save and continue")
    officer.sees("What would change on an ordinary day?")
    officer.follow("Question before")
    officer.sees("Who benefits?")
    expect(officer.main.get_by_label("Who benefits", exact=False).first).to_have_value("Those over 75")
    mission = Mission.objects.get(slug=SLUG)
    assert (mission.statement, mission.beneficiaries) == ("Nobody is alone on a bad day.", "Those over 75")


def test_all_of_it_is_written_on_one_long_page(officer):
    officer.go(f"{DRAFT}/whole/")
    officer.fill("Statement", "Nobody is alone.")
    officer.fill("What shows that this is a priority here", "A survey.")
    officer.fill_date("Deadline", 31, 12, 2034)
    officer.press("Save")
    officer.sees("Saved at")
    mission = Mission.objects.select_related("challenge").get(slug=SLUG)
    assert (mission.statement, mission.challenge.evidence, mission.deadline.year) == (
        "Nobody is alone.",
        "A survey.",
        2034,
    )


def test_a_note_stands_beside_its_field_until_it_is_done(officer):
    officer.go(f"{DRAFT}/words/")
    officer.follow("Add a note on “Statement”")
    officer.fill("Your note", "Is “near” a street or a minute?")
    officer.press("Add this note")
    officer.sees("Only people who work on this draft see it.")
    officer.go(f"{DRAFT}/words/")
    officer.follow("1 note on “Statement”")
    officer.sees("Is “near” a street or a minute?")
    officer.main.get_by_role("button", name="Done with the note").click()
    officer.sees("There are no open notes.")


def test_a_version_is_kept_compared_and_restored(officer):
    officer.go(f"{DRAFT}/")
    officer.follow("Revisions")
    officer.fill("What this version is", "Before lunch")
    officer.press("Keep this version")
    officer.sees("kept as revision 1")
    officer.go(f"{DRAFT}/words/")
    officer.fill("Statement", "Something quite different.")
    officer.press("Save and continue")
    officer.sees("Why is this a priority here?")
    officer.go(f"{DRAFT}/revisions/")
    officer.main.get_by_role("link", name=re.compile("^Compare with the draft")).click()
    expect(officer.main.locator("ins").filter(has_text="Something quite different.")).to_be_visible()
    officer.go(f"{DRAFT}/revisions/")
    officer.main.get_by_role("link", name=re.compile("^Restore as the draft")).click()
    officer.sees("What would change in the draft")
    officer.press("Restore it")
    officer.sees("The draft says again what revision 1 says.")
    assert Mission.objects.get(slug=SLUG).statement.startswith("By the end of the decade")
    assert Mission.objects.get(slug=SLUG).revisions.count() == 2


def test_somebody_is_asked_to_edit_and_the_draft_is_handed_over(officer, visitors):
    officer.go(f"{DRAFT}/")
    officer.follow("Who works on it")
    officer.select("Who", "Maeve Dunne, officer2@camden.example")
    officer.choose("Edit the draft, as officers of this mission")
    officer.press("Ask them")
    officer.sees("Maeve Dunne was asked, and has been written to.")
    maeve = visitors().sign_in("officer2")
    maeve.go("/workbench/")
    maeve.follow("Somebody to call")
    maeve.sees("parts are done")
    officer.follow("Choose another lead officer")
    officer.select("New lead officer", "Maeve Dunne, officer2@camden.example")
    officer.press("Hand it over")
    officer.sees("Maeve Dunne now leads this mission.")


def test_history_names_who_changed_what_from_what_to_what(officer):
    officer.go(f"{DRAFT}/words/")
    officer.fill("Who benefits", "Everybody over eighty")
    officer.press("Save and continue")
    officer.sees("Why is this a priority here?")
    officer.go(f"{DRAFT}/history/")
    section = officer.main.locator(".cm-row").filter(has_text="Olu Bankole").first
    expect(section).to_contain_text("Who benefits")
    expect(section.locator("ins").first).to_contain_text("Everybody")
    officer.select("Field", "Statement")
    officer.press("Filter")
    expect(officer.main).not_to_contain_text("eighty")


@pytest.mark.xdist_group("import in a browser")
def test_a_roadmap_is_exported_looked_through_and_imported(officer, worker, tmp_path):
    file = tmp_path / "plan.json"
    officer.go("/workbench/roadmaps/camden-practice/")
    officer.press("as JSON")
    _wait(officer, "Your file is ready.")
    with officer.page.expect_download() as download:
        officer.follow("Download the file")
    content = json.loads(Path(download.value.path()).read_text())
    content["roadmap"]["title"] = "Imported plan"
    good = json.dumps(content)
    content["challenges"][0]["origin"] = "a dream"
    file.write_text(json.dumps(content))
    _send(officer, file)
    _wait(officer, "It cannot be imported yet.")
    officer.sees("challenges[0].origin")
    officer.sees("“a dream” is not one of")
    file.write_text(good)
    _send(officer, file)
    _wait(officer, "Nothing is wrong with it.")
    officer.sees("“Imported plan” with 4 challenges, 8 missions and 34 solutions")
    officer.press("Import it")
    _wait(officer, "It is imported.")
    officer.follow("Go to “Imported plan”")
    officer.sees("Warm, healthy homes")


def _send(officer, file: Path) -> None:
    officer.go("/workbench/import/")
    officer.main.get_by_label("Workbook (XLSX or ODS)").set_input_files(file)
    officer.press("Look through it")


def _wait(officer, words: str) -> None:
    """Wait as the page does: by itself, or without JavaScript by refreshing."""
    for _ in range(80):
        if officer.main.get_by_text(words).count():
            return
        officer.page.wait_for_timeout(250)
        if not officer.javascript:
            officer.page.reload()
    officer.sees(words)


def test_solutions_are_put_in_order_by_dragging(visitors):
    officer = visitors().sign_in("officer")
    draft = Mission.objects.get(slug=SLUG)
    for title in ("Second", "Third"):
        solution = factories.SolutionFactory(title=title)
        Contribution.objects.create(mission=draft, solution=solution, position=draft.contributions.count())
    officer.go(f"{DRAFT}/solutions/")
    items = officer.main.locator("[data-item]")
    with officer.page.expect_response("**/solutions/order/"):
        items.nth(2).locator(".cm-handle").drag_to(items.nth(0), target_position={"x": 20, "y": 4})
    expect(officer.main.locator("[data-item] h2").first).to_have_text("Third")
    titles = [one.solution.title for one in draft.contributions.select_related("solution")]
    assert titles[0] == "Third"
    assert len(titles) == 3


def test_reordering_by_the_keyboard_alone(visitors):
    officer = visitors().sign_in("officer")
    draft = Mission.objects.get(slug=SLUG)
    Contribution.objects.create(mission=draft, solution=factories.SolutionFactory(title="Second"), position=1)
    officer.go(f"{DRAFT}/solutions/")
    officer.main.get_by_role("button", name="Move up Second").focus()
    officer.page.keyboard.press("Enter")
    officer.page.wait_for_url("**#order")
    assert draft.contributions.first().solution.title == "Second"
