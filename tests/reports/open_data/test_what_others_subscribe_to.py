"""Calendars, the feed, the catalogue, the sitemap and what other sites show of a page."""

import json
import re
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone
from icalendar import Calendar

from engagement.responding import save_response
from roadmaps.models import Milestone, Mission, Roadmap
from tests import factories

pytestmark = pytest.mark.django_db
DAY = timezone.localdate


@pytest.fixture
def mission(officer) -> Mission:
    mission = factories.draft(officer, title="Clean air")
    Milestone.objects.create(mission=mission, title="Half of it", due_on=DAY() + timedelta(days=30))
    Mission.objects.filter(pk=mission.pk).update(stage="adopted")
    return Mission.objects.get(pk=mission.pk)


def events(client, path: str) -> dict[str, dict]:
    answer = client.get(path)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.mark.parametrize("of", ["missions", "roadmaps"])
def test_a_calendar_tells_milestones_deadlines_and_consultations(client, officer, of):
    consultation = factories.consultation(officer)
    mission = consultation.mission
    slug = mission.slug if of == "missions" else mission.challenge.roadmap.slug
    found = events(client, f"/{of}/{slug}/calendar.ics")
    assert found[f"Deadline: {mission.title}"]["DTSTART"].dt == mission.deadline
    asked = found[f"Consultation: {mission.title}"]
    assert asked["DTSTART"].dt == consultation.opens_on
    assert asked["DTEND"].dt == consultation.closes_on + timedelta(days=1)
    assert str(asked["URL"]).endswith(f"/missions/{mission.slug}/")


def test_a_milestone_keeps_its_name_in_calendars_when_it_moves(client, mission):
    path = f"/missions/{mission.slug}/calendar.ics"
    before = events(client, path)["Half of it"]
    Milestone.objects.update(due_on=DAY() - timedelta(days=1))
    after = events(client, path)["Half of it (late)"]
    assert (before["UID"], before["DTSTART"].dt != after["DTSTART"].dt) == (after["UID"], True)


def test_a_calendar_of_what_is_not_public_is_not_there(client, officer, signed_in):
    draft = factories.draft(officer)
    for browser in (client, signed_in(officer)):
        assert browser.get(f"/missions/{draft.slug}/calendar.ics").status_code == 404
        assert browser.get(f"/missions/{draft.slug}/card.png").status_code == 404


def test_the_feed_tells_what_is_new(client, officer):
    consultation = factories.closed_consultation(officer)
    save_response(consultation=consultation, by=officer, you_said="Benches.", we_did="Forty.", publish=True)
    answer = client.get("/news.atom")
    entries = ElementTree.fromstring(answer.content).findall("{http://www.w3.org/2005/Atom}entry")
    titles = [entry.find("{http://www.w3.org/2005/Atom}title").text for entry in entries]
    assert titles[0] == f"You said, we did: {consultation.mission}"
    assert f"Have your say: {consultation.mission}" in titles


def test_the_feed_tells_nothing_that_is_not_public(client, officer):
    consultation = factories.consultation(officer)
    Roadmap.objects.update(published_at=None)
    assert consultation.mission.title not in client.get("/news.atom").content.decode()


def test_the_sitemap_names_every_public_page_and_no_other(client, mission, officer):
    draft = factories.draft(officer)
    found = re.findall(r"<loc>(.*?)</loc>", client.get("/sitemap.xml").content.decode())
    paths = [one.split("//", 1)[1].split("/", 1)[1] for one in found]
    assert f"missions/{mission.slug}/" in paths
    assert f"missions/{draft.slug}/" not in paths
    assert {client.get(f"/{path}").status_code for path in paths} == {200}


def test_the_catalogue_names_every_dataset_with_its_files(client, mission):
    answer = client.get("/open-data/catalogue.jsonld")
    assert answer["Content-Type"] == "application/ld+json"
    (dataset,) = answer.json()["dcat:dataset"]
    links = [one["dcat:accessURL"]["@id"].split("//", 1)[1].split("/", 1)[1] for one in dataset["dcat:distribution"]]
    assert {client.get(f"/{link}").status_code for link in links} == {200}
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint"} <= set(dataset)


def test_a_mission_has_a_card_and_says_what_it_is(client, mission):
    page = client.get(mission.get_absolute_url()).content.decode()
    card = re.search(r'property="og:image" content="[^"]*(/missions/[^"]+)"', page)[1]
    picture = client.get(card)
    assert (picture["Content-Type"], picture.content[:8]) == ("image/png", b"\x89PNG\r\n\x1a\n")
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert (told["@type"], told["name"], told["description"]) == ("Project", "Clean air", mission.statement)


def test_what_somebody_writes_does_not_end_the_data_that_a_page_holds(client, officer):
    mission = factories.MissionFactory(stage="adopted", title="</script><script>alert(1)</script>", statement="<b>&")
    page = client.get(mission.get_absolute_url()).content.decode()
    assert "<script>alert(1)" not in page
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert (told["name"], told["description"]) == (mission.title, "<b>&")


def test_a_roadmap_says_that_it_is_a_dataset(client, mission):
    page = client.get(mission.challenge.roadmap.get_absolute_url()).content.decode()
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert told["@type"] == "Dataset"
    assert [one["encodingFormat"] for one in told["distribution"]] == ["application/json", "application/zip"]


def test_the_page_of_open_data_leads_to_all_of_it(client, mission):
    page = client.get("/open-data/").content.decode()
    for path in re.findall(r'href="(/(?:open-data|roadmaps|reports|api|news)[^"#]*)"', page):
        assert client.get(path.replace("&amp;", "&")).status_code == 200, path


def test_what_others_published_keeps_the_licence_of_its_publisher(client, mission):
    roadmap = mission.challenge.roadmap
    (dataset,) = client.get("/open-data/catalogue.jsonld").json()["dcat:dataset"]
    assert all("dct:license" in one for one in dataset["dcat:distribution"])
    Roadmap.objects.update(licence="Creative Commons Attribution 4.0")
    (dataset,) = client.get("/open-data/catalogue.jsonld").json()["dcat:dataset"]
    for file in dataset["dcat:distribution"]:
        assert "dct:license" not in file
        assert file["dct:rights"]["rdfs:label"]["@value"] == "Creative Commons Attribution 4.0"
    page = client.get(roadmap.get_absolute_url()).content.decode()
    told = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)[1])
    assert told["license"]["name"] == "Creative Commons Attribution 4.0"
