"""How many take each stance is kept with the consultation, whoever writes comments and however."""

import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.commenting.writing import change_comment, comment, withdraw_comment
from engagement.models import Comment, Consultation, Stance
from engagement.moderating.looking import hide, show
from tests import factories


def counted(consultation) -> dict[str, int]:
    """Count people one by one, each by the latest of their comments that can be seen."""
    latest = {}
    for one in Comment.objects.visible().filter(consultation=consultation).order_by("pk"):
        latest[one.author_id or f"comment {one.pk}"] = one.stance
    return dict(Counter(latest.values()))


def kept(consultation) -> dict[str, int]:
    consultation.counted = None
    return {stance: number for stance, number in consultation.stance_counts.items() if number}


@pytest.mark.django_db
def test_each_deed_counts(officer):
    consultation, author, moderator = factories.consultation(officer), factories.resident(), factories.moderator()
    said = factories.comment(consultation, author, stance="support")
    assert kept(consultation) == {"support": 1}
    change_comment(comment=said, by=author, stance="oppose", body="No.")
    assert kept(consultation) == {"oppose": 1}
    hide(comment=said, by=moderator, reason="Rude.")
    assert kept(consultation) == {}
    show(comment=said, by=moderator, reason="It was not.")
    assert kept(consultation) == {"oppose": 1}
    withdraw_comment(comment=said, by=author)
    assert (kept(consultation), consultation.said) == ({}, 0)


ACTS = st.lists(
    st.tuples(
        st.sampled_from(Stance.values),
        st.sampled_from(["add", "hide", "withdraw", "turn", "delete", "forget"]),
        st.integers(0, 2),
    )
)


@pytest.fixture
def two_consultations(officer):
    """Opened once for all examples: opening one takes a whole check."""
    return factories.consultation(officer), factories.consultation(officer)


@pytest.fixture
def people(db):
    return [factories.resident() for _ in range(3)]


@pytest.mark.django_db
def test_twenty_five_comments_by_one_person_are_one_voice(officer, signed_in):
    consultation, loud, quiet = factories.consultation(officer), factories.resident(), factories.resident()
    for _ in range(25):
        factories.comment(consultation, loud, stance="oppose")
    factories.comment(consultation, quiet, stance="support")
    assert kept(consultation) == {"oppose": 1, "support": 1}
    assert consultation.said == 26
    page = " ".join(signed_in(quiet).get(consultation.get_absolute_url()).content.decode().split())
    assert "2 people. Each counts once, by their latest comment." in page
    assert "<b>26</b><span>comments</span>" in page


@pytest.mark.django_db
def test_a_person_counts_by_their_latest_comment_that_can_be_seen(officer):
    consultation, author = factories.consultation(officer), factories.resident()
    factories.comment(consultation, author, stance="support")
    second = factories.comment(consultation, author, stance="oppose")
    assert kept(consultation) == {"oppose": 1}
    withdraw_comment(comment=second, by=author)
    assert kept(consultation) == {"support": 1}


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_written_in_bulk_the_counts_agree(two_consultations, people, acts):
    consultation, other = two_consultations
    Comment.objects.all().delete()
    now = timezone.now()
    for stance, act, who in acts:
        author = people[who]
        mine = Comment.objects.filter(consultation=consultation)
        if act == "add":
            Comment.objects.bulk_create(
                Comment(consultation=where, author=author, stance=stance, body="Words.", form_key=uuid.uuid4())
                for where in (consultation, consultation, other)
            )
        elif act == "hide":
            mine.filter(stance=stance).update(hidden_at=now, hidden_reason="Rude.")
        elif act == "withdraw":
            mine.filter(stance=stance).update(withdrawn_at=now)
        elif act == "forget":
            mine.filter(author=author).update(author=None)
        elif act == "turn":
            mine.update(stance=stance, hidden_at=None)
        else:
            mine.filter(stance=stance).delete()
        assert kept(consultation) == counted(consultation)
        assert kept(other) == counted(other)
        assert consultation.said == mine.visible().count()


@pytest.mark.django_db(transaction=True)
def test_many_at_the_same_moment_are_all_counted(officer):
    consultation = factories.consultation(officer)
    people = [factories.resident() for _ in range(8)]
    before = [factories.comment(consultation, person, stance="question") for person in people]
    start = Barrier(len(people))

    def act(number: int) -> None:
        start.wait()
        try:
            if number % 2:
                comment(
                    consultation=consultation, by=people[number], stance="support", body="Yes.", form_key=uuid.uuid4()
                )
            else:
                withdraw_comment(comment=before[number], by=people[number])
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as threads:
        list(threads.map(act, range(len(people))))
    assert kept(Consultation.objects.get(pk=consultation.pk)) == {"support": 4}
    assert Consultation.objects.get(pk=consultation.pk).said == 8
