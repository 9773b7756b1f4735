"""A roadmap or a challenge is a draft that only staff can read until somebody publishes it; what is put away is closed."""

import pytest
from django.test import Client

from accounts.errors import NotAllowed
from engagement.models import Consultation
from reports.making.asking import ask_for_report
from roadmaps.drafting.hierarchy import start_challenge, start_roadmap
from roadmaps.drafting.publishing import publish
from roadmaps.drafting.removing import archive
from roadmaps.errors import GateClosed, StillNeeded
from roadmaps.models import Challenge, Mission, Roadmap
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(officer) -> Roadmap:
    return start_roadmap(by=officer, title="Our plan", place="A borough", year=2027, note="Not for everybody yet.")


@pytest.fixture
def challenge(officer, roadmap) -> Challenge:
    return start_challenge(
        roadmap=roadmap, by=officer, title="Warm homes", summary="Cold homes.", origin="political leadership"
    )


def pages_about(roadmap: Roadmap) -> list[str]:
    return [roadmap.get_absolute_url(), f"{roadmap.get_absolute_url()}criteria/"]


def test_only_staff_can_read_a_draft_roadmap(officer, signed_in, roadmap):
    for path in pages_about(roadmap):
        assert Client().get(path).status_code == 404
        assert signed_in(factories.resident()).get(path).status_code == 404
        assert signed_in(officer).get(path).status_code == 200
    for path in ("/", "/roadmaps/", "/reports/"):
        assert "Our plan" not in Client().get(path).content.decode()
    assert Client().post("/reports/ask/", {"roadmap": roadmap.slug}).status_code == 404


def test_a_draft_challenge_is_not_in_a_public_roadmap(officer, roadmap, challenge, client):
    publish(thing=roadmap, by=officer)
    assert "Warm homes" not in client.get(roadmap.get_absolute_url()).content.decode()
    publish(thing=challenge, by=officer)
    assert "Warm homes" in client.get(roadmap.get_absolute_url()).content.decode()


def test_the_page_says_what_becomes_public_and_does_nothing_until_it_is_sent(officer, signed_in, roadmap, challenge):
    path = f"/workbench/roadmaps/{roadmap.slug}/publish/"
    page = signed_in(officer).get(path).content.decode()
    assert "no challenge yet, since none is published" in page
    assert "Warm homes" in page
    roadmap.refresh_from_db()
    assert roadmap.published_at is None
    answer = signed_in(officer).post(path, follow=True).content.decode()
    assert "“Our plan” is published." in answer
    assert Client().get(roadmap.get_absolute_url()).status_code == 200


def test_residents_and_assessors_publish_nothing(roadmap):
    for person in (factories.resident(), factories.assessor()):
        with pytest.raises(NotAllowed):
            publish(thing=roadmap, by=person)


def test_publishing_twice_keeps_the_first_day(officer, roadmap):
    first = publish(thing=roadmap, by=officer).published_at
    assert publish(thing=roadmap, by=officer).published_at == first


def test_a_mission_is_not_submitted_while_what_holds_it_is_a_draft(officer, challenge):
    draft = factories.draft(officer, challenge=challenge)
    with pytest.raises(GateClosed) as refused:
        factories.submit_for_check(mission=draft, by=officer)
    assert [reason.split(" is still a draft")[0] for reason in refused.value.reasons] == [
        "The challenge “Warm homes”",
        "The roadmap “Our plan”",
    ]
    publish(thing=challenge, by=officer)
    publish(thing=challenge.roadmap, by=officer)
    assert factories.submit_for_check(mission=Mission.objects.get(pk=draft.pk), by=officer)


# Put away


@pytest.fixture
def decided(officer) -> Mission:
    """A mission that was public, with a consultation that is over, and retired at last: all of it at rest."""
    consultation = factories.closed_consultation(officer)
    Mission.objects.filter(pk=consultation.mission.pk).update(stage="retired")
    return Mission.objects.with_parents().get(pk=consultation.mission.pk)


def addresses_of(mission: Mission) -> list[str]:
    roadmap = mission.challenge.roadmap
    consultation = Consultation.objects.get(revision__mission=mission)
    return [
        f"/missions/{mission.slug}/",
        f"/missions/{mission.slug}/check/",
        f"/solutions/{mission.solutions.get().slug}/",
        consultation.get_absolute_url(),
        *(pages_about(roadmap) if roadmap.archived_at else []),
    ]


@pytest.mark.parametrize("which", ["mission", "challenge", "roadmap"])
def test_what_was_put_away_is_not_found_by_visitors_at_any_address(officer, decided, which):
    report = ask_for_report(decided, kind="dossier")
    thing = {"mission": decided, "challenge": decided.challenge, "roadmap": decided.challenge.roadmap}[which]
    before = [Client().get(path).status_code for path in addresses_of(decided)]
    assert set(before) == {200}
    archive(thing=thing, by=officer)
    mission = Mission.objects.with_parents().get(pk=decided.pk)
    assert {path: Client().get(path).status_code for path in addresses_of(mission)} == dict.fromkeys(
        addresses_of(mission), 404
    )
    assert Client().post("/reports/ask/", {"mission": mission.slug}).status_code == 404
    assert Client().get(f"/reports/{report.pk}/").status_code == 404
    for path in ("/", "/consultations/", "/roadmaps/", mission.challenge.roadmap.get_absolute_url()):
        assert str(mission) not in Client().get(path).content.decode()


def test_what_holds_a_mission_at_work_is_not_put_away(officer):
    mission = factories.consultation(officer).mission
    for thing in (mission.challenge, mission.challenge.roadmap):
        with pytest.raises(StillNeeded):
            archive(thing=thing, by=officer)
