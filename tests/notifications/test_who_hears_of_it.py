"""An event reaches everybody who hears of it, once on each channel, and nobody else."""

import pytest
from django.db import transaction
from django.utils import timezone

from notifications import fanning_out
from notifications.choices import Channel, Rhythm, State
from notifications.fanning_out import fan_out
from notifications.following import follow, unfollow
from notifications.models import Delivery, Event
from notifications.rhythms import choose_rhythms
from notifications.telling import tell
from notifications.things import thing
from outbox.models import OutboxMessage
from tests import factories
from tests.letters import tell_everybody

pytestmark = pytest.mark.django_db
THING = thing("mission", 1)


def happens(key="1", *, about=(THING,), **more) -> Event:
    words = {"mission": "Clean air", "step": "Adopted", "stage": "adopted", "reason": ""}
    return tell("mission.moved", key=key, heading="Clean air", address="/", about=about, **words, **more)


def told(event: Event, channel: str = Channel.PAGE) -> set[int]:
    return set(Delivery.objects.filter(event=event, channel=channel).values_list("person", flat=True))


def following(number: int) -> list:
    people = factories.PersonFactory.create_batch(number)
    for one in people:
        follow(person=one, things=[THING])
    return people


def test_followers_and_whoever_is_named_hear_of_it_on_both_channels():
    first, second, stranger = *following(1), factories.resident(), factories.resident()
    event = happens(to=[second])
    tell_everybody()
    assert told(event) == told(event, Channel.EMAIL) == {first.pk, second.pk}
    assert stranger.pk not in told(event)


def test_whoever_follows_several_of_its_things_hears_of_it_once():
    (person,) = following(1)
    follow(person=person, things=[thing("roadmap", 2), thing("ward", "kilburn")])
    event = happens(about=[THING, thing("roadmap", 2), thing("ward", "kilburn")], to=[person])
    tell_everybody()
    assert Delivery.objects.filter(event=event, person=person).count() == 2


def test_whoever_did_it_and_whoever_has_no_account_any_more_does_not():
    first, second, third = following(3)
    second.is_active = False
    second.save()
    event = happens(but_not=[first])
    tell_everybody()
    assert told(event) == {third.pk}


def test_whoever_stopped_following_does_not():
    (person,) = following(1)
    unfollow(person=person, things=[THING])
    tell_everybody()
    assert told(happens()) == set()


def test_the_same_thing_told_twice_is_one_event():
    following(1)
    assert happens("same") == happens("same")
    assert OutboxMessage.objects.filter(handler="notifications.fan_out").count() == 1


def test_a_deed_that_is_rolled_back_tells_nobody():
    following(1)
    with pytest.raises(RuntimeError), transaction.atomic():
        happens()
        raise RuntimeError
    assert not Event.objects.exists()
    assert not OutboxMessage.objects.filter(handler="notifications.fan_out").exists()


def test_a_worker_that_takes_over_goes_on_where_another_ended(monkeypatch):
    people = following(7)
    monkeypatch.setattr(fanning_out, "BATCH", 2)
    event = happens()
    fanning_out._next_batch(event.pk)
    fanning_out._next_batch(event.pk)
    assert len(told(event)) == 4
    fan_out(event_id=event.pk)
    fan_out(event_id=event.pk)
    assert told(event) == {one.pk for one in people}
    assert Delivery.objects.filter(event=event).count() == 14


def test_the_number_of_queries_does_not_grow_with_the_people(django_assert_num_queries, django_assert_max_num_queries):
    following(3)
    few = happens("few")
    with django_assert_max_num_queries(30) as first:
        fan_out(event_id=few.pk)
    following(40)
    many = happens("many")
    with django_assert_num_queries(len(first)):
        fan_out(event_id=many.pk)


def test_whoever_never_wants_email_about_it_reads_it_on_their_page_alone():
    (person,) = following(1)
    choose_rhythms(person=person, rhythms={"followed": Rhythm.NEVER})
    event = happens()
    tell_everybody()
    assert told(event) == {person.pk}
    assert told(event, Channel.EMAIL) == set()


def test_what_stands_on_the_page_is_sent_and_an_email_waits():
    following(1)
    happens()
    tell_everybody()
    page, email = Delivery.objects.get(channel=Channel.PAGE), Delivery.objects.get(channel=Channel.EMAIL)
    assert (page.state, page.read_at) == (State.SENT, None)
    assert (email.state, email.rhythm) == (State.WAITING, Rhythm.DAILY)
    assert email.due_at > timezone.now()


def test_a_word_that_is_missing_is_found_when_it_is_told_and_not_by_a_worker():
    with pytest.raises(KeyError):
        tell("mission.moved", key="1", heading="x", address="/", mission="Clean air")
    with pytest.raises(KeyError):
        tell("mission.vanished", key="1", heading="x", address="/")


def test_braces_that_somebody_wrote_are_only_their_words():
    (person,) = following(1)
    words = {"mission": "{reason}", "step": "{0.__class__}", "stage": "{stage}", "reason": "{part} {settings}"}
    event = tell("mission.moved", key="1", heading="{x}", address="/", about=[THING], **words)
    assert event.subject == "“{reason}”: {0.__class__}"
    assert "Why: {part} {settings}" in event.paragraphs()
    tell_everybody()
    assert told(event) == {person.pk}
