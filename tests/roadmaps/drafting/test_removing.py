"""Only what nothing depends on is deleted; the rest is put away and can be brought back."""

import pytest

from accounts.errors import NotAllowed
from reports.documents.roadmap import roadmap_content
from roadmaps.drafting.removing import archive, bring_back, delete, removal_of
from roadmaps.errors import StillNeeded
from roadmaps.models import Challenge, Mission, Organisation, Roadmap, Solution
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_draft_that_was_never_submitted_goes_with_what_is_its_alone(officer):
    mission = factories.draft(officer)
    goes = removal_of(mission).goes
    assert "1 sector that it asks" in goes
    assert "1 solution that no other mission has" in goes
    delete(thing=mission, by=officer)
    assert not Mission.objects.exists()
    assert not Solution.objects.exists()


def test_a_solution_that_another_mission_shares_stays(officer):
    one, two = factories.draft(officer), factories.draft(officer)
    two.contributions.create(solution=one.solutions.get())
    delete(thing=one, by=officer)
    assert two.contributions.count() == 2


def test_what_was_submitted_is_never_deleted(officer):
    mission = factories.in_check(officer).revision.mission
    with pytest.raises(StillNeeded, match="1 revision"):
        delete(thing=mission, by=officer)


def test_a_mission_at_work_is_not_put_away(officer):
    mission = factories.in_check(officer).revision.mission
    with pytest.raises(StillNeeded):
        archive(thing=mission, by=officer)


def test_what_is_put_away_leaves_the_lists_and_comes_back(officer, signed_in):
    mission = factories.draft(officer, title="Put me away")
    client = signed_in(officer)
    archive(thing=mission, by=officer)
    for path in ("/workbench/", "/workbench/missions/", f"/workbench/challenges/{mission.challenge_id}/"):
        assert "Put me away" not in client.get(path).content.decode().split("Archived</h2>")[0]
    assert "Put me away" in client.get("/workbench/missions/?away=1").content.decode()
    bring_back(thing=mission, by=officer)
    assert "Put me away" in client.get("/workbench/").content.decode()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/workbench/roadmaps/{roadmap}/remove/", "1 challenge"),
        ("/workbench/challenges/{challenge}/remove/", "1 mission"),
        ("/workbench/organisations/{organisation}/remove/", "1 solution that it leads or joins"),
    ],
)
def test_the_page_says_what_depends_on_it_and_a_hand_made_deletion_is_refused(officer, signed_in, path, says):
    mission = factories.draft(officer)
    organisation = Organisation.objects.create(name="Tree Trust", kind="third")
    mission.solutions.get().partnerships.create(part="partner", kind="third", organisation=organisation)
    names = {
        "roadmap": mission.challenge.roadmap.slug,
        "challenge": mission.challenge_id,
        "organisation": organisation.pk,
    }
    client, path = signed_in(officer), path.format(**names)
    page = client.get(path).content.decode()
    assert "cannot be deleted" in page
    assert says in page
    assert client.post(path, {"then": "delete"}).status_code == 409
    assert (Roadmap.objects.count(), Challenge.objects.count(), Organisation.objects.count()) == (1, 1, 1)


def test_what_is_empty_is_deleted_after_the_page_said_what_would_go(officer, signed_in):
    roadmap = factories.RoadmapFactory()
    client, path = signed_in(officer), f"/workbench/roadmaps/{roadmap.slug}/remove/"
    assert "This would be deleted" in client.get(path).content.decode()
    assert client.post(path, {"then": "nothing known"}).status_code == 200
    assert client.post(path, {"then": "delete"}).status_code == 302
    assert not Roadmap.objects.exists()


def test_the_councils_main_roadmap_is_neither_deleted_nor_put_away(officer):
    main = factories.RoadmapFactory(is_main=True)
    with pytest.raises(StillNeeded):
        delete(thing=main, by=officer)
    with pytest.raises(StillNeeded):
        archive(thing=main, by=officer)


def test_what_others_published_is_not_this_councils_to_remove(officer):
    with pytest.raises(NotAllowed):
        delete(thing=factories.RoadmapFactory(kind="reference"), by=officer)


def test_another_officers_draft_is_not_deleted(officer):
    with pytest.raises(NotAllowed):
        delete(thing=factories.draft(officer), by=factories.officer())


def test_what_is_put_away_leaves_the_public_lists_and_its_address_is_for_staff(officer, signed_in, client):
    away = factories.ChallengeFactory(roadmap__title="Roadmap put away").roadmap
    archive(thing=away, by=officer)
    kept = factories.RoadmapFactory(title="Roadmap kept", is_main=True)
    archive(thing=factories.ChallengeFactory(roadmap=kept, title="Challenge put away"), by=officer)
    challenge = factories.ChallengeFactory(roadmap=kept, title="Challenge kept")
    retired = factories.MissionFactory(
        challenge=challenge, title="Mission put away", stage="retired", lead_officer=officer
    )
    archive(thing=retired, by=officer)
    shown = {
        path: client.get(path).content.decode() for path in ("/", "/roadmaps/", "/reports/", kept.get_absolute_url())
    }
    for path, page in shown.items():
        assert "put away" not in page, path
        assert "kept" in page
    assert "put away" not in str(roadmap_content(kept))
    for thing in (away, retired):
        assert client.get(thing.get_absolute_url()).status_code == 404
    assert signed_in(officer).get(away.get_absolute_url()).status_code == 200
    assert signed_in(officer).get(retired.get_absolute_url()).status_code == 302
