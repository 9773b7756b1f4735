"""The council's own roadmap, those of others and those for practice are told apart, on every page."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from roadmaps.models import Mission, Roadmap
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def before() -> Mission:
    """A mission of the council's own that was adopted before this service existed, and whose deadline has passed."""
    roadmap = factories.RoadmapFactory(title="Renewal", is_main=True, year=2021)
    return factories.MissionFactory(
        challenge=factories.ChallengeFactory(roadmap=roadmap),
        title="Food for all",
        stage="adopted",
        published_in="We Make Camden",
        published_year=2021,
        deadline=date(timezone.localdate().year - 1, 12, 31),
    )


@pytest.fixture
def elsewhere() -> Mission:
    roadmap = factories.RoadmapFactory(title="Of the North", kind="reference", licence="Open Government Licence v3.0")
    challenge = factories.ChallengeFactory(roadmap=roadmap)
    return factories.MissionFactory(challenge=challenge, title="Carbon neutral", stage="adopted", published_year=2019)


def test_a_mission_of_the_councils_own_is_among_all_missions_and_one_of_others_is_not(
    before, elsewhere, officer, signed_in
):
    page = words_of(signed_in(officer).get("/workbench/?show=all"))
    assert "Food for all" in page
    assert "Carbon neutral" not in page


def test_it_says_that_it_was_adopted_before_in_place_of_stages_that_it_never_passed(before, client):
    page = words_of(client.get(before.get_absolute_url()))
    assert "Published before this service, in 2021" in page
    assert "adopted before this service existed" in page
    assert "We Make Camden, 2021" in page
    assert "In consultation" not in page


def test_one_that_went_through_its_stages_here_shows_all_of_them(officer, client):
    mission = factories.checked(officer)
    page = words_of(client.get(mission.get_absolute_url()))
    for stage in ("Done:</span> Draft", "Now:</span> Checked", "To come:</span> In consultation"):
        assert stage in page


def test_a_roadmap_of_others_says_so_with_its_licence_and_is_apart_on_the_list(before, elsewhere, client):
    page = words_of(client.get(elsewhere.challenge.roadmap.get_absolute_url()))
    assert "Published by others." in page
    assert "Open Government Licence v3.0" in page
    listed = words_of(client.get("/roadmaps/"))
    assert listed.index("Renewal") < listed.index("Published by others, to learn from") < listed.index("Of the North")


def test_nobody_can_change_a_roadmap_of_others(elsewhere, officer, signed_in):
    roadmap = elsewhere.challenge.roadmap
    assert signed_in(officer).get(f"/workbench/roadmaps/{roadmap.slug}/edit/").status_code == 403


def test_a_deadline_that_has_passed_is_said_on_every_list(before, officer, signed_in, client):
    for address in ("/roadmaps/" + before.challenge.roadmap.slug + "/", "/"):
        assert "Deadline passed" in words_of(client.get(address))
    assert "The deadline has passed." in words_of(client.get(before.get_absolute_url()))
    officers = signed_in(officer)
    for address in ("/workbench/?show=all", "/workbench/missions/"):
        assert "Deadline passed" in words_of(officers.get(address))


def test_its_officers_and_the_commission_have_it_among_their_tasks(before, officer, signed_in):
    before.drafters.add(officer)
    commissioner = factories.person("commissioner")
    assert "Start delivery, and have the outcome confirmed: the deadline has passed" in words_of(
        signed_in(officer).get("/workbench/")
    )
    assert "Ask for the outcome: the deadline has passed" in words_of(signed_in(commissioner).get("/workbench/"))


def test_a_mission_without_a_lead_says_so_and_how_to_get_one(before, officer, signed_in):
    administrator = factories.person("administrator")
    page = words_of(signed_in(officer).get(f"/workbench/missions/{before.slug}/"))
    assert "Ask an administrator to choose a lead officer" in page
    client = signed_in(administrator)
    assert "Choose a lead officer" in words_of(client.get("/workbench/"))
    there = client.get(f"/workbench/missions/{before.slug}/people/lead/")
    assert there.status_code == 200


def test_the_roadmap_of_the_home_page_is_the_councils_own():
    with pytest.raises(IntegrityError), transaction.atomic():
        Roadmap.objects.create(slug="x", title="X", place="P", year=2026, kind="practice", is_main=True)
