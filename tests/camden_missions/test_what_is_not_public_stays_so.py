"""Drafts, checks and the reports of both are for those who work on them."""

import pytest

from reports.making.asking import ask_for_report
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/missions/{}/", "/missions/{}/check/"])
def test_a_draft_is_not_found_by_the_public(client, officer, path):
    mission = factories.draft(officer)
    assert client.get(path.format(mission.slug)).status_code == 404


def test_a_solution_of_a_draft_is_not_found_by_the_public(client, officer):
    solution = factories.draft(officer).solutions.first()
    assert client.get(f"/solutions/{solution.slug}/").status_code == 404


def test_a_draft_is_not_on_its_roadmap_nor_on_the_first_page(client, officer):
    mission = factories.draft(officer, title="A secret for now")
    assert "A secret for now" not in client.get(mission.challenge.roadmap.get_absolute_url()).content.decode()
    assert "A secret for now" not in client.get("/").content.decode()


def test_the_report_of_a_draft_is_not_found_by_the_public(client, officer, signed_in):
    mission = factories.draft(officer)
    assert (
        client.post("/reports/ask/", {"mission": mission.slug, "kind": "dossier", "design": "screen"}).status_code
        == 404
    )
    report = ask_for_report(mission, kind="dossier", by=officer)
    assert client.get(report.get_absolute_url()).status_code == 404
    assert client.get(f"{report.get_absolute_url()}file/").status_code == 404
    assert signed_in(officer).get(report.get_absolute_url()).status_code == 200


def test_a_mission_sent_back_says_so_to_those_who_commented(client, officer):
    mission = factories.answered_mission(officer)
    take_step(mission=mission, name="send_back", by=factories.commissioner(), reason="Look at the costs again.")
    answer = client.get(f"/missions/{mission.slug}/")
    assert answer.status_code == 200
    assert "Look at the costs again." in answer.content.decode()
    assert mission.statement not in answer.content.decode()


def test_an_officer_is_led_from_the_public_address_to_the_draft(officer, signed_in):
    mission = factories.draft(officer)
    assert signed_in(officer).get(f"/missions/{mission.slug}/").url == f"/workbench/missions/{mission.slug}/"


def test_an_assessor_sees_no_verdict_of_another_before_their_own(officer, signed_in, assessors):
    check = factories.in_check(officer)
    factories.judge(check, assessors[0])
    page = signed_in(assessors[1]).get(f"/checks/{check.pk}/").content.decode()
    assert "Because of what I saw" not in page
    factories.judge(check, assessors[1], c1="not")
    assert "Because of what I saw" in signed_in(assessors[1]).get(f"/checks/{check.pk}/").content.decode()


def test_a_mission_that_became_public_is_found(client, officer):
    mission = factories.checked(officer)
    assert Mission.objects.public().filter(pk=mission.pk).exists()
    assert client.get(f"/missions/{mission.slug}/").status_code == 200
