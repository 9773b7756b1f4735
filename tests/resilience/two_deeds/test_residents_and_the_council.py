"""Residents comment while the council closes, hides or answers."""

import uuid
from functools import partial

import pytest

from engagement.commenting.writing import change_comment, comment
from engagement.consulting.closing import close_what_is_over
from engagement.errors import AlreadyPublished
from engagement.models import Comment, Consultation, Response
from engagement.moderating.looking import hide
from engagement.responding import save_response
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import (
    StepTaken,
)
from tests import factories
from tests.races import at_once, errors, kinds, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def say(consultation: Consultation, by, key=None, body: str = "I am for it.") -> Comment:
    return comment(consultation=consultation, by=by, stance="support", body=body, form_key=key or uuid.uuid4())


def test_what_is_said_while_a_consultation_ends_was_said_before_it(officer):
    consultation = factories.consultation(officer)

    def end() -> int:
        take_step(mission=consultation.mission, name="withdraw", by=officer, reason="It ends.")
        return Comment.objects.count()

    outcomes = while_writing(partial(say, consultation, factories.resident()), end)
    assert errors(outcomes) == []
    assert outcomes[1] == 1


def test_closing_and_withdrawing_do_not_wait_for_each_other(officer, caplog):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    outcomes = at_once(
        close_what_is_over,
        partial(take_step, mission=consultation.mission, name="withdraw", by=officer, reason="It ends."),
    )
    assert errors(outcomes) == []
    assert "could not be closed" not in caplog.text
    consultation.refresh_from_db()
    assert consultation.ended_at is not None
    assert consultation.mission.stage == "withdrawn"


def test_a_consultation_is_closed_once_by_two_clocks(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    assert sorted(at_once(close_what_is_over, close_what_is_over)) == [0, 1]
    assert StepTaken.objects.filter(mission=consultation.mission, step="close_consultation").count() == 1


def test_a_form_sent_twice_is_one_comment(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    outcomes = at_once(*2 * [partial(say, consultation, resident, key)])
    assert errors(outcomes) == []
    assert Comment.objects.count() == 1


def test_words_are_not_changed_under_a_moderator_who_hides_them(officer):
    consultation, resident = factories.consultation(officer), factories.resident()
    said, moderator = say(consultation, resident), factories.moderator()

    def hiding() -> str:
        hide(comment=said, by=moderator, reason="Personal data.")
        return Comment.objects.get().body

    change = partial(change_comment, comment=said, by=resident, stance="support", body="Other words.")
    outcomes = while_writing(change, hiding)
    assert outcomes[1] == Comment.objects.get().body == "Other words."


def test_a_response_is_published_once(officer):
    consultation = factories.closed_consultation(officer)
    outcomes = at_once(
        *(
            partial(save_response, consultation=consultation, by=officer, you_said=words, we_did="That.", publish=True)
            for words in ("One", "Two")
        )
    )
    assert kinds(outcomes) == [AlreadyPublished, bool]
    published = next(one for one in outcomes if isinstance(one, Response))
    assert Response.objects.get().you_said == published.you_said
