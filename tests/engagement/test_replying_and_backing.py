"""People reply to comments, one deep, and back what others wrote; officers of the mission answer officially."""

import uuid

import pytest
from django.utils import timezone

from accounts.errors import NotAllowed
from engagement.commenting.backing import back, take_back
from engagement.commenting.writing import change_comment, reply, withdraw_comment
from engagement.errors import ConsultationNotOpen, NoReply
from engagement.models import Backing, Comment
from engagement.moderating.looking import hide
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(officer):
    return factories.comment(factories.consultation(officer), body="More trees, please.")


def answer(to, by, body="I agree with you.") -> Comment:
    return reply(to=to, by=by, body=body, form_key=uuid.uuid4())


def again(comment) -> Comment:
    return Comment.objects.get(pk=comment.pk)


# Replies


def test_a_reply_stands_below_its_comment_and_takes_no_stance(said, client):
    made = answer(said, factories.resident())
    page = client.get(said.consultation.get_absolute_url()).content.decode()
    assert page.index("More trees") < page.index("I agree with you.")
    assert (made.stance, again(said).replied, said.consultation.stance_counts) == ("", 1, {"support": 1})


def test_replies_stand_one_deep(said):
    first = answer(said, factories.resident())
    with pytest.raises(NoReply, match="one deep"):
        answer(first, factories.resident())


def test_an_officer_of_the_mission_answers_officially_also_after_the_close(officer, signed_in):
    consultation = factories.closed_consultation(officer)
    said = factories.comment(consultation, body="Who pays?")
    assert answer(said, officer, "The council does.").is_official
    assert "Official reply" in words_of(signed_in(factories.resident()).get(consultation.get_absolute_url()))
    with pytest.raises(ConsultationNotOpen):
        answer(said, factories.officer())


def test_another_officer_speaks_for_themselves(said):
    assert not answer(said, factories.officer()).is_official


def test_nobody_replies_to_what_was_hidden_or_withdrawn(said):
    hide(comment=said, by=factories.moderator(), reason="Rude.")
    with pytest.raises(NoReply, match="withdrawn or hidden"):
        answer(said, factories.resident())


def test_a_note_stays_where_replies_hang_on_what_was_withdrawn(said, client):
    answer(said, factories.resident())
    withdraw_comment(comment=said, by=said.author)
    page = words_of(client.get(said.consultation.get_absolute_url()))
    assert "Its author withdrew this comment." in page
    assert "More trees" not in page
    assert "I agree with you." in page


def test_withdrawing_the_last_reply_takes_the_note_away_too(said, client):
    made = answer(said, factories.resident())
    withdraw_comment(comment=said, by=said.author)
    withdraw_comment(comment=made, by=made.author)
    assert again(said).replied == 0
    assert "withdrew" not in words_of(client.get(said.consultation.get_absolute_url()))


def test_many_replies_are_a_page_away(said, client):
    for number in range(6):
        answer(said, factories.resident(), f"reply-{number}-")
    page = words_of(client.get(said.consultation.get_absolute_url()))
    assert page.count("reply-") == 3
    assert "3 more replies" in page
    whole = words_of(client.get(said.get_absolute_url()))
    assert all(f"reply-{number}-" in whole for number in range(6))


def test_a_reply_is_changed_for_fifteen_minutes(said):
    made = answer(said, factories.resident())
    assert change_comment(comment=made, by=made.author, body="I disagree.").body == "I disagree."


def test_replying_in_the_page(said, signed_in):
    client = signed_in(factories.resident())
    page = client.get(f"{said.get_absolute_url()}reply/")
    assert "More trees" in page.content.decode()
    sent = client.post(f"{said.get_absolute_url()}reply/", {"body": "Me too.", "form_key": uuid.uuid4()})
    assert sent.url == f"{said.get_absolute_url()}#comment-{Comment.objects.latest('pk').pk}"
    assert client.post(f"{said.get_absolute_url()}reply/", {"body": " "}).status_code == 422


# Its own address


def test_a_comment_has_an_address_that_stays(said, client):
    assert said.get_absolute_url() == f"/comments/{said.pk}/"
    assert "More trees" in words_of(client.get(said.get_absolute_url()))
    hide(comment=said, by=factories.moderator(), reason="It is rude.")
    page = words_of(client.get(said.get_absolute_url()))
    assert "It is rude." in page
    assert "More trees" not in page


def test_the_address_of_a_reply_shows_it_with_its_comment(said, client):
    made = answer(said, factories.resident())
    page = words_of(client.get(made.get_absolute_url()))
    assert "More trees" in page
    assert f'id="comment-{made.pk}"' in page


def test_what_is_held_is_for_its_author_and_moderators(said, client, signed_in):
    Comment.objects.filter(pk=said.pk).update(held_at=timezone.now(), held_reason="Many links")
    assert client.get(said.get_absolute_url()).status_code == 404
    assert signed_in(factories.resident()).get(said.get_absolute_url()).status_code == 404
    for person in (said.author, factories.moderator()):
        assert "Nobody else sees this yet." in words_of(signed_in(person).get(said.get_absolute_url()))


# Backing


def test_one_person_backs_a_comment_once_and_takes_it_back(said):
    person = factories.resident()
    for _ in range(2):
        back(comment=said, by=person)
    assert again(said).backed == 1
    take_back(comment=said, by=person)
    assert (again(said).backed, Backing.objects.count()) == (0, 0)


def test_nobody_backs_what_they_wrote(said):
    with pytest.raises(NotAllowed, match="themselves"):
        back(comment=said, by=said.author)


def test_nothing_is_backed_after_the_close(officer):
    said = factories.comment(factories.closed_consultation(officer))
    with pytest.raises(ConsultationNotOpen):
        back(comment=said, by=factories.resident())


def test_backing_in_the_page(said, signed_in):
    client = signed_in(factories.resident())
    sent = client.post(f"{said.get_absolute_url()}back/")
    assert sent.url == f"{said.get_absolute_url()}#comment-{said.pk}"
    assert "✓ You back it (1): take it back" in words_of(client.get(said.consultation.get_absolute_url()))
    client.post(f"{said.get_absolute_url()}back/", {"back": "no"})
    assert again(said).backed == 0


def test_what_goes_with_a_person_is_their_backing(said):
    person = factories.resident()
    back(comment=said, by=person)
    person.delete()
    assert again(said).backed == 0
