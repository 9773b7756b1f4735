"""Somebody follows a mission, is told of what happens to it, reads it, and says how often they want emails: in a browser."""

import re

import pytest
from playwright.sync_api import expect

from accounts.models import Person
from notifications.models import ChosenRhythm, Delivery
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission
from tests.letters import letters, tell_everybody

pytestmark = pytest.mark.django_db(transaction=True)
MISSION = "every-child-reads-by-seven"


@pytest.mark.parametrize("javascript", [True, False])
def test_from_following_a_mission_to_an_empty_bell(story, visitors, javascript):
    resident = visitors(javascript=javascript, width=320).sign_in("resident")
    resident.go(f"/missions/{MISSION}/")
    resident.follow("Follow this mission")
    resident.press("Follow")
    resident.sees("You follow")
    mission = Mission.objects.get(slug=MISSION)
    commissioner = Person.objects.get(email="commissioner@camden.example")
    take_step(mission=mission, name="adopt", by=commissioner, reason="It is what people asked for.")
    tell_everybody()
    resident.go("/")
    bell = resident.page.locator("#bell")
    unread = Delivery.objects.unread().filter(person__email="resident@camden.example")
    expect(bell).to_contain_text(f"{unread.count()} not read")
    bell.click()
    resident.sees("It is what people asked for.")
    resident.page.get_by_role("button", name=re.compile("Mark as read.*Adopted")).first.click()
    resident.sees("Marked as read.")
    expect(bell).to_contain_text(f"{unread.count()} not read")
    if javascript:
        # No page was loaded: the list was drawn anew, and it is said aloud.
        expect(resident.page.locator("#live")).to_have_text("Marked as read.")
        assert "Adopted" in resident.page.evaluate("document.activeElement.textContent")
    resident.press("Mark all as read")
    resident.sees("All notifications are marked as read.")
    expect(bell).not_to_contain_text("not read")
    assert not unread.exists()
    assert not resident.problems


@pytest.mark.parametrize("javascript", [True, False])
def test_emails_are_stopped_from_an_email_without_signing_in(story, visitors, javascript):
    commissioner = Person.objects.get(email="commissioner@camden.example")
    mission = Mission.objects.get(slug=MISSION)
    take_step(mission=mission, name="adopt", by=commissioner, reason="It is what people asked for.")
    letter = letters("decision.taken", to=mission.lead_officer)[-1]
    path = re.search(r"/notifications/stop/\S+", letter.body)[0]
    somebody = visitors(javascript=javascript, width=320)
    somebody.go(path)
    somebody.press("Stop these emails")
    somebody.sees("You get no more of these emails")
    assert ChosenRhythm.objects.get(person=mission.lead_officer).rhythm == "never"
    somebody.follow("Change how often you get emails")
    somebody.select("What you follow", "Once a week, together")
    somebody.press("Save your choices")
    somebody.sees("Your choices are saved.")
    assert ChosenRhythm.objects.get(person=mission.lead_officer, topic="followed").rhythm == "weekly"
    assert not somebody.problems
