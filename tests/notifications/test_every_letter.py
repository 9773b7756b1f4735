"""Every kind of event: what makes it happen, who hears of it, and how its email reads, from subject to footer."""

import pytest
from django.conf import settings

from engagement.responding import save_response
from notifications.choices import Rhythm
from notifications.models import Event
from notifications.rhythms import choose_rhythms
from notifications.table import EVENTS
from notifications.words import WORDS
from roadmaps.drafting.collaborating import write_note
from roadmaps.models import Collaborator
from tests import factories
from tests.letters import letters
from tests.notifications.stories import of_delivery, of_missions, of_the_conversation

pytestmark = pytest.mark.django_db
STORIES = {**of_missions.STORIES, **of_delivery.STORIES, **of_the_conversation.STORIES}


def test_every_kind_of_the_table_has_its_story_and_says_who_hears_of_it():
    assert set(STORIES) == set(EVENTS) == set(WORDS)
    for kind in EVENTS.values():
        assert kind.heard_by, kind.name
        assert kind.words.subject, kind.name
        assert kind.words.says, kind.name
        assert kind.words.button, kind.name


@pytest.mark.parametrize("kind", EVENTS)
def test_its_email_reads_well_from_subject_to_footer_and_leads_to_a_page_that_they_may_read(officer, kind, signed_in):
    person, subject, says = STORIES[kind](officer)
    # Whatever they chose: a letter about one event reads as this does.
    choose_rhythms(person=person, rhythms={EVENTS[kind].topic: Rhythm.AT_ONCE})
    (letter,) = letters(kind, to=person)
    text = letter.body
    html, media = letter.alternatives[0]
    assert letter.subject.startswith(subject)
    assert letter.to == [person.email]
    assert text.startswith(letter.subject)
    assert says in text
    assert f"{EVENTS[kind].words.button}:\n{settings.SERVICE_ADDRESS}" in text
    assert "{" not in text + letter.subject
    assert "None" not in text
    assert text.endswith(f"Camden Missions\n{settings.SERVICE_ADDRESS}\n")
    assert media == "text/html"
    assert 'lang="en-GB"' in html
    if EVENTS[kind].is_essential:
        assert "always sent" in text
        assert "List-Unsubscribe" not in letter.extra_headers
    else:
        assert "/notifications/stop/" in text
        assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    # Officers who open the page of a mission are led to where they work on it.
    address = Event.objects.filter(kind=kind).latest("pk").address
    assert signed_in(person).get(address, follow=True).status_code == 200


def test_whoever_does_it_is_not_told_of_it(officer):
    mission = factories.draft(officer)
    write_note(mission=mission, by=officer, field="statement", body="Shorter?")
    assert letters("note.written") == []


def test_a_name_in_a_note_is_a_whole_name(officer):
    ann, anna = factories.PersonFactory(name="Ann"), factories.PersonFactory(name="Anna")
    mission = factories.draft(officer)
    Collaborator.objects.bulk_create(
        Collaborator(mission=mission, person=one, may="comment", invited_by=officer) for one in (ann, anna)
    )
    write_note(mission=mission, by=officer, field="statement", body="@anna, is it clear?")
    assert [letter.to for letter in letters("note.mentions_you")] == [[anna.email]]
    assert [letter.to for letter in letters("note.written")] == [[ann.email]]


def test_a_commissioner_who_worked_on_a_mission_is_not_asked_to_decide_on_it(officer):
    worked, other = (factories.person("commissioner") for _ in range(2))
    consultation = factories.closed_consultation(officer)
    consultation.mission.drafters.add(worked)
    save_response(consultation=consultation, by=officer, you_said="A", we_did="B", publish=True)
    assert [letter.to for letter in letters("decision.waits")] == [[other.email]]
