"""In the application: a bell with a count, a page of what happened, what one follows."""

import re
import uuid

import pytest
from django.contrib.messages import get_messages

from engagement.commenting.writing import reply
from notifications.bouncing import refuse_address
from notifications.following import follow, follows
from notifications.models import Delivery
from notifications.telling import tell
from notifications.things import thing
from tests import factories
from tests.letters import tell_everybody
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return factories.resident()


def happens(person, number: int = 1, first: int = 0) -> None:
    for n in range(first, first + number):
        words = {"mission": "Clean air", "step": f"Step {n}.", "stage": "adopted", "reason": ""}
        tell("mission.moved", key=str(n), heading="Clean air", address="/method/", to=[person], **words)
    tell_everybody()


def bell(page: str) -> str:
    return re.search(r"Notifications ?</span>(.*?)</a>", page)[1] if "cm-bell" in page else ""


def test_the_bell_counts_what_is_not_read(person, signed_in, client):
    browser = signed_in(person)
    assert "not read" not in bell(words_of(browser.get("/method/")))
    happens(person, 3)
    assert "3" in bell(words_of(browser.get("/method/")))
    assert "cm-bell" not in words_of(client.get("/method/"))


def test_more_than_a_hundred_are_not_counted_one_by_one(person, signed_in):
    happens(person, 101)
    assert "99+" in bell(words_of(signed_in(person).get("/method/")))


def test_nothing_yet_says_what_the_page_is_for(person, signed_in):
    assert "You have no notifications yet. Follow a mission" in words_of(signed_in(person).get("/notifications/"))


def test_the_newest_stands_first_with_its_words(person, signed_in):
    happens(person, 2)
    page = words_of(signed_in(person).get("/notifications/"))
    assert page.index("Step 1.") < page.index("Step 0.")
    assert "The mission is now adopted." in page


def test_opening_one_marks_it_as_read_and_leads_to_what_it_is_about(person, signed_in):
    happens(person, 2)
    one = Delivery.objects.on_page_of(person).first()
    answer = signed_in(person).get(f"/notifications/{one.pk}/")
    assert answer["Location"] == "/method/"
    assert Delivery.objects.unread().count() == 1


def test_one_or_all_are_marked_as_read(person, signed_in):
    happens(person, 3)
    browser, one = signed_in(person), Delivery.objects.on_page_of(person).first()
    browser.post("/notifications/read/", {"notification": one.pk})
    assert Delivery.objects.unread().count() == 2
    browser.post("/notifications/read/")
    assert Delivery.objects.unread().count() == 0


def test_who_marks_one_on_an_older_page_stays_there(person, signed_in):
    happens(person, 35)
    browser, oldest = signed_in(person), Delivery.objects.on_page_of(person).last()
    sent = {"notification": oldest.pk, "before": oldest.pk + 2}
    assert browser.post("/notifications/read/", sent)["Location"] == f"/notifications/?before={oldest.pk + 2}"
    part = browser.post("/notifications/read/", sent, headers={"HX-Request": "true"}).content.decode()
    assert "Step 0.</a>" in part
    assert "Step 34.</a>" not in part
    assert 'id="bell"' in part


def test_nobody_reads_or_marks_somebody_elses(person, signed_in):
    happens(person)
    one = Delivery.objects.on_page_of(person).get()
    other = signed_in(factories.resident())
    assert other.get(f"/notifications/{one.pk}/").status_code == 404
    assert other.post("/notifications/read/", {"notification": one.pk}).status_code == 404
    other.post("/notifications/read/")
    assert Delivery.objects.unread().count() == 1
    assert "Step 0" not in words_of(other.get("/notifications/"))


def test_older_ones_are_a_page_away_and_none_is_lost(person, signed_in):
    happens(person, 65)
    browser, path, seen = signed_in(person), "/notifications/", ""
    while path:
        page = browser.get(path).content.decode()
        seen += page
        older = re.search(r'href="/notifications/(\?before=\d+)"', page)
        path = f"/notifications/{older[1]}" if older else ""
    assert all(f"Step {n}.</a>" in seen for n in range(65))


def test_the_page_costs_the_same_however_many_there_are(person, signed_in, django_assert_num_queries):
    happens(person, 2)
    browser = signed_in(person)
    browser.get("/notifications/")
    with django_assert_num_queries(6):
        browser.get("/notifications/")
    happens(person, 60, first=2)
    with django_assert_num_queries(6):
        browser.get("/notifications/")


def test_a_thing_is_followed_and_left_from_its_page(officer, person, signed_in):
    mission = factories.checked(officer)
    browser, path = signed_in(person), f"/follow/mission/{mission.pk}/"
    assert f'href="{path}"' in browser.get(mission.get_absolute_url()).content.decode()
    assert f"Follow {mission}?" in words_of(browser.get(path))
    answer = browser.post(path)
    assert answer["Location"] == mission.get_absolute_url()
    assert follows(person, thing("mission", mission.pk))
    assert f"Stop following {mission}?" in words_of(browser.get(path))
    browser.post(path, {"stop": "yes"})
    assert not follows(person, thing("mission", mission.pk))


def test_what_somebody_follows_stands_on_one_page_whatever_its_kind(officer, person, signed_in):
    consultation = factories.consultation(officer)
    mission = consultation.mission
    solution = mission.solutions.get()
    things = {
        "Mission": thing("mission", mission.pk),
        "Challenge": thing("challenge", mission.challenge_id),
        "Roadmap": thing("roadmap", mission.challenge.roadmap_id),
        "Solution": thing("solution", solution.slug),
        "Consultation": thing("consultation", consultation.pk),
        "Ward": thing("ward", "kilburn"),
    }
    mission.challenge.roadmap.published_at = mission.created_at
    mission.challenge.roadmap.save()
    browser = signed_in(person)
    assert "You follow nothing yet." in words_of(browser.get("/notifications/following/"))
    for one in things.values():
        assert browser.post(f"/follow/{one.replace(':', '/')}/").status_code == 302
    page = words_of(browser.get("/notifications/following/"))
    assert all(kind in page for kind in things)


def test_what_somebody_may_not_read_cannot_be_followed(officer, person, signed_in):
    draft = factories.draft(officer)
    for path in (f"mission/{draft.pk}", "mission/0", "mission/x", "secret/1", "ward/atlantis", "solution/none"):
        answer = signed_in(person).post(f"/follow/{path}/")
        assert answer.status_code == 404, path


def test_after_following_nobody_is_led_to_another_site(officer, person, signed_in):
    mission = factories.checked(officer)
    for back in ("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)"):
        answer = signed_in(person).post(f"/follow/mission/{mission.pk}/", {"back": back})
        assert answer["Location"] == mission.get_absolute_url()


def test_who_comments_follows_and_is_told_so_and_how_to_stop(officer, person, signed_in):
    consultation = factories.consultation(officer)
    data = {"stance": "support", "body": "Yes.", "form_key": "0a0e5a5e-9d1c-4c0f-9b80-7a3c5d2b1f10"}
    answer = signed_in(person).post(f"/consultations/{consultation.slug}/comment/", data)
    assert follows(person, thing("consultation", consultation.pk))
    assert "You follow this consultation, so" in str(next(iter(get_messages(answer.wsgi_request))))
    page = words_of(signed_in(person).get(consultation.get_absolute_url()))
    assert f'href="/follow/consultation/{consultation.pk}/"' in page


def test_who_replies_first_follows_too(officer, person):
    said = factories.comment(factories.consultation(officer))
    reply(to=said, by=person, body="So am I.", form_key=uuid.uuid4())
    assert follows(person, thing("consultation", said.consultation_id))


def test_who_stopped_following_is_not_made_to_follow_again_by_the_next_comment(officer, person, signed_in):
    consultation = factories.consultation(officer)
    data = {"stance": "support", "body": "Yes."}
    browser = signed_in(person)
    browser.post(
        f"/consultations/{consultation.slug}/comment/", {**data, "form_key": "0a0e5a5e-9d1c-4c0f-9b80-7a3c5d2b1f10"}
    )
    browser.post(f"/follow/consultation/{consultation.pk}/", {"stop": "yes"})
    browser.post(
        f"/consultations/{consultation.slug}/comment/", {**data, "form_key": "0a0e5a5e-9d1c-4c0f-9b80-7a3c5d2b1f11"}
    )
    assert not follows(person, thing("consultation", consultation.pk))


def test_an_address_that_was_refused_is_told_to_its_owner_who_can_say_that_it_works(person, signed_in):
    follow(person=person, things=[])
    refuse_address(person.email, because="550 no such user")
    browser = signed_in(person)
    for path in ("/notifications/", "/notifications/settings/"):
        page = words_of(browser.get(path))
        assert f"We send no emails to {person.email}." in page
        assert "550 no such user" in page
    browser.post("/notifications/settings/", {"then": "accept"})
    assert "We send no emails" not in words_of(browser.get("/notifications/"))
