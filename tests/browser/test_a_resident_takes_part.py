"""A resident takes part on a phone, signed out, with and without JavaScript: what they wrote waits until it is sent."""

import re

import pytest
from playwright.sync_api import expect

from engagement.models import Comment, WaitingComment
from tests.browser.story import confirm_the_address

pytestmark = [pytest.mark.django_db(transaction=True)]
WORDS = "আমাদের স্কুলের সামনে বাতাস পরিষ্কার হোক। My son has asthma."
OPEN = "/consultations/clean-air-on-every-school-street/"


@pytest.mark.xdist_group("story with javascript")
@pytest.mark.parametrize("javascript", [False, True])
def test_who_writes_first_signs_up_and_sends_it_with_one_press(story, worker, visitors, javascript):
    phone = visitors(javascript=javascript, width=320)
    phone.go("/")
    phone.main.get_by_role("link", name="Clean air on every school street").first.click()
    phone.sees("What is proposed")
    phone.sees("Open measurements for clean air")
    phone.follow("Write a comment")
    phone.choose("I support it with changes")
    phone.fill("Your comment", WORDS)
    phone.press("Go on")
    phone.sees("Your comment is kept, and not sent yet.")
    phone.follow("Create an account")
    phone.fill("Email address", "amina@example.org")
    phone.fill("Name to show", "Amina")
    phone.fill("Password", "three quiet words together")
    phone.press("Create an account")
    phone.sees("We have sent you an email")
    confirm_the_address(phone, "amina@example.org")
    phone.fill("Email address", "amina@example.org")
    phone.fill("Password", "three quiet words together")
    phone.press("Sign in")
    phone.sees("Your comment has not been sent yet.")
    expect(phone.main.get_by_label("Your comment")).to_have_value(WORDS)
    assert not Comment.objects.filter(body=WORDS).exists()
    phone.press("Send your comment")
    phone.sees("Your comment is on the page")
    phone.sees("My son has asthma.")
    assert Comment.objects.get(body=WORDS).stance == "with changes"


def test_what_is_typed_is_kept_without_sending_it(story, visitors):
    reader = visitors()
    reader.go(f"{OPEN}comment/")
    reader.main.get_by_label("Your comment").press_sequentially("Half a sentence about")
    expect(reader.page.locator("[data-kept]")).to_be_visible(timeout=8_000)
    assert WaitingComment.objects.get().data["body"] == ["Half a sentence about"]
    reader.go(f"{OPEN}comment/")
    expect(reader.main.get_by_label("Your comment")).to_have_value("Half a sentence about")


def test_comments_are_read_by_keyboard_in_another_order_and_the_back_button_goes_back(story, visitors):
    reader = visitors(javascript=False)
    reader.go(OPEN)
    reader.select("Where people stand", "I oppose it")
    reader.main.get_by_role("button", name="Show", exact=True).focus()
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**stance=oppose**")
    shown = reader.page.locator("article.cm-comment .cm-tag").all_text_contents()
    assert set(shown) == {"I oppose it"}
    reader.page.go_back()
    assert len(set(reader.page.locator("article.cm-comment .cm-tag").all_text_contents())) > 1


def test_a_moderator_works_through_the_queue_by_keyboard(story, visitors):
    neighbour = visitors(javascript=False)
    neighbour.go(OPEN)
    neighbour.main.get_by_role("link", name=re.compile(r"^Report\s+the comment")).first.click()
    neighbour.fill("What is wrong with it?", "It names my neighbour.")
    neighbour.press("Report it")
    neighbour.sees("Thank you, it was reported")
    moderator = visitors().sign_in("moderator")
    moderator.go("/moderation/")
    moderator.follow("Look at what waits longest")
    moderator.sees("It names my neighbour.")
    moderator.main.get_by_label("It breaks a rule: hide it").focus()
    moderator.page.keyboard.press("Space")
    moderator.main.get_by_label("No private details of others").focus()
    moderator.page.keyboard.press("Space")
    moderator.fill("Reason", "It names somebody.")
    moderator.main.get_by_role("button", name="Decide, and go on to the next").focus()
    moderator.page.keyboard.press("Enter")
    moderator.sees("There is nothing left to look at.")
    neighbour.go(OPEN)
    neighbour.sees("It names somebody.")
