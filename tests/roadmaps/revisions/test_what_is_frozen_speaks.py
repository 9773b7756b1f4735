"""Once a mission is submitted, every page, finding and PDF says what was frozen, whatever is renamed behind it."""

import pytest
from django.test import Client

from engagement.models import Consultation
from reports.documents.dossier import dossier_content
from reports.documents.roadmap import roadmap_content
from roadmaps.examination.examining import dossier_of_mission
from roadmaps.models import Challenge, Mission, Organisation, Partnership, Revision
from roadmaps.revisions.frozen import document_shown
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    """A mission in consultation, within the challenge Warm homes, with a solution that Our Workshop leads."""
    challenge = factories.ChallengeFactory(
        title="Warm homes", summary="Cold homes make people ill.", evidence="A survey"
    )
    workshop = Organisation.objects.create(name="Our Workshop", kind="public")
    return factories.consultation(officer, challenge=challenge, led_by=workshop).mission


def rename_everything(mission: Mission) -> None:
    """Change, behind the mission's back, all that it shares with others."""
    Challenge.objects.filter(pk=mission.challenge_id).update(
        title="Something else", summary="Another summary.", evidence="None"
    )
    Organisation.objects.filter(name="Our Workshop").update(name="Their Workshop")
    mission.solutions.update(title="Another solution", objective="Another objective.")
    mission.sectors.update(name="Another sector")


def pages_of(mission: Mission) -> dict[str, str]:
    slug, roadmap = mission.slug, mission.challenge.roadmap.slug
    consultation = Consultation.objects.get(revision__mission=mission)
    paths = (f"/missions/{slug}/", f"/missions/{slug}/check/", f"/roadmaps/{roadmap}/", consultation.get_absolute_url())
    return {path: Client().get(path).content.decode() for path in paths}


def test_no_page_shows_what_was_renamed_behind_a_missions_back(mission):
    before = pages_of(mission)
    assert any("Warm homes" in page for page in before.values())
    rename_everything(mission)
    for path, page in pages_of(mission).items():
        for words in ("Another solution", "Another objective", "Another sector", "Another summary", "Their Workshop"):
            assert words not in page, (path, words)
        assert page.count("Something else") == page.count("ow called Something else"), path


def test_what_is_renamed_later_is_shown_as_now_called(mission):
    rename_everything(mission)
    pages = pages_of(mission)
    assert "now called Something else" in pages[f"/missions/{mission.slug}/"]
    assert "Now called Something else" in pages[f"/roadmaps/{mission.challenge.roadmap.slug}/"]


def test_findings_are_made_of_what_was_frozen(mission):
    rename_everything(mission)
    dossier = dossier_of_mission(Mission.objects.with_parents().get(pk=mission.pk))
    assert dossier.challenge_evidence == "A survey"
    assert dossier.solutions[0].title != "Another solution"


def test_reports_say_what_was_frozen(mission):
    before = dossier_content(mission), roadmap_content(mission.challenge.roadmap)
    rename_everything(mission)
    mission.refresh_from_db()
    assert (dossier_content(mission), roadmap_content(mission.challenge.roadmap)) == before


def test_a_mission_whose_own_words_differ_from_its_revision_shows_the_revision(mission):
    Mission.objects.filter(pk=mission.pk).update(statement="Changed behind the gates.", target_value=99)
    for path, page in pages_of(mission).items():
        assert "Changed behind the gates." not in page, path


def test_a_draft_that_came_back_shows_its_words_as_they_are_now(officer):
    draft = factories.draft(officer, challenge=factories.ChallengeFactory(title="Warm homes"))
    factories.submit_for_check(mission=draft, by=officer)
    Mission.objects.filter(pk=draft.pk).update(stage="returned", statement="Written again.")
    draft = Mission.objects.with_parents().get(pk=draft.pk)
    assert document_shown(draft)["mission"]["statement"] == "Written again."


def test_a_mission_that_was_adopted_elsewhere_has_no_revision_and_shows_its_rows(client):
    mission = factories.MissionFactory(stage="adopted", statement="As published.")
    assert not Revision.objects.exists()
    assert "As published." in client.get(mission.get_absolute_url()).content.decode()


def test_an_old_revision_that_lacks_a_field_of_today_is_shown_all_the_same(mission, client):
    document = {**mission.revisions.first().document}
    document["target"] = {key: value for key, value in document["target"].items() if key != "baseline_is_illustrative"}
    found = Mission.objects.with_parents().get(pk=mission.pk)
    found.frozen = document
    assert document_shown(found) == document


def test_missions_frozen_under_different_names_of_their_challenge_stay_apart(officer, mission):
    Challenge.objects.filter(pk=mission.challenge_id).update(title="Homes for all")
    second = factories.checked(officer, challenge=Challenge.objects.get(pk=mission.challenge_id))
    assert "Warm homes" in Client().get(f"/missions/{mission.slug}/").content.decode()
    assert "now called Homes for all" in Client().get(f"/missions/{mission.slug}/").content.decode()
    assert "Warm homes" not in Client().get(f"/missions/{second.slug}/").content.decode()


def test_the_partners_of_a_solution_are_named_as_they_were_frozen(mission, client):
    solution = mission.solutions.get()
    assert Partnership.objects.filter(solution=solution, organisation__name="Our Workshop").exists()
    rename_everything(mission)
    page = " ".join(client.get(solution.get_absolute_url()).content.decode().split())
    assert "Our Workshop leads (now called Their Workshop)" in page
    assert "Another objective." not in page
