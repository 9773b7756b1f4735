"""An assessor rates each criterion by themselves before they see what the data shows: the machine must not lead them."""

import pytest
from django.db import DatabaseError, transaction

from roadmaps.checking.assigning import take_up
from roadmaps.checking.calibrating import calibration
from roadmaps.checking.judging import open_revision, rate_first, save_verdict
from roadmaps.criteria.rubric import RUBRIC
from roadmaps.errors import CheckIsClosed, NotOpened
from roadmaps.models import FirstRating
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(officer):
    return factories.in_check(officer)


@pytest.fixture
def assessor(check, assessors):
    take_up(check=check, by=assessors[0])
    open_revision(check=check, by=assessors[0])
    return assessors[0]


def page_of(signed_in, person, check, rest=""):
    return words_of(signed_in(person).get(f"/checks/{check.pk}/{rest}", follow=True))


def test_the_page_of_a_criterion_asks_for_it_before_anything_the_data_found(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/1/"
    assert client.get(path).url == f"{path}first/"
    asked = words_of(client.get(f"{path}first/"))
    assert "before you see what the data shows" in asked
    assert "How this was found" not in asked
    assert client.post(f"{path}first/", {"rating": "2"}).url == path
    judged = words_of(client.get(path))
    assert "Your first rating was 2 of 4." in judged
    assert "How this was found" in judged


def test_the_page_of_the_check_keeps_the_findings_of_what_is_not_rated_yet(check, assessor, signed_in):
    before = page_of(signed_in, assessor, check)
    assert "How this was found" not in before
    assert "What stands behind the findings" not in before
    rate_first(check=check, by=assessor, criterion=1, rating=3)
    one = page_of(signed_in, assessor, check)
    assert one.count("Not shown before your first rating.") == len(RUBRIC) - 1
    for number in RUBRIC:
        rate_first(check=check, by=assessor, criterion=number, rating=3)
    assert "What stands behind the findings" in page_of(signed_in, assessor, check)


def test_so_it_does_for_whoever_may_yet_take_it(check, assessors, officer, signed_in):
    assert "How this was found" not in page_of(signed_in, assessors[1], check)
    assert "How this was found" in page_of(signed_in, officer, check)


def test_nobody_judges_a_criterion_that_they_have_not_rated(check, assessor, signed_in):
    with pytest.raises(NotOpened, match="Give your first rating"):
        save_verdict(check=check, by=assessor, criterion=1, rating=4, reason="Yes.")
    answer = signed_in(assessor).post(f"/checks/{check.pk}/criteria/1/", {"rating": "4", "reason": "A reason to keep."})
    assert answer.status_code == 409
    assert "A reason to keep." in answer.content.decode()


def test_the_first_one_stands_whatever_is_sent_afterwards(check, assessor, signed_in):
    client, path = signed_in(assessor), f"/checks/{check.pk}/criteria/1/first/"
    client.post(path, {"rating": "1"})
    client.post(path, {"rating": "4"})
    assert rate_first(check=check, by=assessor, criterion=1, rating=4).rating == 1
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        FirstRating.objects.update(rating=4)


def test_a_page_without_a_choice_asks_for_one(check, assessor, signed_in):
    answer = signed_in(assessor).post(f"/checks/{check.pk}/criteria/1/first/", {})
    assert answer.status_code == 422
    assert "Choose a rating" in words_of(answer)


def test_whoever_has_no_seat_rates_nothing(check, assessors, signed_in):
    with pytest.raises(NotOpened):
        rate_first(check=check, by=assessors[1], criterion=1, rating=4)
    assert signed_in(assessors[1]).get(f"/checks/{check.pk}/criteria/1/first/").status_code == 409


def test_whoever_has_handed_in_rates_nothing_more(check, assessor):
    factories.judge(check, assessor)
    with pytest.raises(CheckIsClosed):
        rate_first(check=check, by=assessor, criterion=1, rating=0)


def test_calibration_tells_how_often_the_data_changed_a_rating(check, assessors, officer, signed_in):
    # The factory's assessors rate 3 at first; one of them then gives 1 on two criteria.
    factories.judge(check, assessors[0], c1="not", c2="not")
    factories.judge(check, assessors[1], c1="not", c2="not")
    first = calibration().first_ratings
    assert (first.given, first.changed, first.higher, first.lower) == (10, 4, 0, 4)
    page = words_of(signed_in(officer).get("/checks/calibration/"))
    assert "4 of 10 ratings changed once the assessor had seen what the data shows" in page


def test_whoever_has_no_seat_keeps_nothing_on_its_page(check, assessors, signed_in):
    client, path = signed_in(assessors[1]), f"/checks/{check.pk}/criteria/1/"
    assert client.post(path, {"reason": "Half a thought", "then": "autosave"}).status_code == 409
