"""Before anything is loaded, every page says what is missing and what to do."""

import pytest

from accounts.models import Role
from tests import factories
from tests.pages import words_of

pytestmark = pytest.mark.django_db
PUBLIC = {
    "/": "No roadmap has been loaded yet.",
    "/roadmaps/": "No roadmap has been loaded yet.",
    "/consultations/": "No consultation is open at the moment.",
    "/reports/": "No roadmap has been loaded yet.",
    "/method/": "How the test works",
    "/mailbox/": "Mailbox of the demonstration",
}
STAFF = {
    "/workbench/": "You have no tasks at the moment.",
    "/checks/": "No check that you may judge needs an assessor.",
    "/checks/calibration/": "No check has been settled yet",
    "/checks/interests/": "You have named none.",
    "/moderation/": "Nothing waits here.",
    "/account/people/": "1 person",
    "/workbench/missions/new/": "There is no challenge yet to put it in.",
    "/workbench/missions/": "There are no missions yet.",
    "/workbench/roadmaps/": "There is no roadmap yet.",
    "/workbench/organisations/": "There are none yet.",
    "/workbench/exemplars/": "No published missions are loaded here.",
    "/workbench/import/": "Get the empty workbook",
}


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert PUBLIC[path] in answer.content.decode()


@pytest.mark.parametrize("path", STAFF)
def test_a_page_of_the_staff(signed_in, path):
    answer = signed_in(factories.person(*Role)).get(path)
    assert answer.status_code == 200
    assert STAFF[path] in words_of(answer)


def test_a_roadmap_without_challenges_and_a_mission_without_anything(client, officer):
    roadmap = factories.RoadmapFactory()
    assert "This roadmap has no challenges yet." in client.get(roadmap.get_absolute_url()).content.decode()
    mission = factories.MissionFactory(stage="adopted", statement="", challenge__roadmap=roadmap)
    page = client.get(mission.get_absolute_url()).content.decode()
    assert "No solution is named yet." in page
    assert "No sector is named yet." in page
