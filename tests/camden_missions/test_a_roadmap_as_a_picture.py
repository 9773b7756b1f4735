"""Anybody sees a roadmap as a picture: all of it or a part, as a table too, and takes it away."""

import csv
import re
import struct
from html import unescape
from io import StringIO

import pytest

from roadmaps.models import Contribution, Mission, Roadmap, Solution
from roadmaps.models.choices import ActorKind, SolutionStatus
from roadmaps.pages.public import picture
from roadmaps.pictures import palette, raster
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    return factories.checked(officer, title="Quiet nights")


@pytest.fixture
def path(mission):
    return f"/roadmaps/{mission.challenge.roadmap.slug}/picture"


def test_the_roadmap_opens_with_it_and_every_box_leads_somewhere(mission, client):
    page = client.get(mission.challenge.roadmap.get_absolute_url()).content.decode()
    assert "<svg" in page
    assert f'href="{mission.get_absolute_url()}"' in page.split("<svg")[1]
    assert f'href="/solutions/{mission.solutions.get().slug}/"' in page.split("<svg")[1]
    assert mission.get_stage_display() in page.split("<svg")[1]


def test_the_same_is_a_table_below(mission, client, path):
    page = words_of(client.get(f"{path}/"))
    table = page.split("<table")[1]
    assert "Quiet nights" in table
    assert mission.solutions.get().title in table
    assert mission.mission_sectors.get().sector.name in table


@pytest.mark.parametrize(
    ("asked", "is_there"),
    [
        ({}, True),
        ({"status": "stopped"}, False),
        ({"status": "proposed"}, True),
        ({"actor": "public"}, True),
        ({"actor": "academic"}, False),
        ({"instrument": "licensing"}, False),
        ({"status": "nonsense"}, True),
        ({"mission": "x' OR 1=1 --"}, False),
    ],
)
def test_it_shows_what_the_address_asks_for(mission, client, path, asked, is_there):
    page = client.get(f"{path}/", asked).content.decode()
    assert (mission.solutions.get().title in page) is is_there


def test_one_mission_alone(mission, officer, client, path):
    other = factories.checked(officer, title="Quiet days", challenge=mission.challenge)
    page = client.get(f"{path}/", {"mission": other.slug}).content.decode()
    svg = page.split("<svg")[1].split("</svg>")[0]
    assert "Quiet days" in svg
    assert "Quiet nights" not in svg


def test_the_page_of_a_mission_shows_its_own_part_under_its_number_in_the_roadmap(mission, officer, client):
    other = factories.checked(officer, title="Quiet streets", challenge=mission.challenge)
    svg = client.get(other.get_absolute_url()).content.decode().split("<svg")[-1].split("</svg>")[0]
    assert "Quiet streets" in svg
    assert "Quiet nights" not in svg
    assert other.solutions.get().title in svg
    assert set(re.findall(r'data-mission="(\d+)"', svg)) == {"2"}


def test_a_mission_without_sectors_and_solutions_has_no_picture(client):
    mission = factories.MissionFactory(stage="adopted")
    assert "This mission in the roadmap" not in words_of(client.get(mission.get_absolute_url()))


def test_a_mission_of_too_many_solutions_leads_to_the_picture_that_opens_them(mission, client, monkeypatch):
    monkeypatch.setattr(picture, "MOST_SOLUTIONS", 0)
    svg = client.get(mission.get_absolute_url()).content.decode().split("<svg")[-1].split("</svg>")[0]
    assert "1 solution" in svg
    href = unescape(re.search(r'href="([^"]+open=[^"]+)"', svg)[1])
    assert mission.solutions.get().title in client.get(href).content.decode()


def test_nothing_that_fits_is_said(mission, client, path):
    assert "Nothing fits." in words_of(client.get(f"{path}/", {"mission": "nowhere"}))


def test_a_roadmap_without_missions_says_so(client):
    roadmap = factories.RoadmapFactory()
    assert "nothing to draw" in words_of(client.get(f"/roadmaps/{roadmap.slug}/picture/"))
    for form in ("svg", "csv", "png"):
        assert client.get(f"/roadmaps/{roadmap.slug}/picture.{form}").status_code == 404


def test_drafts_are_not_on_it(mission, officer, client, path):
    factories.draft(officer, title="Nobody knows of this", challenge=mission.challenge)
    for answer in (client.get(f"{path}/"), client.get(f"{path}.svg"), client.get(f"{path}.csv")):
        assert "Nobody knows of this" not in answer.content.decode()


def test_a_roadmap_that_is_not_published_is_for_staff(mission, officer, client, signed_in, path):
    Roadmap.objects.filter(pk=mission.challenge.roadmap_id).update(published_at=None)
    assert [client.get(f"{path}{form}").status_code for form in ("/", ".svg", ".csv", ".png")] == [404] * 4
    assert signed_in(officer).get(f"{path}/").status_code == 200


def test_what_is_too_much_to_read_is_folded_and_opens(mission, client, path, monkeypatch):
    monkeypatch.setattr(picture, "MOST_SOLUTIONS", 0)
    title = mission.solutions.get().title
    svg = client.get(f"{path}/").content.decode().split("<svg")[1].split("</svg>")[0]
    assert "1 solution" in svg
    assert title not in svg
    assert f"open={mission.slug}" in svg
    opened = client.get(f"{path}/", {"open": mission.slug}).content.decode().split("<svg")[1].split("</svg>")[0]
    assert title in opened


def test_it_is_taken_away_as_svg_and_its_table_as_csv(mission, client, path):
    svg = client.get(f"{path}.svg")
    assert svg["Content-Type"] == "image/svg+xml"
    assert svg["Content-Disposition"].startswith("attachment")
    assert svg.content.startswith(b"<svg ")
    Mission.objects.filter(pk=mission.pk).update(title="=cmd()")
    rows = list(csv.reader(StringIO(client.get(f"{path}.csv").content.decode("utf-8-sig"))))
    assert rows[0][:3] == ["Mission", "Stage", "Sector"]
    assert all(not row[0].startswith("=") for row in rows[1:])


def test_it_is_taken_away_as_png_at_print_resolution(mission, client, path):
    answer = client.get(f"{path}.png")
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"] == f'attachment; filename="{mission.challenge.roadmap.slug}.png"'
    assert answer.content.startswith(b"\x89PNG")
    svg = client.get(f"{path}.svg").content.decode()
    width, height = (float(side) for side in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg).groups())
    assert struct.unpack(">II", answer.content[16:24]) == (
        pytest.approx(3 * width, abs=2),
        pytest.approx(3 * height, abs=2),
    )


def test_what_is_far_too_large_for_a_png_is_not_offered_as_one(mission, client, path, monkeypatch):
    assert "picture.png" in client.get(f"{path}/").content.decode()
    monkeypatch.setattr(raster, "MOST_PIXELS", 1_000)
    Mission.objects.filter(pk=mission.pk).update(title="Another title, so that nothing kept is shown")
    assert "picture.png" not in client.get(f"{path}/", {"status": "proposed"}).content.decode()
    assert client.get(f"{path}.png", {"status": "proposed"}).status_code == 404


def test_the_legend_calls_kinds_and_statuses_what_forms_call_them():
    assert {key: mark.word for key, mark in palette.STATUSES.items()} == dict(SolutionStatus.choices)
    for kind in ActorKind:
        # The legend has less room: "Residents" of "Residents and community".
        assert kind.label.startswith(palette.ACTORS[kind].word)


def test_it_costs_the_same_queries_however_large_it_is(mission, client, path, django_assert_max_num_queries):
    challenge = mission.challenge
    for _ in range(5):
        one = factories.MissionFactory(challenge=challenge, stage="adopted")
        solutions = Solution.objects.bulk_create(factories.SolutionFactory.build_batch(20))
        Contribution.objects.bulk_create(Contribution(mission=one, solution=solution) for solution in solutions)
    with django_assert_max_num_queries(8):
        client.get(f"{path}/")
