"""Moderators keep the conversation fair: by rules, with reasons, on the record, and never over each other in silence."""

import uuid
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from accounts.errors import NotAllowed
from engagement.commenting.writing import change_comment, comment
from engagement.errors import DecidedMeanwhile, NoAppeal, NoReply, NotAsked
from engagement.models import Appeal, Comment, CommentReport, HeldWord, HouseRule, ModerationAct
from engagement.moderating import holding, queue
from engagement.moderating.appealing import amend, appeal, decide
from engagement.moderating.banning import ban, lift
from engagement.moderating.house_rules import rules_now, write_rules, write_words
from engagement.moderating.looking import allow, hide, keep, latest_act, show
from engagement.moderating.reporting import report
from engagement.pages.comments.forms import SALT
from tests import factories
from tests.letters import subjects
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer)


@pytest.fixture
def said(consultation):
    return factories.comment(consultation, body="A bad word")


@pytest.fixture
def moderator():
    return factories.moderator()


@pytest.fixture
def rule():
    return factories.rule("Be civil")


def say(consultation, by=None, body="Yes.", **more) -> Comment:
    given = {"consultation": consultation, "stance": "support", "form_key": uuid.uuid4(), **more}
    return comment(by=by or factories.resident(), body=body, **given)


def again(one) -> Comment:
    return Comment.objects.get(pk=one.pk)


# Hiding and showing


def test_the_reason_takes_the_place_of_the_words(said, moderator, client):
    hide(comment=said, by=moderator, reason="It insults a neighbour.")
    page = client.get(said.consultation.get_absolute_url()).content.decode()
    assert "A bad word" not in page
    assert "It insults a neighbour." in page


def test_a_comment_shown_again_is_back_and_both_acts_are_kept(said, moderator, client):
    hide(comment=said, by=moderator, reason="Taken for an insult.")
    show(comment=said, by=moderator, reason="It was none.")
    assert "A bad word" in client.get(said.consultation.get_absolute_url()).content.decode()
    assert list(said.moderation_acts.values_list("action", flat=True)) == ["show", "hide"]


def test_nobody_but_a_moderator_hides(said, officer):
    with pytest.raises(NotAllowed):
        hide(comment=said, by=officer, reason="I do not like it.")


def test_its_author_is_told_and_finds_it_in_their_account(said, moderator, rule, signed_in):
    hide(comment=said, by=moderator, reason="It insults a neighbour.", rule=rule)
    assert subjects("comment.hidden") == [f"Your comment on “{said.consultation.mission}” was hidden"]
    page = words_of(signed_in(said.author).get("/account/comments/"))
    assert "A bad word" in page
    assert "It insults a neighbour." in page
    assert f"/comments/{said.pk}/appeal/" in page


def test_two_moderators_never_decide_over_each_other_in_silence(said, moderator, rule, signed_in):
    first, path = signed_in(moderator), f"/moderation/comments/{said.pk}/"
    first.get(path)
    hide(comment=said, by=factories.moderator(), reason="Rude.", seen=0)
    answer = first.post(path, {"decision": "keep", "seen": "0"})
    # What can be decided is not what could be: the form is shown anew either way.
    assert answer.status_code in (409, 422)
    with pytest.raises(DecidedMeanwhile):
        show(comment=said, by=moderator, reason="It is fine.", seen=0)
    show(comment=said, by=moderator, reason="It is fine.", seen=latest_act(said))


def test_hiding_names_a_rule_and_a_reason(said, moderator, rule, signed_in):
    client, path = signed_in(moderator), f"/moderation/comments/{said.pk}/"
    assert client.post(path, {"decision": "hide", "seen": "0"}).status_code == 422
    sent = {"decision": "hide", "rule": rule.pk, "reason": "It insults.", "seen": "0"}
    assert client.post(path, sent).status_code == 302
    assert ModerationAct.objects.get().rule == rule


# Reports


def test_anybody_reports_and_it_waits_in_the_queue_until_it_is_settled(said, moderator, rule, client, signed_in):
    path = f"/comments/{said.pk}/report/"
    assert "Thank you, it was reported" in words_of(client.post(path, {"rule": rule.pk, "says": "Look at this."}))
    assert signed_in(factories.resident()).post(path, {"says": "Rude."}).status_code == 200
    assert client.post(path, {}).status_code == 422
    (waiting,) = queue.reported_comments()
    assert (waiting, waiting.reported) == (said, 2)
    keep(comment=said, by=moderator)
    assert not queue.reported_comments()
    assert CommentReport.objects.filter(settled_by__isnull=False).count() == 2


def test_one_person_has_one_report_that_waits(said):
    person = factories.resident()
    for says in ("Rude.", "Very rude."):
        report(comment=said, by=person, rule=None, says=says)
    assert CommentReport.objects.get().says == "Very rude."


def test_a_machine_that_fills_in_what_nobody_sees_is_thanked_and_not_read(said, client):
    answer = client.post(f"/comments/{said.pk}/report/", {"says": "Buy.", "website": "https://example.org"})
    assert answer.status_code == 200
    assert not CommentReport.objects.exists()


def test_what_nobody_can_see_is_not_reported(said, moderator):
    hide(comment=said, by=moderator, reason="Rude.")
    with pytest.raises(NoReply):
        report(comment=said, rule=None, says="Rude.")


# Held for a look


def test_where_every_comment_is_looked_at_first_nobody_sees_it_before(officer, moderator, client):
    consultation = factories.consultation(officer, asked={"moderation": "before"})
    made = say(consultation, body="Wait for me")
    assert made.held_reason == holding.BEFORE
    assert "Wait for me" not in words_of(client.get(consultation.get_absolute_url()))
    assert consultation.said == 0
    allow(comment=made, by=moderator)
    consultation.counted = None
    assert "Wait for me" in words_of(client.get(consultation.get_absolute_url()))
    assert consultation.said == 1


def test_a_word_of_the_list_holds_a_comment_and_does_not_refuse_it(consultation, moderator):
    write_words(by=moderator, words=["Blast", "blast", "two words", ""])
    assert list(HeldWord.objects.values_list("word", flat=True)) == ["blast", "two words"]
    assert say(consultation, body="BLAST it").held_reason == holding.WORD
    assert say(consultation, body="A sandblasted wall").held_at is None
    assert say(consultation, body="These two words here").held_at


def test_many_links_and_many_comments_in_a_short_time_hold_too(consultation):
    person = factories.resident()
    assert say(consultation, person, body="https://a.example " * 4).held_reason == holding.LINKS
    made = [say(consultation, person, body=f"Number {n}") for n in range(6)]
    assert [one.held_reason for one in made] == [""] * 4 + [holding.MANY] * 2


def test_what_is_sent_faster_than_people_write_is_held(consultation, signed_in, settings):
    settings.COMMENT_LEAST_SECONDS = 3
    client, path = signed_in(factories.resident()), f"/consultations/{consultation.slug}/comment/"
    sent = {"stance": "support", "body": "Quick", "form_key": uuid.uuid4()}
    client.post(path, {**sent, "began": signing.dumps(int(timezone.now().timestamp()), salt=SALT)})
    assert Comment.objects.get().held_reason == holding.FAST
    long_ago = signing.dumps(int(timezone.now().timestamp()) - 60, salt=SALT)
    client.post(path, {**sent, "form_key": uuid.uuid4(), "body": "Slow", "began": long_ago})
    assert Comment.objects.get(body="Slow").held_at is None
    client.post(path, {**sent, "form_key": uuid.uuid4(), "body": "Trapped", "began": long_ago, "website": "x"})
    assert Comment.objects.get(body="Trapped").held_reason == holding.TRAP


def test_changing_ones_words_into_held_ones_holds_them(consultation, moderator):
    write_words(by=moderator, words=["blast"])
    made = say(consultation, body="Fine words")
    assert change_comment(comment=made, by=made.author, stance="support", body="Blast").held_at


def test_the_longest_waiting_comes_first_and_never_ones_own(consultation, moderator):
    now = timezone.now()
    own = factories.comment(consultation, moderator, held_at=now - timedelta(days=2), held_reason="Many links")
    first = factories.comment(consultation, held_at=now - timedelta(days=1), held_reason="Many links")
    factories.comment(consultation, held_at=now, held_reason="Many links")
    assert queue.next_for(moderator) == first
    assert queue.next_for(factories.moderator()) == own


def test_the_queue_is_worked_through_one_after_the_other(consultation, moderator, signed_in):
    client = signed_in(moderator)
    for n in range(2):
        factories.comment(consultation, body=f"held-{n}", held_at=timezone.now(), held_reason="Many links")
    for _ in range(2):
        where = client.get("/moderation/next/").url
        assert client.post(where, {"decision": "allow", "seen": "0", "then": "next"}).url == "/moderation/next/"
    assert client.get("/moderation/next/").url == "/moderation/"
    assert Comment.objects.visible().count() == 2


# What an author can do


def test_a_hidden_comment_is_changed_once_for_another_look(said, moderator):
    hide(comment=said, by=moderator, reason="Rude.")
    amend(comment=said, by=said.author, body="A good word")
    assert (again(said).body, again(said).held_reason) == ("A good word", holding.AMENDED)
    with pytest.raises(NoAppeal, match="once"):
        amend(comment=said, by=said.author, body="Another")
    allow(comment=said, by=moderator)
    assert Comment.objects.visible().get().body == "A good word"


def test_an_appeal_goes_to_another_moderator_once(said, moderator):
    hide(comment=said, by=moderator, reason="Rude.")
    made = appeal(comment=said, by=said.author, says="It was not.")
    with pytest.raises(NoAppeal, match="one for each"):
        appeal(comment=said, by=said.author, says="Again.")
    with pytest.raises(NotAllowed, match="Another moderator"):
        decide(appeal=made, by=moderator, outcome="upheld", reason="Hm.")
    other = factories.moderator()
    decide(appeal=made, by=other, outcome="upheld", reason="It was fair.")
    assert Comment.objects.visible().get() == said
    with pytest.raises(DecidedMeanwhile):
        decide(appeal=made, by=other, outcome="refused", reason="Hm.")
    assert "Your appeal was decided" in subjects()


def test_an_appeal_that_is_refused_leaves_it_hidden(said, moderator):
    hide(comment=said, by=moderator, reason="Rude.")
    made = appeal(comment=said, by=said.author, says="It was not.")
    decide(appeal=made, by=factories.moderator(), outcome=Appeal.Outcome.REFUSED, reason="It is.")
    assert again(said).hidden_at


def test_only_its_author_amends_or_appeals(said, moderator):
    hide(comment=said, by=moderator, reason="Rude.")
    for deed in (lambda **who: amend(body="x", **who), lambda **who: appeal(says="x", **who)):
        with pytest.raises(NotAllowed):
            deed(comment=said, by=factories.resident())


def test_what_is_not_hidden_needs_neither(said):
    with pytest.raises(NoAppeal):
        appeal(comment=said, by=said.author, says="x")


# Bans


def test_somebody_may_not_comment_for_a_time_and_is_told(consultation, moderator):
    person = factories.resident()
    made = ban(person=person, by=moderator, until=timezone.now() + timedelta(days=3), reason="Adverts.")
    with pytest.raises(NotAsked, match=r"Adverts\."):
        say(consultation, person)
    assert subjects("person.banned") == ["You cannot comment for a time"]
    lift(ban=made, by=moderator)
    assert say(consultation, person)


def test_a_ban_ends_by_itself(consultation, moderator):
    person = factories.resident()
    made = ban(person=person, by=moderator, until=timezone.now() + timedelta(days=3), reason="Adverts.")
    type(made).objects.update(since=timezone.now() - timedelta(days=4), until=timezone.now() - timedelta(seconds=1))
    assert say(consultation, person)


def test_nobody_who_works_here_is_banned_by_a_moderator(moderator, officer):
    with pytest.raises(NotAllowed, match="administrator"):
        ban(person=officer, by=moderator, until=timezone.now() + timedelta(days=3), reason="x")


@pytest.mark.parametrize("days", [-1, 0, 500])
def test_a_ban_has_an_end_that_is_to_come(moderator, signed_in, days):
    until = timezone.localdate() + timedelta(days=days)
    sent = {"until_day": until.day, "until_month": until.month, "until_year": until.year, "reason": "Adverts."}
    answer = signed_in(moderator).post(f"/moderation/people/{factories.resident().pk}/", sent)
    assert answer.status_code == 422


# House rules and figures


def test_the_council_writes_its_own_rules_and_what_was_broken_stays_on_record(said, moderator, rule, client):
    hide(comment=said, by=moderator, reason="Rude.", rule=rule)
    write_rules(by=factories.administrator(), rules=[(None, "No adverts", "No selling.")])
    assert [one.title for one in rules_now()] == ["No adverts"]
    assert HouseRule.objects.get(pk=rule.pk).dropped_at
    page = words_of(client.get("/house-rules/"))
    assert "1. No adverts" in page
    assert "Be civil" not in page


def test_rules_are_written_in_the_page(moderator, rule, signed_in):
    client = signed_in(moderator)
    assert "Be civil" in client.get("/moderation/house-rules/").content.decode()
    sent = {"rules-0-key": rule.pk, "rules-0-title": "Be kind", "rules-1-title": "No adverts"}
    assert client.post("/moderation/house-rules/", sent).status_code == 302
    assert [one.title for one in rules_now()] == ["Be kind", "No adverts"]
    assert rules_now()[0].pk == rule.pk


def test_nobody_else_writes_them(officer):
    with pytest.raises(NotAllowed):
        write_rules(by=officer, rules=[])
    with pytest.raises(NotAllowed):
        write_words(by=factories.resident(), words=[])


def test_everybody_reads_what_was_moderated_in_figures(said, moderator, rule, client):
    report(comment=said, rule=rule, says="")
    hide(comment=said, by=moderator, reason="Rude.", rule=rule)
    found = queue.figures()
    assert (found.reports, found.acts["Hidden"], found.rules) == (1, 1, [("Be civil", 1)])
    page = words_of(client.get("/moderation/in-figures/"))
    assert "For breaking which rule" in page
    assert "A bad word" not in page
    assert moderator.name not in page
