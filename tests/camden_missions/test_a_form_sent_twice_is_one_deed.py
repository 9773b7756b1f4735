"""A double click, Back and sending again are one deed on every form; with other words it is another."""

import re
from functools import partial

import pytest
from django.test import Client

from engagement.models import Comment
from roadmaps.models import Milestone, Mission, Note
from tests import factories
from tests.races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def window(officer, signed_in):
    return signed_in(officer)


def form_of(client: Client, path: str, **fields: str) -> dict[str, str]:
    """Return what a page's form would send, with its token."""
    page = client.get(path).content.decode()
    hidden = dict(re.findall(r'name="(csrfmiddlewaretoken|form_key|base)"\s+value="([^"]*)"', page))
    return {**hidden, **fields}


def milestone(client: Client, officer) -> tuple[str, dict[str, str]]:
    """Return the address and the form of a new milestone."""
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/milestones/"
    when = mission.deadline.replace(year=mission.deadline.year - 1)
    row = {"title": "Half of it", "due_on_day": when.day, "due_on_month": when.month, "due_on_year": when.year}
    return path, form_of(client, path, **{f"milestones-0-{name}": str(value) for name, value in row.items()})


def test_sending_again_from_the_same_page(officer, window):
    path, form = milestone(window, officer)
    answers = [window.post(path, form) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert len({answer["Location"] for answer in answers}) == 1
    assert Milestone.objects.filter(title="Half of it").count() == 1


def test_a_double_click(officer, window):
    path, form = milestone(window, officer)
    outcomes = at_once(*2 * [partial(window.post, path, form)])
    assert [answer.status_code for answer in outcomes] == [302, 302]
    assert Milestone.objects.filter(title="Half of it").count() == 1


def test_other_words_from_the_same_page_are_another_deed(officer, window):
    path, form = milestone(window, officer)
    window.post(path, form)
    window.post(path, {**form, "milestones-0-title": "All of it"})
    assert set(Milestone.objects.values_list("title", flat=True)) >= {"Half of it", "All of it"}


def test_the_same_words_from_the_page_opened_anew_are_another_deed(officer, window):
    mission = factories.draft(officer)
    path = f"/workbench/missions/{mission.slug}/notes/?field=title"
    for _ in range(2):
        window.post(path, form_of(window, path, body="Is that so?"))
    assert Note.objects.count() == 2


def test_a_mission_is_started_once(officer, window):
    challenge = factories.ChallengeFactory(roadmap=factories.RoadmapFactory(is_main=True))
    path = "/workbench/missions/new/"
    form = form_of(window, path, challenge=str(challenge.pk), title="Clean air")
    for _ in range(2):
        window.post(path, form)
    assert Mission.objects.filter(title="Clean air").count() == 1


def test_a_form_with_a_mistake_may_be_sent_again_as_it_is(officer, window):
    path, form = milestone(window, officer)
    wrong = {**form, "milestones-0-title": ""}
    assert [window.post(path, wrong).status_code for _ in range(2)] == [422, 422]


def test_a_visitor_and_a_form_without_a_token_are_left_to_the_deeds(officer, signed_in):
    consultation, resident = factories.consultation(officer), factories.resident()
    path = f"/consultations/{consultation.slug}/comment/"
    client = signed_in(resident)
    form = form_of(client, path, stance="support", body="I am for it.")
    form.pop("csrfmiddlewaretoken")
    for _ in range(2):
        assert client.post(path, form).status_code == 302
    assert Comment.objects.count() == 1
