"""Another site shows the picture of a roadmap in a frame: this one address may stand in one, and it tells nobody apart."""

from html import unescape

import pytest

from roadmaps.models import Mission, Roadmap
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer):
    return factories.checked(officer, title="Quiet nights")


@pytest.fixture
def roadmap(mission):
    return mission.challenge.roadmap


def test_its_headers_allow_a_frame_and_no_script(roadmap, client):
    answer = client.get(f"/roadmaps/{roadmap.slug}/embed/")
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "X-Frame-Options" not in answer
    assert "<script" not in answer.content.decode()


@pytest.mark.parametrize("path", ["", "picture/", "portfolio/", "timeline/", "wards/", "picture/earlier/"])
def test_no_other_page_may_stand_in_one(roadmap, client, path):
    answer = client.get(f"/roadmaps/{roadmap.slug}/{path}")
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def test_it_shows_the_picture_and_the_same_in_words_and_leads_to_a_page_of_its_own(roadmap, mission, client):
    page = client.get(f"/roadmaps/{roadmap.slug}/embed/").content.decode()
    assert '<base target="_blank">' in page
    assert page.count("Quiet nights") > 1
    assert f'href="{roadmap.get_absolute_url()}"' in page


def test_it_shows_what_its_address_asks_for(roadmap, mission, officer, client):
    factories.checked(officer, title="Quiet days", challenge=mission.challenge)
    page = words_of(client.get(f"/roadmaps/{roadmap.slug}/embed/", {"mission": mission.slug}))
    assert "Quiet days" not in page


def test_it_is_the_same_for_whoever_is_signed_in(roadmap, officer, client, signed_in):
    path = f"/roadmaps/{roadmap.slug}/embed/"
    assert signed_in(officer).get(path).content == client.get(path).content
    Roadmap.objects.filter(pk=roadmap.pk).update(published_at=None)
    assert signed_in(officer).get(path).status_code == 404


def test_the_page_of_the_picture_gives_the_html_with_the_whole_address(roadmap, mission, client):
    page = client.get(f"/roadmaps/{roadmap.slug}/picture/", {"mission": mission.slug}).content.decode()
    given = unescape(page.split('id="embed"')[1].split(">", 1)[1].split("</textarea>")[0]).strip()
    assert given.startswith(f'<iframe src="http://testserver/roadmaps/{roadmap.slug}/embed/?mission={mission.slug}"')


def test_a_hostile_name_stays_text_on_the_other_site(roadmap, mission, client):
    Roadmap.objects.filter(pk=roadmap.pk).update(title='"><script>alert(1)</script>')
    Mission.objects.filter(pk=mission.pk).update(title="So that nothing kept is shown")
    page = client.get(f"/roadmaps/{roadmap.slug}/picture/").content.decode()
    given = unescape(page.split('id="embed"')[1].split(">", 1)[1].split("</textarea>")[0])
    assert "<script" not in given
    assert given.count("<") == 2


def test_a_roadmap_without_missions_says_so(client):
    roadmap = factories.RoadmapFactory()
    assert "nothing to draw" in words_of(client.get(f"/roadmaps/{roadmap.slug}/embed/"))
