"""How many take each stance is kept with the consultation, whoever writes comments and however."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement.commenting import change_comment, comment, withdraw_comment
from engagement.models import Comment, Consultation, Stance
from engagement.moderating import hide, show
from tests import factories


def counted(consultation) -> dict[str, int]:
    """Count the comments that can be seen, one by one."""
    numbers: dict[str, int] = {}
    for one in Comment.objects.visible().filter(consultation=consultation):
        numbers[one.stance] = numbers.get(one.stance, 0) + 1
    return numbers


def kept(consultation) -> dict[str, int]:
    consultation.refresh_from_db()
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
    st.tuples(st.sampled_from(Stance.values), st.sampled_from(["add", "hide", "withdraw", "turn", "delete"]))
)


@pytest.fixture
def two_consultations(officer):
    """Opened once for all examples: opening one takes a whole check."""
    return factories.consultation(officer), factories.consultation(officer)


@pytest.mark.django_db
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS)
def test_whatever_is_written_in_bulk_the_counts_agree(two_consultations, acts):
    consultation, other = two_consultations
    Comment.objects.all().delete()
    author, now = factories.resident(), timezone.now()
    for stance, act in acts:
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
        elif act == "turn":
            mine.update(stance=stance, hidden_at=None)
        else:
            mine.filter(stance=stance).delete()
        assert kept(consultation) == counted(consultation)
        assert kept(other) == counted(other)


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
    assert kept(Consultation.objects.get(pk=consultation.pk)) == {"question": 4, "support": 4}
