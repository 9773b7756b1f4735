"""A resident comments, changes the words for a while, withdraws them at any time."""

import re
import uuid
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from accounts.errors import NotAllowed
from engagement.commenting.writing import change_comment, comment, withdraw_comment
from engagement.errors import CommentIsFixed, ConsultationNotOpen
from engagement.models import Comment
from engagement.moderating.looking import hide
from govuk.cleaning import clean_text
from tests import factories

pytestmark = pytest.mark.django_db


def say(consultation, by, **given):
    return comment(
        **{
            "consultation": consultation,
            "by": by,
            "stance": "support",
            "body": "Yes.",
            "form_key": uuid.uuid4(),
            **given,
        }
    )


def test_the_newest_comment_stands_first(officer, client):
    consultation = factories.consultation(officer)
    for words in ("the first word", "the second word"):
        factories.comment(consultation, body=words)
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert page.index("the second word") < page.index("the first word")


def test_older_comments_are_a_page_away_and_none_is_lost(officer, client):
    consultation = factories.consultation(officer)
    author = factories.resident()
    for n in range(60):
        factories.comment(consultation, author, body=f"word-{n:02}-")
    path, seen = consultation.get_absolute_url(), ""
    while path:
        page = client.get(path).content.decode()
        seen += page
        more = re.search(r'href="\?([^"#]*after=[^"#]+)#comments"', page)
        path = f"{consultation.get_absolute_url()}?{unescape(more[1])}" if more else None
    assert all(seen.count(f"word-{n:02}-") == 1 for n in range(60))


def test_the_same_form_sent_twice_is_one_comment(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    first = say(consultation, resident, form_key=key)
    assert say(consultation, resident, form_key=key) == first
    assert Comment.objects.count() == 1


def test_the_same_form_with_other_words_changes_the_comment_while_it_may_be_changed(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    first = say(consultation, resident, form_key=key, body="Trees, please.")
    second = say(consultation, resident, form_key=key, body="Trees and benches, please.", stance="oppose")
    assert second == first
    kept = Comment.objects.get()
    assert (kept.body, kept.stance) == ("Trees and benches, please.", "oppose")
    assert kept.edited_at


def test_after_that_it_is_a_second_comment_and_nothing_is_dropped(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    first = say(consultation, resident, form_key=key, body="Trees, please.")
    Comment.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(minutes=16))
    say(consultation, resident, form_key=key, body="And benches.")
    assert sorted(Comment.objects.values_list("body", flat=True)) == ["And benches.", "Trees, please."]


def test_sent_again_after_it_was_withdrawn_it_is_a_new_one(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    first = say(consultation, resident, form_key=key)
    withdraw_comment(comment=first, by=resident)
    assert say(consultation, resident, form_key=key) != first
    assert Comment.objects.visible().count() == 1


def test_what_a_moderator_hid_is_not_shown_by_sending_it_again(officer):
    consultation, resident, key = factories.consultation(officer), factories.resident(), uuid.uuid4()
    hide(comment=say(consultation, resident, form_key=key), by=factories.moderator(), reason="It was rude.")
    with pytest.raises(CommentIsFixed, match="A moderator hid this comment"):
        say(consultation, resident, form_key=key)
    assert Comment.objects.count() == 1


def test_a_comment_of_invisible_characters_is_none(officer, signed_in):
    path = f"/consultations/{factories.consultation(officer).slug}/comment/"
    sent = {"stance": "support", "body": "\u200b\u3164\u2060", "form_key": uuid.uuid4()}
    answer = signed_in(factories.resident()).post(path, sent)
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_anothers_form_cannot_be_claimed(officer):
    consultation, key = factories.consultation(officer), uuid.uuid4()
    say(consultation, factories.resident(), form_key=key)
    with pytest.raises(NotAllowed):
        say(consultation, factories.resident(), form_key=key)


@pytest.mark.parametrize(("opens", "closes", "says"), [(5, 40, "It opens on"), (-40, -1, "It has closed")])
def test_nobody_comments_before_the_first_day_or_after_the_last(officer, opens, closes, says):
    consultation = factories.consultation(officer, opens=opens, closes=closes)
    with pytest.raises(ConsultationNotOpen, match=says):
        say(consultation, factories.resident())


def test_words_sent_to_a_closed_consultation_are_shown_and_not_lost(officer, signed_in):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    data = {"stance": "support", "body": "I was too late.", "form_key": uuid.uuid4()}
    answer = signed_in(factories.resident()).post(f"{consultation.get_absolute_url()}comment/", data)
    assert answer.status_code == 409
    assert "I was too late." in answer.content.decode()
    assert not Comment.objects.exists()


def test_an_author_changes_the_words_for_fifteen_minutes(officer):
    resident = factories.resident()
    written = factories.comment(factories.consultation(officer), resident)
    assert change_comment(comment=written, by=resident, stance="oppose", body="No.").edited_at
    Comment.objects.filter(pk=written.pk).update(created_at=timezone.now() - timedelta(minutes=16))
    with pytest.raises(CommentIsFixed, match="15 minutes"):
        change_comment(comment=written, by=resident, stance="oppose", body="Perhaps.")


def test_a_hidden_comment_is_not_changed_back_by_its_author(officer):
    resident = factories.resident()
    written = factories.comment(
        factories.consultation(officer), resident, hidden_at=timezone.now(), hidden_reason="Rude"
    )
    with pytest.raises(CommentIsFixed):
        change_comment(comment=written, by=resident, stance="support", body="Again.")


def test_a_withdrawn_comment_is_off_the_page_and_no_longer_counts(officer, client):
    resident = factories.resident()
    consultation = factories.consultation(officer)
    written = factories.comment(consultation, resident, body="I take it back")
    withdraw_comment(comment=written, by=resident)
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert "I take it back" not in page
    assert "There are no comments yet" in page


def test_nobody_changes_or_withdraws_anothers_comment(officer):
    written = factories.comment(factories.consultation(officer))
    for deed in (withdraw_comment, lambda **who: change_comment(stance="oppose", body="x", **who)):
        with pytest.raises(NotAllowed):
            deed(comment=written, by=factories.resident())


def test_a_script_in_a_comment_is_shown_and_not_run(officer, client):
    consultation = factories.consultation(officer)
    factories.comment(consultation, body="<script>alert(1)</script> https://example.org")
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert 'rel="nofollow ugc"' in page


def test_a_person_who_is_gone_stays_as_a_former_participant(officer, client):
    resident = factories.resident()
    consultation = factories.consultation(officer)
    factories.comment(consultation, resident)
    resident.delete()
    assert "A former participant" in client.get(consultation.get_absolute_url()).content.decode()


@given(st.text())
def test_cleaning_text_twice_is_cleaning_it_once(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert "\u202e" not in clean_text(text)
    assert "\x00" not in clean_text(text)
