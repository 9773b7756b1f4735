"""Assessors at a browser: they keep what they type, overrule the data, settle where they differ; officers answer."""

import re

import pytest
from playwright.sync_api import expect

from roadmaps.models import CriteriaCheck, MethodVersion, Mission
from tests.browser.judging import rate_first

pytestmark = [pytest.mark.django_db(transaction=True)]
WITH_OR_WITHOUT = pytest.mark.parametrize("javascript", [True, False], ids=["with javascript", "without"])


def criteria_check(slug: str) -> CriteriaCheck:
    return CriteriaCheck.objects.get(revision__mission__slug=slug)


def begin(assessor, slug: str) -> str:
    """Take the check; return the address of its page."""
    path = f"/checks/{criteria_check(slug).pk}/"
    assessor.go(f"{path}take/")
    assessor.choose("No, I have no interest in it")
    assessor.press("Continue")
    assessor.sees("Read the revision first.")
    return path


@WITH_OR_WITHOUT
def test_an_assessor_overrules_a_finding_and_pins_a_change(story, visitors, javascript):
    assessor = visitors(javascript=javascript).sign_in("assessor2")
    path = begin(assessor, "no-cold-homes")
    assessor.go(f"{path}criteria/3/")
    rate_first(assessor, 3)
    assessor.sees("Your first rating was 3 of 4.")
    assessor.main.get_by_label(re.compile("^2, partly met")).check()
    assessor.fill("Your reason", "The money is not there yet.")
    assessor.press("Save")
    assessor.sees("Say what should change")
    assessor.select("What it is about", "Solution: Patient fund for warm homes")
    assessor.main.get_by_label("What should change", exact=True).first.fill("Say who lends, and on what terms.")
    assessor.main.get_by_text("Overrule a finding").click()
    assessor.main.get_by_label(re.compile("^Feedback")).select_option(label="I think: not met")
    assessor.press("Save")
    assessor.sees("Say why you disagree on “Feedback”")
    assessor.fill("Why, on “Feedback”", "A promise to report is no feedback.")
    assessor.press("Save and continue")
    assessor.sees("Criterion 4 of 5")
    assessor.go(path)
    assessor.sees("1 of 5 criteria judged.")
    assert assessor.problems == []


def test_what_an_assessor_types_survives_a_closed_browser(story, visitors):
    assessor = visitors().sign_in("assessor2")
    path = begin(assessor, "no-cold-homes")
    assessor.go(f"{path}criteria/1/")
    rate_first(assessor, 3)
    assessor.fill("Your reason", "Half a thought that I must not lose.")
    assessor.sees("Copy kept at")
    assessor.page.context.close()
    again = visitors().sign_in("assessor2")
    again.go(f"{path}criteria/1/")
    expect(again.main.get_by_label("Your reason")).to_have_value("Half a thought that I must not lose.")


@WITH_OR_WITHOUT
def test_two_who_differ_agree_and_the_mission_passes(story, visitors, javascript):
    one, other = (visitors(javascript=javascript, width=320).sign_in(name) for name in ("assessor1", "assessor2"))
    one.go("/workbench/")
    one.main.get_by_role("listitem").filter(has_text="Settle where you differ").get_by_role("link").first.click()
    one.sees("The figure fell by two points a year.")
    one.press("Propose it on Ambitious, realistic")
    one.sees("Choose a rating")
    one.main.get_by_label(re.compile("^3, met")).check()
    one.fill("The reason that you would all sign", "The count of next spring will show the pace.")
    one.press("Propose it on Ambitious, realistic")
    one.sees("It waits for the others.")
    other.go(f"/checks/{criteria_check('deliveries-without-a-diesel-engine').pk}/settlement/")
    other.sees("Proposed by Dr Ines Moreau")
    other.press("Agree on Ambitious, realistic")
    other.sees("Agreed. That settles the check.")
    assert Mission.objects.get(slug="deliveries-without-a-diesel-engine").stage == "checked"
    reader = visitors(javascript=javascript)
    reader.go("/missions/deliveries-without-a-diesel-engine/check/")
    reader.unfold()
    reader.sees("The count of next spring will show the pace.")
    reader.sees("Dr Ines Moreau, assessor 1")
    reader.sees("Assessor 2")
    expect(reader.page.locator("main")).not_to_contain_text("Achebe")


@WITH_OR_WITHOUT
def test_an_officer_ticks_off_what_was_asked_for(story, visitors, javascript):
    officer = visitors(javascript=javascript).sign_in("officer")
    officer.go("/workbench/missions/lunch-that-everybody-can-grow-up-on/")
    officer.follow("See them one by one")
    officer.sees("1 of 4 are ticked off")
    officer.main.get_by_role("link", name=re.compile("Tick it off.*where parents asked")).click()
    officer.fill("How you made it", "Parents' evening of May is on record now.")
    officer.press("Tick it off")
    officer.sees("2 of 4 are ticked off")
    officer.go("/workbench/missions/lunch-that-everybody-can-grow-up-on/what-it-takes/")
    officer.main.get_by_role("link", name=re.compile("Do this.*Add a milestone")).click()
    officer.sees("What should be true on the way?")


@WITH_OR_WITHOUT
def test_an_administrator_changes_a_threshold_and_a_rubric(story, visitors, javascript):
    admin = visitors(javascript=javascript).sign_in("admin")
    admin.go("/method/")
    admin.follow("Change the numbers behind the findings")
    admin.fill("Fewest solutions", "none")
    admin.press("Save as a new version")
    admin.sees("“Fewest solutions” must be a whole number from 1 to 100")
    admin.main.get_by_label("Fewest solutions", exact=True).fill("6")
    admin.fill("Why you change it", "Five were too few last year.")
    admin.press("Save as a new version")
    admin.sees("Fewest solutions: 5 → 6")
    admin.follow("Change the words of “bold and inspiring”")
    admin.fill("Rating 4", "People would march for it")
    admin.fill("Why you change it", "In the words of our assembly.")
    admin.press("Save as a new version")
    admin.sees("People would march for it")
    assert MethodVersion.objects.first().thresholds["solutions"] == 6


def test_the_table_of_what_if_is_sorted_by_a_click_and_by_the_keyboard(story, visitors):
    reader = visitors()
    reader.go("/missions/clean-air-on-every-school-street/check/")
    table = reader.page.get_by_role("table", name=re.compile("What falls"))
    expect(table.get_by_role("row").nth(1)).to_contain_text("40%")
    link = table.get_by_role("link", name=re.compile("^Which"))
    link.focus()
    reader.page.keyboard.press("Enter")
    expect(table.get_by_role("columnheader", name=re.compile("^Which"))).to_have_attribute("aria-sort", "ascending")
    expect(table.get_by_role("row").nth(1)).to_contain_text("citizen science")


def test_an_assessor_judges_with_the_keyboard_alone(story, visitors):
    assessor = visitors().sign_in("assessor2")
    path = begin(assessor, "no-cold-homes")
    assessor.go(f"{path}criteria/2/")
    keys = assessor.page.keyboard
    assessor.page.get_by_label(re.compile("^0, not met")).focus()
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.press("Enter")
    assessor.sees("Your first rating was 1 of 4.")
    assessor.page.get_by_label(re.compile("^0, not met")).focus()
    for _ in range(4):
        keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("Anyone could tell on the day.")
    assessor.page.get_by_role("button", name="Save and continue").focus()
    keys.press("Enter")
    assessor.sees("Criterion 3 of 5")
    assert criteria_check("no-cold-homes").assessments.get(assessor=story["assessor2"]).verdicts.get().rating == 4
