"""Who writes first and signs up second finds the comment waiting, on any machine, and sends it with one press."""

import re
from datetime import datetime, time, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from engagement.commenting.waiting import forget_old
from engagement.models import Comment, Consultation, WaitingComment
from govuk.templatetags.plain_words import moment
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
WORDS = "আমাদের রাস্তা রাতে শান্ত হোক। Quiet nights, please."
PASSWORD = "three quiet words together"


@pytest.fixture
def consultation(officer):
    return factories.consultation(officer, title="Quiet nights")


@pytest.fixture
def path(consultation):
    return f"/consultations/{consultation.slug}/comment/"


def write(client: Client, path: str, **more):
    return client.post(path, {"stance": "support", "body": WORDS, "form_key": form_key(client, path), **more})


def form_key(client: Client, path: str) -> str:
    return re.search(r'name="form_key"[^>]*?value="([^"]+)"', client.get(path).content.decode())[1]


def resident() -> Person:
    person = factories.resident()
    person.set_password(PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def sign_in(client: Client, person: Person) -> None:
    assert client.post("/account/sign-in/", {"login": person.email, "password": PASSWORD}).status_code == 302


def test_anybody_writes_and_is_told_how_it_is_sent(client, path):
    answer = write(client, path)
    assert answer.status_code == 302
    page = words_of(client.get(answer.url))
    assert "Your comment is kept, and not sent yet." in page
    assert WORDS in page
    assert not Comment.objects.exists()


def test_it_waits_in_the_form_once_they_have_signed_in_and_is_sent_with_one_press(client, path):
    write(client, path)
    person = resident()
    sign_in(client, person)
    page = client.get(path).content.decode()
    assert "Your comment has not been sent yet." in words_of(client.get(path))
    assert WORDS in page
    assert 'value="support"' in page.split("checked")[0].rsplit("<input", 1)[1]
    write(client, path)
    assert (Comment.objects.get().body, Comment.objects.get().author) == (WORDS, person)
    assert not WaitingComment.objects.exists()


def test_it_waits_through_signing_up_and_confirming_on_another_machine(client, path, consultation, mailoutbox):
    write(client, path)
    given = {"email": "bilal@example.org", "name": "Bilal", "password1": PASSWORD}
    assert client.post(f"/account/sign-up/?next={path}", given).status_code == 302
    person = Person.objects.get(email="bilal@example.org")
    assert WaitingComment.objects.get().person == person
    EmailAddress.objects.filter(user=person).update(verified=True)
    elsewhere = Client()
    sign_in(elsewhere, person)
    assert WORDS in elsewhere.get(path).content.decode()
    assert "Your comment on Quiet nights" in words_of(elsewhere.get("/account/comments/"))


def test_another_browser_and_another_person_never_see_it(client, path, signed_in):
    write(client, path)
    assert WORDS not in Client().get(path).content.decode()
    assert WORDS not in signed_in(factories.resident()).get(path).content.decode()
    assert Client().get(f"{path}kept/").status_code == 302


def test_a_form_with_a_mistake_is_kept_too_once_it_is_sent_right(client, path):
    answer = client.post(path, {"body": WORDS, "form_key": form_key(client, path)})
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()


def test_what_is_being_typed_is_kept_without_being_sent(client, path, signed_in):
    assert client.post(f"{path}keep/", {"body": "Half a sen"}).status_code == 204
    assert "Half a sen" in client.get(path).content.decode()
    theirs = signed_in(factories.resident())
    assert theirs.post(f"{path}keep/", {"body": "Half of ano"}).status_code == 204
    assert "Half of ano" in theirs.get(path).content.decode()
    assert client.post(f"{path}keep/", {"body": "x" * 300_000}).status_code == 413
    assert client.get(f"{path}keep/").status_code == 405


def test_a_session_that_ended_in_mid_comment_loses_nothing(client, path):
    person = resident()
    sign_in(client, person)
    key = form_key(client, path)
    client.logout()
    assert client.post(path, {"stance": "oppose", "body": WORDS, "form_key": key}).status_code == 302
    sign_in(client, person)
    assert WORDS in client.get(path).content.decode()


def test_what_somebody_wrote_here_and_there_is_kept_as_it_was_typed_last(client, path):
    person = resident()
    elsewhere = Client()
    sign_in(elsewhere, person)
    elsewhere.post(f"{path}keep/", {"body": "Typed before."})
    write(client, path)
    sign_in(client, person)
    assert WORDS in client.get(path).content.decode()
    assert WaitingComment.objects.count() == 1


def test_a_consultation_that_closes_meanwhile_keeps_the_words_for_copying(client, path, consultation):
    write(client, path)
    person = resident()
    sign_in(client, person)
    Consultation.objects.filter(pk=consultation.pk).update(
        opens_at=factories.midnight(-40), closes_at=timezone.now() - timedelta(minutes=1)
    )
    page = words_of(client.get(path))
    assert "This consultation is closed." in page
    assert WORDS in page
    answer = write(client, path)
    assert answer.status_code == 409
    assert "we keep them in your account for 30 days" in words_of(answer)


def test_it_closes_on_the_minute(officer, signed_in):
    closes = timezone.now() + timedelta(minutes=5)
    consultation = factories.consultation(officer)
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=closes)
    consultation.refresh_from_db()
    assert consultation.is_open(closes - timedelta(seconds=1))
    assert not consultation.is_open(closes)
    assert consultation.closes_within_the_day


def test_every_page_that_says_until_when_says_the_minute(client, consultation):
    closes = timezone.make_aware(datetime.combine(timezone.localdate() + timedelta(days=2), time(17)))
    Consultation.objects.filter(pk=consultation.pk).update(closes_at=closes)
    for address in (
        "/",
        "/consultations/",
        "/search/",
        consultation.get_absolute_url(),
        consultation.mission.get_absolute_url(),
    ):
        assert re.search(rf"until {moment(closes)}(\.| ?<)", words_of(client.get(address))), address


def test_what_is_kept_is_thrown_away_by_its_author_or_after_30_days(client, path, consultation):
    person = resident()
    sign_in(client, person)
    client.post(f"{path}keep/", {"body": WORDS})
    client.post("/account/comments/", {"forget": consultation.pk})
    assert not WaitingComment.objects.exists()
    client.post(f"{path}keep/", {"body": WORDS})
    WaitingComment.objects.update(typed_at=timezone.now() - timedelta(days=31))
    assert forget_old() == 1


def test_a_comment_begins_on_the_question_or_solution_that_the_address_names(client, path, consultation):
    question = consultation.questions.get()
    page = words_of(client.get(path, {"question": question.pk}))
    assert re.search(rf'<option value="{question.pk}"\s+selected', page)
    assert client.get(path, {"question": "x", "solution": "9" * 30, "stance": "<script>"}).status_code == 200
