"""A moderator hides a comment with a reason, on the record."""

import pytest

from accounts.errors import NotAllowed
from engagement.moderating import hide, show
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_reason_takes_the_place_of_the_words(officer, client):
    consultation = factories.consultation(officer)
    written = factories.comment(consultation, body="A bad word")
    hide(comment=written, by=factories.moderator(), reason="It insults a neighbour.")
    page = client.get(consultation.get_absolute_url()).content.decode()
    assert "A bad word" not in page
    assert "It insults a neighbour." in page


def test_a_comment_shown_again_is_back_and_both_acts_are_kept(officer, client):
    consultation, moderator = factories.consultation(officer), factories.moderator()
    written = factories.comment(consultation, body="A fair word")
    hide(comment=written, by=moderator, reason="Taken for an insult.")
    show(comment=written, by=moderator, reason="It was none.")
    assert "A fair word" in client.get(consultation.get_absolute_url()).content.decode()
    assert list(written.moderation_acts.values_list("action", flat=True)) == ["show", "hide"]


def test_nobody_but_a_moderator_hides(officer):
    written = factories.comment(factories.consultation(officer))
    with pytest.raises(NotAllowed):
        hide(comment=written, by=officer, reason="I do not like it.")
