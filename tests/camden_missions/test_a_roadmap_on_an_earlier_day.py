"""The picture of a roadmap as it was on a day: from the record and the revisions, at an address that stays."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.utils import timezone

from roadmaps.models import Mission, Revision, Roadmap
from roadmaps.revisions import on_a_day
from roadmaps.revisions.on_a_day import missions_on
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def mission(officer):
    return factories.checked(officer, title="Quiet nights")


@pytest.fixture
def roadmap(mission):
    return mission.challenge.roadmap


def path_of(roadmap, day, form="/") -> str:
    return f"/roadmaps/{roadmap.slug}/picture/{day}{form}"


def test_it_shows_what_was_frozen_then_whatever_was_renamed_since(mission, roadmap, client, today):
    sector, solution = mission.sectors.get(), mission.solutions.get()
    type(sector).objects.filter(pk=sector.pk).update(name="Renamed since")
    type(solution).objects.filter(pk=solution.pk).update(title="Another name")
    page = words_of(client.get(path_of(roadmap, today)))
    assert "Quiet nights" in page
    assert solution.title in page
    assert sector.name in page
    assert "Renamed since" not in page
    assert "Another name" not in page


def test_before_anything_was_published_it_says_so(roadmap, client, today):
    page = words_of(client.get(path_of(roadmap, today - timedelta(days=2))))
    assert "No mission of this roadmap was published here on that day." in page
    assert client.get(path_of(roadmap, today - timedelta(days=2), ".svg")).status_code == 404


# The record tells moments of one transaction from one another no better than its clock does.
@pytest.mark.django_db(transaction=True)
def test_a_mission_that_is_no_longer_public_was_so_then_and_leads_nowhere(mission, roadmap, client, today, monkeypatch):
    then = timezone.now()
    Mission.objects.filter(pk=mission.pk).update(stage="withdrawn")
    assert missions_on(roadmap, today) == []
    # The day ended before it was withdrawn.
    monkeypatch.setattr(on_a_day, "end_of", lambda day: then)
    assert [(one.title, one.stage) for one in missions_on(roadmap, today)] == [("Quiet nights", "checked")]
    page = client.get(path_of(roadmap, today)).content.decode()
    assert "Quiet nights" in page
    assert f'href="{mission.get_absolute_url()}"' not in page


def test_a_later_submission_does_not_change_it(mission, roadmap, today, monkeypatch):
    then = timezone.now()
    frozen = mission.revisions.get()
    document = {**frozen.document, "mission": {**frozen.document["mission"], "title": "Quiet days"}}
    Revision.objects.create(
        mission=mission, number=2, document=document, digest="0" * 64, submitted_by=frozen.submitted_by
    )
    assert [one.title for one in missions_on(roadmap, today)] == ["Quiet days"]
    monkeypatch.setattr(on_a_day, "end_of", lambda day: then)
    assert [one.title for one in missions_on(roadmap, today)] == ["Quiet nights"]


def test_what_nobody_submitted_here_speaks_for_itself_until_somebody_does(officer, client, today, monkeypatch):
    mission = factories.draft(officer, title="Quiet nights")
    Mission.objects.filter(pk=mission.pk).update(stage="adopted")
    roadmap = mission.challenge.roadmap
    assert [len(one.document["solutions"]) for one in missions_on(roadmap, today)] == [1]
    then = timezone.now()
    monkeypatch.setattr(on_a_day, "end_of", lambda day: then)
    Revision.objects.create(mission=mission, number=1, document={}, digest="0" * 64, submitted_by=officer)
    assert [one.document for one in missions_on(roadmap, today)] == [None]
    page = words_of(client.get(path_of(roadmap, today)))
    assert "is not on record here" in page
    assert "Quiet nights" in page


def test_a_roadmap_that_nobody_could_read_then_has_none(mission, roadmap, today, monkeypatch):
    then = timezone.now()
    Roadmap.objects.filter(pk=roadmap.pk).update(published_at=then + timedelta(days=1))
    assert missions_on(roadmap, today) is None


def test_a_day_is_asked_for_and_the_address_stays(roadmap, client, today):
    path = f"/roadmaps/{roadmap.slug}/picture/earlier/"
    assert client.get(path).status_code == 200
    asked = {"on_day": today.day, "on_month": today.month, "on_year": today.year}
    assert client.get(path, asked).url == path_of(roadmap, today)
    page = client.get(path, {"on_day": 1, "on_month": 1, "on_year": today.year + 2})
    assert page.status_code == 422
    assert "Enter today or a day that is past" in words_of(page)
    assert "must be a real date" in words_of(client.get(path, {"on_day": 31, "on_month": 2, "on_year": 2026}))


def test_nonsense_and_days_to_come_are_not_found(roadmap, client):
    for day in ("2026-13-01", "2026-02-30", "0000-01-01", date.max.isoformat(), "yesterday"):
        assert client.get(path_of(roadmap, day)).status_code == 404


def test_a_roadmap_that_is_not_published_is_for_staff(roadmap, officer, client, signed_in, today):
    Roadmap.objects.filter(pk=roadmap.pk).update(published_at=None)
    for path in (
        path_of(roadmap, today),
        path_of(roadmap, today, ".csv"),
        f"/roadmaps/{roadmap.slug}/picture/earlier/",
    ):
        assert client.get(path).status_code == 404


def test_it_is_taken_away(roadmap, mission, client, today):
    assert client.get(path_of(roadmap, today, ".png")).content.startswith(b"\x89PNG")
    answer = client.get(path_of(roadmap, today, ".csv"))
    assert answer["Content-Disposition"] == f'attachment; filename="{roadmap.slug}-{today}.csv"'
    assert list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))[1][0] == "Quiet nights"


def test_it_costs_the_same_queries_however_many_missions_there_are(
    mission, roadmap, officer, client, today, django_assert_max_num_queries
):
    for _ in range(3):
        factories.checked(officer, challenge=mission.challenge)
    with django_assert_max_num_queries(9):
        client.get(path_of(roadmap, today))
