"""Two officers, two browsers, one draft; a session that ends, a line that breaks: no word is lost."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from accounts.models import Person
from roadmaps.drafting.collaborating import invite
from roadmaps.models import Mission

pytestmark = [pytest.mark.django_db(transaction=True)]
SLUG = "somebody-to-call"
WORDS = f"/workbench/missions/{SLUG}/words/"


@pytest.fixture
def draft(story) -> Mission:
    mission = Mission.objects.get(slug=SLUG)
    invite(mission=mission, by=story["officer"], person=story["officer2"], may="edit")
    return mission


def kept(visitor) -> None:
    expect(visitor.page.locator("#saved-line")).to_contain_text("Copy kept at", timeout=10_000)


def statement() -> str:
    return Mission.objects.get(slug=SLUG).statement


@pytest.mark.parametrize("javascript", [True, False], ids=["with javascript", "without"])
def test_two_browsers_on_one_draft_lose_no_word(draft, visitors, javascript):
    olu = visitors(javascript=javascript).sign_in("officer")
    maeve = visitors(javascript=javascript).sign_in("officer2")
    olu.go(WORDS)
    maeve.go(WORDS)
    maeve.sees("Olu Bankole has this draft open")
    olu.fill("Statement", "Everyone has somebody to call by day.")
    olu.press("Save")
    olu.sees("Saved at")
    maeve.fill("Statement", "Everyone has somebody to call at night.")
    maeve.fill("Who benefits", "Whoever lives alone")
    maeve.press("Save")
    maeve.sees("Somebody else has changed this too")
    maeve.sees("While you were writing, Olu Bankole saved the same field")
    expect(maeve.main.locator("ins").filter(has_text="Everyone").first).to_be_visible()
    expect(maeve.main.locator("ins").filter(has_text="night.")).to_be_visible()
    assert statement() == "Everyone has somebody to call by day."
    maeve.main.get_by_role("radio", name=re.compile("^What I write here")).check()
    together = maeve.main.get_by_role("textbox", name=re.compile("^Put the two together"))
    together.fill("Everyone has somebody to call, day and night.")
    maeve.press("Save what I chose")
    maeve.sees("Saved at")
    assert statement() == "Everyone has somebody to call, day and night."
    assert Mission.objects.get(slug=SLUG).beneficiaries == "Whoever lives alone"
    assert olu.problems == maeve.problems == []


def test_a_closed_laptop_loses_nothing(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    officer.main.get_by_label("Statement").press_sequentially("Every neighbour knows one. ", delay=5)
    kept(officer)
    officer.page.context.close()
    again = visitors().sign_in("officer")
    again.go("/workbench/")
    again.sees("Typed and not saved yet")
    again.follow("The mission in words")
    again.sees("You have not saved what you typed here.")
    expect(again.main.get_by_label("Statement")).to_have_value(re.compile("Every neighbour knows one."))


def test_leaving_the_page_in_the_middle_of_a_word_keeps_it(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    officer.main.get_by_label("Statement").fill("In the middle of a wo")
    officer.go("/workbench/")
    officer.page.wait_for_timeout(500)
    officer.go(WORDS)
    expect(officer.main.get_by_label("Statement")).to_have_value("In the middle of a wo")


def test_a_session_that_ends_in_the_middle_brings_the_text_back_after_signing_in(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    Session.objects.all().delete()
    officer.main.get_by_label("Statement").fill("Written after the session had ended.")
    officer.sees("You have been signed out. What you typed is kept.")
    officer.follow("Sign in again")
    officer.fill("Email address", "officer@camden.example")
    officer.fill("Password", "camden-missions-demo")
    officer.press("Sign in")
    officer.sees("You have not saved what you typed here.")
    expect(officer.main.get_by_label("Statement")).to_have_value("Written after the session had ended.")
    officer.press("Save")
    officer.sees("Saved at")
    assert statement() == "Written after the session had ended."


@pytest.mark.parametrize("javascript", [True, False], ids=["with javascript", "without"])
def test_a_save_after_the_session_had_ended_brings_the_text_back(draft, visitors, javascript):
    officer = visitors(javascript=javascript).sign_in("officer")
    officer.go(WORDS)
    Session.objects.all().delete()
    officer.fill("Statement", "Saved too late.")
    officer.press("Save")
    officer.fill("Email address", "officer@camden.example")
    officer.fill("Password", "camden-missions-demo")
    officer.press("Sign in")
    officer.sees("You have not saved what you typed here.")
    expect(officer.main.get_by_label("Statement")).to_have_value("Saved too late.")


def test_a_broken_line_keeps_the_text_in_the_browser_until_there_is_one_again(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    officer.page.context.set_offline(True)
    officer.main.get_by_label("Statement").fill("Typed on a train.")
    officer.sees("There is no connection. What you typed is kept in this browser")
    officer.press("Save")
    officer.sees("It could not be saved")
    expect(officer.main.get_by_label("Statement")).to_have_value("Typed on a train.")
    officer.page.context.set_offline(False)
    officer.go(WORDS)
    officer.sees("You have not saved what you typed here.")
    expect(officer.main.get_by_label("Statement")).to_have_value("Typed on a train.")


def test_a_page_from_before_signing_in_again_loses_nothing(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    # Signing in elsewhere in this browser gives it another token: this page's own is too old now.
    elsewhere = officer.page.context.new_page()
    elsewhere.context.clear_cookies()
    elsewhere.goto("/account/sign-in/")
    elsewhere.get_by_label("Email address").fill("officer@camden.example")
    elsewhere.get_by_label("Password").first.fill("camden-missions-demo")
    elsewhere.get_by_role("button", name="Sign in", exact=True).click()
    elsewhere.get_by_role("heading", name="Workbench").wait_for()
    officer.main.get_by_label("Statement").fill("On an old page.")
    officer.sees("This page is too old to keep what you type.")
    officer.press("Save")
    officer.sees("Your form was not sent")
    officer.sees("On an old page.")
    officer.go(WORDS)
    officer.sees("You have not saved what you typed here.")
    expect(officer.main.get_by_label("Statement")).to_have_value("On an old page.")


def test_the_panel_and_the_counts_answer_while_one_writes(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    expect(officer.page.locator("#readiness")).to_contain_text("It does not describe what would change in daily life.")
    officer.main.get_by_label("What would change in daily life").fill(
        "On a bad day you ring the bell next door, and somebody who knows you opens."
    )
    expect(officer.page.locator("#readiness")).to_contain_text("How it would stand with what you type", timeout=10_000)
    expect(officer.page.locator("#readiness")).not_to_contain_text("It does not describe what would change")
    officer.main.get_by_label("Statement").fill("Ring next door.")
    expect(officer.page.locator("#measures")).to_contain_text("3 words. Reading age", timeout=10_000)


def test_saving_right_after_typing_leaves_nothing_unsaved_behind(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    for number in range(3):
        officer.main.get_by_label("Statement").fill(f"Version {number}.")
        # About when the script keeps it, so that keeping and saving cross.
        officer.page.wait_for_timeout(1_900 + 100 * number)
        with officer.page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true"):
            officer.press("Save")
    officer.page.wait_for_timeout(3_000)
    officer.go(WORDS)
    expect(officer.page.locator("#autosaved")).to_have_count(0)
    assert statement() == "Version 2."


def test_who_types_on_while_a_save_is_under_way_keeps_what_they_type(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)

    def slowly(route) -> None:
        if route.request.headers.get("hx-request") == "true" and route.request.method == "POST":
            officer.page.wait_for_timeout(1_000)
        route.continue_()

    officer.page.route("**/words/", slowly)
    officer.main.get_by_label("Statement").fill("Sent.")
    officer.main.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    officer.main.get_by_label("Statement").fill("Sent, and typed on.")
    officer.sees("What you sent is saved. You have typed more since.")
    expect(officer.main.get_by_label("Statement")).to_have_value("Sent, and typed on.")
    officer.press("Save")
    officer.sees("Saved at")
    assert statement() == "Sent, and typed on."


def test_focus_and_voice_after_a_save(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    officer.main.get_by_role("button", name="Save", exact=True).focus()
    officer.page.keyboard.press("Enter")
    expect(officer.page.locator("#live")).to_contain_text("Saved at")
    assert officer.page.evaluate("document.activeElement.textContent") == "Save"


def test_focus_goes_into_the_row_that_was_added(draft, visitors):
    officer = visitors().sign_in("officer")
    officer.go(f"/workbench/missions/{SLUG}/solutions/new/")
    officer.unfold()
    officer.main.get_by_role("button", name="Add another funding line").focus()
    officer.page.keyboard.press("Enter")
    second = officer.main.get_by_role("group", name="Funding line 2")
    expect(second.get_by_label("Kind of funding")).to_be_focused()


def test_a_conflict_is_settled_with_the_keyboard_alone(draft, visitors):
    olu, maeve = visitors().sign_in("officer"), visitors().sign_in("officer2")
    maeve.go(WORDS)
    olu.go(WORDS)
    olu.main.get_by_label("Statement").fill("Day.")
    olu.press("Save")
    olu.sees("Saved at")
    keys = maeve.page.keyboard
    maeve.main.get_by_label("Statement").focus()
    keys.press("Control+A")
    keys.type("Night.")
    for _ in range(40):
        keys.press("Tab")
        if maeve.page.evaluate("document.activeElement.value") == "stay":
            break
    keys.press("Enter")
    maeve.sees("Somebody else has changed this too")
    keys.press("Tab")
    assert maeve.page.evaluate("document.activeElement.name") == "choose-statement"
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    assert maeve.page.evaluate("document.activeElement.value") == "own"
    keys.press("Tab")
    keys.press("Control+A")
    keys.type("Day and night.")
    keys.press("Tab")
    keys.press("Enter")
    maeve.sees("Saved at")
    assert statement() == "Day and night."


def test_focus_goes_to_the_heading_of_a_conflict(draft, visitors):
    olu, maeve = visitors().sign_in("officer"), visitors().sign_in("officer2")
    for person, words in ((olu, "One."), (maeve, "Two.")):
        person.go(WORDS)
        person.main.get_by_label("Statement").fill(words)
    olu.press("Save")
    olu.sees("Saved at")
    maeve.press("Save")
    maeve.sees("Somebody else has changed this too")
    expect(maeve.page.locator("h1")).to_be_focused()


def test_the_officers_other_page_learns_who_is_there(draft, story, visitors):
    officer = visitors().sign_in("officer")
    officer.go(WORDS)
    assert Person.objects.filter(pk=story["officer2"].pk).exists()
    maeve = visitors().sign_in("officer2")
    maeve.go(f"/workbench/missions/{SLUG}/target/")
    officer.go(WORDS)
    officer.sees("Maeve Dunne has this draft open: The target")


def test_after_signing_out_back_shows_nothing_and_no_copy_is_left(story, visitors):
    officer = visitors().sign_in("officer")
    officer.go("/workbench/missions/somebody-to-call/words/")
    officer.fill("Statement", "Typed on a computer that others use.")
    officer.sees("Copy kept at")
    officer.go("/account/sign-out/")
    officer.press("Sign out")
    expect(officer.page.get_by_role("link", name="Sign in")).to_be_visible()
    officer.page.go_back()
    officer.page.go_back()
    officer.page.wait_for_load_state()
    assert "Typed on a computer" not in officer.page.content()
    assert officer.page.evaluate("Object.keys(localStorage).length") == 0
