"""What is hidden, withdrawn or held is read and sent no more, also where it was told already; shown again it is told again."""

import uuid

import pytest

from engagement.commenting.writing import comment, reply, withdraw_comment
from engagement.moderating.holding import HeldWord
from engagement.moderating.looking import allow, hide, show
from notifications.fanning_out import fan_out
from notifications.models import Delivery, Event
from tests import factories
from tests.letters import letters, tell_everybody

pytestmark = pytest.mark.django_db


@pytest.fixture
def replied(officer):
    """A reply that its reader was told of."""
    consultation = factories.consultation(officer)
    said = {"consultation": consultation, "stance": "support", "body": "Yes.", "form_key": uuid.uuid4()}
    first = comment(by=factories.resident(), **said)
    made = reply(to=first, by=factories.resident(), body="You live at number 7.", form_key=uuid.uuid4())
    tell_everybody()
    assert Delivery.objects.filter(event__kind="comment.answered").count() == 2
    return made


def test_a_reply_that_is_hidden_is_read_on_no_page_and_sent_to_nobody(replied):
    hide(comment=replied, by=factories.moderator(), reason="It tells where somebody lives.")
    assert not Delivery.objects.filter(event__kind="comment.answered").exists()
    assert all("number 7" not in letter.body for letter in letters())


def test_one_that_is_withdrawn_too(replied):
    withdraw_comment(comment=replied, by=replied.author)
    assert letters("comment.answered") == []


def test_what_is_shown_again_is_told_again(replied):
    hide(comment=replied, by=factories.moderator(), reason="It tells where somebody lives.")
    show(comment=replied, by=factories.moderator(), reason="It does not.")
    assert len(letters("comment.answered")) == 1


def test_a_reply_that_is_held_is_told_once_a_moderator_lets_it_be_shown(officer):
    HeldWord.objects.create(word="rotten", added_by=officer)
    said = factories.comment(factories.consultation(officer))
    held = reply(to=said, by=factories.resident(), body="A rotten idea.", form_key=uuid.uuid4())
    assert letters("comment.answered") == []
    allow(comment=held, by=factories.moderator())
    assert len(letters("comment.answered")) == 1


def test_a_worker_that_finds_nothing_to_tell_any_more_is_done(replied):
    event = Event.objects.get(kind="comment.answered")
    withdraw_comment(comment=replied, by=replied.author)
    fan_out(event_id=event.pk)
    assert not Delivery.objects.filter(event=event.pk).exists()
