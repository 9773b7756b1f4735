"""Residents comment while the council closes, hides or answers."""

import uuid
from datetime import timedelta
from functools import partial

import pytest
from django.http import QueryDict
from django.utils import timezone

from engagement.commenting.backing import back
from engagement.commenting.choosing import choose
from engagement.commenting.entering import enter
from engagement.commenting.waiting import hand_over, keep
from engagement.commenting.writing import change_comment, comment, reply
from engagement.consulting.closing import close_what_is_over
from engagement.consulting.opening import extend
from engagement.errors import AlreadyPublished, DecidedMeanwhile, NoAppeal, RunsAlready
from engagement.models import (
    Answer,
    Appeal,
    Backing,
    Comment,
    Consultation,
    Question,
    Response,
    Theme,
    ThemeAnswer,
    ThemeRun,
    WaitingComment,
)
from engagement.moderating.appealing import amend, appeal, decide
from engagement.moderating.looking import hide
from engagement.responding import save_response
from engagement.theming.answering import answer_theme
from engagement.theming.correcting import make_theme, rename
from engagement.theming.runs import keep_groups
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import (
    StepTaken,
)
from tests import factories
from tests.races import at_once, errors, kinds, while_writing

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.race]


def say(consultation: Consultation, by, key=None, body: str = "I am for it.") -> Comment:
    return comment(consultation=consultation, by=by, stance="support", body=body, form_key=key or uuid.uuid4())


@pytest.mark.parametrize("what", ["comment", "reply", "backing", "answer"])
def test_what_is_done_while_a_consultation_ends_was_done_before_it(officer, what):
    consultation = factories.consultation(officer)
    person, said = factories.resident(), say(consultation, factories.resident())
    question = Question.objects.create(consultation=consultation, kind="one", text="When?", options=["Now", "Later"])
    deeds = {
        "comment": (partial(say, consultation, person), Comment.objects.filter(author=person)),
        "reply": (partial(reply, to=said, by=person, body="So am I.", form_key=uuid.uuid4()), said.replies),
        "backing": (partial(back, comment=said, by=person), Backing.objects.all()),
        "answer": (partial(choose, consultation=consultation, by=person, chosen={question: [1]}), Answer.objects.all()),
    }
    deed, done = deeds[what]

    def end() -> int:
        take_step(mission=consultation.mission, name="withdraw", by=officer, reason="It ends.")
        return done.count()

    outcomes = while_writing(deed, end)
    assert errors(outcomes) == []
    assert outcomes[1] == 1


def test_what_is_entered_while_the_answer_is_published_was_entered_before_it(officer):
    consultation = factories.closed_consultation(officer)
    entering = partial(enter, consultation=consultation, by=officer, via="paper", stance="support", body="In time.")

    def publish() -> int:
        save_response(consultation=consultation, by=officer, you_said="A", we_did="B", publish=True)
        return Comment.objects.count()

    outcomes = while_writing(entering, publish)
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


def test_a_consultation_that_is_given_more_time_is_not_closed_meanwhile(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    later = timezone.now() + timedelta(days=3)
    more = partial(extend, consultation=consultation, by=officer, closes_at=later, reason="The hall was flooded.")
    outcomes = while_writing(more, close_what_is_over)
    consultation.refresh_from_db()
    assert errors(outcomes) == []
    # More time was given first, so it goes on.
    assert (consultation.ended_at, outcomes[1]) == (None, 0)
    assert consultation.closes_at == later


def test_of_two_officers_who_give_more_time_at_once_the_longer_time_stands(officer):
    consultation = factories.consultation(officer)
    short, long = (consultation.closes_at + timedelta(days=days) for days in (3, 10))
    more = partial(extend, consultation=consultation, by=officer, reason="The hall was flooded.")
    assert errors(while_writing(partial(more, closes_at=short), partial(more, closes_at=long))) == []
    assert Consultation.objects.get(pk=consultation.pk).closes_at == long


def test_many_comment_at_once_and_nobody_waits_for_another(officer):
    consultation, people = factories.consultation(officer), [factories.resident() for _ in range(4)]
    outcomes = at_once(*(partial(say, consultation, person) for person in people))
    assert errors(outcomes) == []
    consultation.counted = None
    assert (consultation.said, consultation.stance_counts) == (4, {"support": 4})


def test_one_person_who_comments_twice_at_once_is_one_voice(officer):
    consultation, person = factories.consultation(officer), factories.resident()
    assert errors(at_once(*2 * [partial(say, consultation, person)])) == []
    consultation.counted = None
    assert (consultation.said, consultation.stance_counts) == (2, {"support": 1})


def test_a_comment_is_backed_once_by_one_person_in_two_windows(officer):
    said, person = say(factories.consultation(officer), factories.resident()), factories.resident()
    assert errors(at_once(*2 * [partial(back, comment=said, by=person)])) == []
    assert Comment.objects.get(pk=said.pk).backed == 1


def test_of_two_moderators_who_decide_at_once_one_is_told(officer):
    said = say(factories.consultation(officer), factories.resident())
    hiding = (partial(hide, comment=said, by=factories.moderator(), reason="Rude.", seen=0) for _ in range(2))
    assert DecidedMeanwhile in kinds(at_once(*hiding))
    assert said.moderation_acts.count() == 1


def test_a_comment_is_appealed_for_and_amended_once(officer):
    resident = factories.resident()
    said = say(factories.consultation(officer), resident)
    hide(comment=said, by=factories.moderator(), reason="Rude.")
    appeals = at_once(*2 * [partial(appeal, comment=said, by=resident, says="It was not.")])
    amended = at_once(*(partial(amend, comment=said, by=resident, body=words) for words in ("One", "Two")))
    assert NoAppeal in kinds(appeals)
    assert NoAppeal in kinds(amended)
    assert Appeal.objects.count() == 1


def test_an_appeal_is_decided_once(officer):
    resident = factories.resident()
    said = say(factories.consultation(officer), resident)
    hide(comment=said, by=factories.moderator(), reason="Rude.")
    made = appeal(comment=said, by=resident, says="It was not.")
    deciding = (
        partial(decide, appeal=made, by=factories.moderator(), outcome=outcome, reason="So.")
        for outcome in ("upheld", "refused")
    )
    assert DecidedMeanwhile in kinds(at_once(*deciding))


def test_what_one_person_left_waiting_in_two_browsers_is_theirs_once(officer):
    consultation, person = factories.consultation(officer), factories.resident()
    keys = [keep(consultation=consultation, data=QueryDict(f"body={n}")).key for n in range(2)]
    assert errors(at_once(*(partial(hand_over, keys=[key], to=person) for key in keys))) == []
    assert WaitingComment.objects.filter(person=person).count() == 1


@pytest.mark.parametrize("what", ["rename", "answer"])
def test_themes_stand_once_the_answer_is_published(officer, what):
    consultation = factories.closed_consultation(officer)
    theme = make_theme(consultation=consultation, by=officer, name="Trees")
    publish = partial(save_response, consultation=consultation, by=officer, you_said="A", we_did="B", publish=True)
    late = {
        "rename": partial(rename, theme=theme, by=officer, name="Shrubs"),
        "answer": partial(answer_theme, theme=theme, by=officer, heard="Trees.", will_do="Forty.", will_not=""),
    }
    outcomes = while_writing(publish, late[what])
    assert isinstance(outcomes[1], RunsAlready | AlreadyPublished)
    assert Theme.objects.get().name == "Trees"
    assert not ThemeAnswer.objects.exists()


def test_a_theme_that_somebody_names_while_a_run_ends_is_kept(officer):
    consultation = factories.closed_consultation(officer)
    theme = Theme.objects.create(consultation=consultation, name="Trees")
    run = ThemeRun.objects.create(consultation=consultation, asked_by=officer)
    outcomes = while_writing(
        partial(rename, theme=theme, by=officer, name="Shrubs"),
        partial(keep_groups, run=run, groups=[], other=[], copies={}),
    )
    assert errors(outcomes) == []
    assert Theme.objects.get(is_other=False).name == "Shrubs"


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
