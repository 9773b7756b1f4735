"""Three years of a mission in a browser: measured, late, changed, learnt from, reported, decided on, and confirmed."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from roadmaps.models import Contribution, Milestone, Mission, Solution
from tests import factories
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.django_db(transaction=True)
YEAR = 365
SOLUTIONS = ("Quiet vans", "Night shift", "Repair café", "Street nurses", "Warm rooms", "Letters to all")


def day(years_ago: float):
    return timezone.localdate() - timedelta(days=round(YEAR * years_ago))


@pytest.fixture
def mission(story) -> Mission:
    """A mission that was adopted three years ago, whose deadline was yesterday."""
    officer = story["officer"]
    mission = factories.draft(
        officer,
        title="Nobody waits in the cold",
        challenge=Mission.objects.get(slug="repairs-done-in-a-week").challenge,
        baseline_date=day(3),
        deadline=day(0) - timedelta(days=1),
    )
    Solution.objects.filter(contributions__mission=mission).update(title=SOLUTIONS[0], status="in delivery")
    mission.contributions.update(expected_share=15)
    for title in SOLUTIONS[1:]:
        solution = factories.SolutionFactory(title=title, status="in delivery")
        Contribution.objects.create(mission=mission, solution=solution, expected_share=Decimal(15))
    Milestone.objects.create(mission=mission, title="Half of the homes", due_on=day(1))
    return factories.frozen_in_delivery(mission, officer)


def report_figure(officer: Visitor, value: str, years_ago: float) -> None:
    when = day(years_ago)
    officer.follow("Report the figure")
    officer.fill("Value", value)
    officer.fill_date("Day on which it was measured", when.day, when.month, when.year)
    officer.fill("Source", "The yearly survey")
    officer.press("Report it")
    officer.sees("The figure is reported.")


def measure(officer: Visitor) -> None:
    """A wrong entry is named and nothing typed is lost; a slip is put right in the open."""
    officer.follow("Report the figure")
    officer.fill("Value", "many")
    officer.fill("Source", "The yearly survey")
    officer.press("Report it")
    officer.sees("Enter the value as a number, for example 14 or 6.1")
    expect(officer.main.get_by_label("Source")).to_have_value("The yearly survey")
    officer.page.go_back()
    officer.go(officer.page.url.replace("/missions/", "/workbench/missions/").replace("/figure/", "/delivery/"))
    report_figure(officer, "25", 2)
    report_figure(officer, "400", 1)
    officer.main.get_by_role("link", name="Put it right").first.click()
    officer.fill("What it should say", "40")
    officer.fill("Why it is put right", "A slip of the hand.")
    officer.press("Put it right")
    officer.sees("it said 400%")


def move_what_is_late(officer: Visitor) -> None:
    officer.sees("Late")
    officer.main.get_by_role("link", name=re.compile("Report on it.*Half of the homes")).click()
    officer.choose("It needs another date")
    later = day(0.5)
    officer.fill_date("New date", later.day, later.month, later.year)
    officer.press("Report it")
    officer.sees("Enter why it is moved")
    officer.fill("Why?", "The fund came late.")
    officer.press("Report it")
    officer.sees("Why: The fund came late.")


def replace_what_failed(officer: Visitor, slug: str) -> None:
    """A solution stops, a new one comes in; what it does is seen before, and what failed says what it taught."""
    officer.follow("Propose a change")
    officer.follow("Stop a solution")
    officer.select("Which solution stops?", "Letters to all")
    officer.fill("Why it stops", "One in fifty answered.")
    officer.press("Add it to the change")
    officer.sees("Nothing has changed yet.")
    officer.follow("Bring in a new solution")
    officer.fill("Title", "Neighbours who knock")
    officer.fill("What it should achieve", "Every door is knocked at once a winter.")
    officer.select("Stage of innovation", "Pilot")
    officer.select("Who leads it", "Residents and community")
    officer.fill("Expected share of the target", "15")
    officer.press("Add it to the change")
    officer.sees("What it would do to the five criteria")
    officer.sees("Its officers, because the change is minor.")
    officer.fill("Why the mission changes", "What is sent by post is not read.")
    officer.press("Change the mission")
    officer.sees("The mission is changed.")
    officer.go(f"/workbench/missions/{slug}/learning/new/")
    officer.fill("What you learnt, in one line", "Letters are not read")
    officer.choose("It did not work")
    officer.fill("What was tried?", "Letters to every home.")
    officer.fill("What was found?", "One in fifty answered.")
    officer.fill("What changes because of it?", "Neighbours knock.")
    officer.fill("What stops because of it?", "Letters.")
    officer.press("Write it down")
    officer.sees("It is written down.")


def put_to_the_commission(officer: Visitor, commissioner: Visitor, slug: str) -> None:
    officer.go(f"/workbench/missions/{slug}/delivery/")
    officer.follow("Propose a change")
    officer.follow("Change the words of the mission")
    officer.fill("Statement", "In five years, nobody here waits in the cold.")
    officer.press("Add it to the change")
    officer.sees("The commission, because the change is material:")
    officer.fill("Why the mission changes", "Tenants asked for plainer words.")
    officer.press("Put it to the commission")
    officer.sees("It is put to the commission.")
    commissioner.go("/workbench/")
    commissioner.sees("Decide on a change")
    commissioner.go(f"/missions/{slug}/changes/2/")
    commissioner.follow("Decide on it")
    commissioner.press("Record the decision")
    commissioner.sees("Choose what you decide")
    commissioner.choose("Approve it: the mission is changed as proposed")
    commissioner.fill("Why?", "They are plainer.")
    commissioner.press("Record the decision")
    commissioner.sees("The decision is recorded")


def report_to_the_commission(officer: Visitor, commissioner: Visitor, slug: str, number: int) -> None:
    officer.go(f"/workbench/missions/{slug}/delivery/")
    officer.follow("Write a stage report")
    officer.fill("How does it go?", "Four homes in ten are warm.")
    officer.press("Send it to the commission")
    officer.sees("Enter what comes next")
    officer.fill("What comes next?", "The other six.")
    officer.press("Send it to the commission")
    officer.sees("The report is sent.")
    commissioner.go(f"/missions/{slug}/reports/{number}/")
    commissioner.follow("Answer it")
    commissioner.fill("The commission's answer", "Go on.")
    commissioner.press("Publish the answer")
    commissioner.sees("Go on.")


def confirm_the_outcome(officer: Visitor, resident: Visitor, slug: str) -> None:
    officer.go(f"/workbench/missions/{slug}/delivery/")
    officer.sees("Have the outcome confirmed: the deadline has passed")
    officer.follow("Say who confirms the outcome")
    officer.fill("Their email address", "resident@camden.example")
    officer.press("Save")
    officer.sees("It is saved. They are told.")
    resident.go(f"/missions/{slug}/progress/")
    resident.follow("Confirm the outcome")
    resident.choose("Achieved in part")
    resident.fill("The figure that was reached", "62")
    when = day(0)
    resident.fill_date("Day on which it was measured", when.day, when.month, when.year)
    resident.fill("What shows it?", "The survey of this winter.")
    resident.fill("In what capacity do you say so?", "Chair of the tenants' assembly")
    resident.press("Confirm it")
    resident.sees("Confirm that you had no part in it, and that it cannot be changed")
    resident.choose("I had no part in this mission, and I know that this cannot be changed later")
    resident.press("Confirm it")
    resident.sees("The outcome is confirmed and published.")


def close(officer: Visitor, slug: str) -> None:
    officer.go(f"/workbench/missions/{slug}/delivery/")
    officer.follow("Write its closing report")
    officer.fill("What went well?", "Neighbours who knock.")
    officer.fill("What went otherwise than planned?", "The fund came late.")
    officer.fill("What was learnt?", "Ask on the doorstep first.")
    for field in officer.main.get_by_label("What becomes of").all():
        field.select_option(label="It goes on")
    officer.press("Publish it")
    officer.sees("The closing report is published.")


def find_it_all(visitor: Visitor) -> None:
    """From the roadmap in three clicks: is it on its path, what was learnt, what was changed and who decided it."""
    visitor.go("/roadmaps/camden-practice/")
    visitor.main.get_by_role("link", name="Nobody waits in the cold").first.click()
    visitor.follow("See how far it is, what was learnt and what was changed")
    for said in ("Achieved in part.", "The figure was 62%", "Letters are not read", "Ask on the doorstep first."):
        visitor.sees(said)
    visitor.sees("by the commission")
    visitor.follow("Change 2")
    visitor.sees("They are plainer.")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_mission_from_its_adoption_to_its_end(story, mission, visitors, javascript):
    slug = mission.slug
    officer, commissioner, resident = (
        visitors(javascript=javascript, width=320).sign_in(who) for who in ("officer", "commissioner", "resident")
    )
    officer.go(f"/workbench/missions/{slug}/delivery/")
    measure(officer)
    move_what_is_late(officer)
    replace_what_failed(officer, slug)
    put_to_the_commission(officer, commissioner, slug)
    for number in (1, 2):
        report_to_the_commission(officer, commissioner, slug, number)
    confirm_the_outcome(officer, resident, slug)
    close(officer, slug)
    anybody = visitors(javascript=javascript, width=320)
    find_it_all(anybody)
    for one in (officer, commissioner, resident, anybody):
        assert not one.problems


def test_a_report_that_is_being_written_waits_for_its_author(mission, visitors):
    officer = visitors().sign_in("officer")
    path = f"/workbench/missions/{mission.slug}/delivery/report/"
    officer.go(path)
    summary = officer.page.locator("[name=summary]")
    summary.fill("The vans went out every night.")
    expect(officer.page.locator("#saved-line")).to_contain_text("Copy kept at", timeout=10_000)
    officer.go(path)
    officer.sees("You have not saved what you typed here.")
    expect(summary).to_have_value("The vans went out every night.")
