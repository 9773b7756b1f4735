"""The people of a roadmap answer four market-shaping questions each year, naming what the answer rests on."""

from datetime import UTC, datetime

import pytest

from accounts.errors import NotAllowed
from roadmaps.delivery.market_shaping import QUESTIONS, answer_question
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import MarketAnswer, Mission
from roadmaps.models.market_answer import MarketQuestion
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return factories.in_delivery(officer, title="Clean air")


def answer(mission, by=None, seen=None, **said) -> MarketAnswer:
    given = {"question": "routes", "text": "Residents chose them.", **said}
    roadmap = mission.challenge.roadmap
    return answer_question(roadmap=roadmap, by=by or mission.lead_officer, seen=seen, **given)


def test_every_question_is_asked():
    assert set(QUESTIONS) == set(MarketQuestion)


def test_an_officer_answers_on_the_page_and_everybody_reads_it(mission, officer, signed_in, client):
    slug = mission.challenge.roadmap.slug
    path = f"/workbench/roadmaps/{slug}/market-shaping/risks/"
    solution = mission.contributions.get().solution
    assert "Enter your answer" in words_of(signed_in(officer).post(path, {"text": ""}))
    form = {
        "text": "We share both.",
        "missions": [mission.pk],
        "solutions": [solution.pk],
        "instruments": ["procurement"],
    }
    assert signed_in(officer).post(path, {**form, "seen": ""}).status_code == 302
    page = words_of(client.get(f"/roadmaps/{slug}/market-shaping/"))
    for said in ("We share both.", "Clean air", solution.title, "Procurement", "It has not been answered yet."):
        assert said in page


def test_it_is_reviewed_each_year_and_what_was_said_stays(mission, officer, signed_in, client):
    first = answer(mission)
    MarketAnswer.objects.filter(pk=first.pk).update(year=2020)
    slug = mission.challenge.roadmap.slug
    browser = signed_in(officer)
    assert "Answer it for this year" in words_of(browser.get(f"/roadmaps/{slug}/market-shaping/"))
    assert "Residents chose them." in words_of(browser.get(f"/workbench/roadmaps/{slug}/market-shaping/routes/"))
    answer(mission, text="An assembly chose them.")
    page = words_of(client.get(f"/roadmaps/{slug}/market-shaping/"))
    assert "An assembly chose them." in page
    assert "What was answered before" in page
    assert MarketAnswer.objects.count() == 2


def test_of_two_who_answer_at_once_the_second_is_told(mission):
    answer(mission)
    with pytest.raises(ChangedMeanwhile):
        answer(mission, seen=datetime(2020, 1, 1, tzinfo=UTC))
    found = MarketAnswer.objects.get()
    assert answer(mission, seen=found.at, text="Again.").text == "Again."


def test_it_rests_on_missions_of_its_own_roadmap(mission, officer):
    with pytest.raises(DoesNotFit):
        answer(mission, missions=[factories.in_delivery(officer)])
    with pytest.raises(DoesNotFit):
        answer(mission, solutions=[factories.in_delivery(officer).contributions.get().solution])
    with pytest.raises(DoesNotFit):
        answer(mission, question="nonsense")


def test_nobody_but_officers_answers(mission, signed_in):
    slug = mission.challenge.roadmap.slug
    for person in (factories.resident(), factories.commissioner(), factories.assessor()):
        with pytest.raises(NotAllowed):
            answer(mission, by=person)
        assert signed_in(person).get(f"/workbench/roadmaps/{slug}/market-shaping/routes/").status_code == 403
    assert signed_in(mission.lead_officer).get(f"/workbench/roadmaps/{slug}/market-shaping/x/").status_code == 404
