"""Anybody sees when the missions of a roadmap are to happen, as a picture and in words."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from engagement import timeline
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Milestone, Mission, Roadmap
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission():
    mission = factories.MissionFactory(
        title="Quiet nights", stage="in delivery", starts_on=date(2025, 1, 1), deadline=date(2031, 12, 31)
    )
    today = timezone.localdate()
    for title, due, reached in (
        ("Done already", today - timedelta(days=90), today),
        ("Should be done", today - timedelta(days=30), None),
        ("Still to come", today + timedelta(days=300), None),
    ):
        Milestone.objects.create(mission=mission, title=title, due_on=due, reached_on=reached)
    return mission


@pytest.fixture
def path(mission):
    return f"/roadmaps/{mission.challenge.roadmap.slug}/timeline/"


def test_it_tells_start_milestones_and_deadline_and_what_is_late(mission, client, path):
    page = words_of(client.get(path))
    assert "<svg" in page
    page = page.split("The same in words")[1]
    assert "From 1 January 2025. Deadline: 31 December 2031." in page
    assert "Done already" in page.split("✓ Reached")[0]
    assert "Should be done" in page.split(">Late<")[0]
    assert page.count(">Late<") == 1


def test_a_consultation_stands_on_it(officer, client):
    consultation = factories.consultation(officer)
    roadmap = consultation.mission.challenge.roadmap
    assert "Consultation, " in words_of(client.get(f"/roadmaps/{roadmap.slug}/timeline/"))


def test_one_looks_closer_at_a_year_and_the_address_says_so(mission, client, path):
    page = words_of(client.get(f"{path}?from=2027"))
    assert ">Q2</text>" in page
    assert '<b aria-current="true">From 2027</b>' in page


@pytest.mark.parametrize("year", ["x", "-1", "99999999999999999999", "1", "\x00"])
def test_nonsense_in_the_address_shows_all_of_it(mission, client, path, year):
    assert "All years" in words_of(client.get(path, {"from": year}))


def test_drafts_and_roadmaps_that_are_not_published_are_not_on_it(mission, client, path):
    factories.MissionFactory(title="Nobody knows of this", challenge=mission.challenge)
    assert "Nobody knows of this" not in client.get(path).content.decode()
    Roadmap.objects.filter(pk=mission.challenge.roadmap_id).update(published_at=None)
    assert client.get(path).status_code == 404


def test_missions_without_a_date_say_so(client):
    mission = factories.MissionFactory(stage="adopted", deadline=None, baseline_date=None, target_kind="")
    Mission.objects.filter(pk=mission.pk).update(starts_on=None)
    page = words_of(client.get(f"/roadmaps/{mission.challenge.roadmap.slug}/timeline/"))
    assert "nothing to draw" in page


def test_it_is_taken_away_as_svg_and_its_days_as_csv(mission, client, path):
    Mission.objects.filter(pk=mission.pk).update(title="=cmd()")
    assert b">Q2</text>" in client.get(f"{path[:-1]}.svg", {"from": "2027"}).content
    head, whole, *days = csv.reader(StringIO(client.get(f"{path[:-1]}.csv").content.decode("utf-8-sig")))
    assert head == ["Mission or solution", "What", "From or on", "Until", "State"]
    assert whole[1:] == ["Mission", "2025-01-01", "2031-12-31", ""]
    assert not whole[0].startswith("=")
    assert [(day[1], day[4]) for day in days] == [
        ("Done already", "Reached"),
        ("Should be done", "Late"),
        ("Still to come", "To come"),
    ]


@pytest.mark.parametrize("form", ["svg", "csv"])
def test_who_may_not_read_a_roadmap_may_not_take_its_timeline_away(mission, client, path, form):
    assert client.get(f"{path[:-1]}.{form}").status_code == 200
    Roadmap.objects.filter(pk=mission.challenge.roadmap_id).update(published_at=None)
    assert client.get(f"{path[:-1]}.{form}").status_code == 404


def test_solutions_with_milestones_have_a_line_each_below_their_mission(mission, client, path):
    solution = factories.SolutionFactory(title="Quiet tyres", status="in delivery")
    mission.contributions.create(solution=solution)
    mission.contributions.create(solution=factories.SolutionFactory(title="Nothing planned"))
    today = timezone.localdate()
    Milestone.objects.create(solution=solution, title="First street", due_on=today - timedelta(days=10))
    page = words_of(client.get(path))
    assert "Late: First street" in page
    assert "Nothing planned" not in page
    told = page.split("The same in words")[1]
    assert ">Late<" in told.split("First street")[1]
    Mission.objects.filter(pk=mission.pk).update(title="So that nothing kept is shown")
    type(solution).objects.filter(pk=solution.pk).update(status="completed")
    assert "Late: First street" not in words_of(client.get(path))
    rows = csv.reader(StringIO(client.get(f"{path.rstrip('/')}.csv").content.decode("utf-8-sig")))
    assert ["Quiet tyres", "First street", (today - timedelta(days=10)).isoformat(), "", "Reached"] in list(rows)


def test_more_solutions_than_people_can_look_over_are_left_out(mission, client, path, monkeypatch):
    monkeypatch.setattr(timeline, "MOST_SOLUTIONS", 0)
    solution = factories.SolutionFactory(title="Quiet tyres")
    mission.contributions.create(solution=solution)
    Milestone.objects.create(solution=solution, title="First street", due_on=timezone.localdate())
    assert "Quiet tyres" not in words_of(client.get(path))


def test_what_the_commission_decided_stands_on_it(officer, client):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, by=factories.commissioner(), name="adopt", reason="It is whole.")
    page = words_of(client.get(f"/roadmaps/{mission.challenge.roadmap.slug}/timeline/"))
    assert "Adopted" in page.split("The same in words")[0].split("<svg")[1]
    assert "decided, adopted" in page.split("The same in words")[1]
