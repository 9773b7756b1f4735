"""What goes into a document is chosen on a form; what makes no sense is said on it."""

import pytest

from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from reports.models import Report
from tests import factories
from tests.reports.reading import file_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def roadmap(officer):
    roadmap = factories.checked(officer, title="Clean air").challenge.roadmap
    challenge = factories.ChallengeFactory(roadmap=roadmap, title="Homes")
    factories.MissionFactory(challenge=challenge, title="Warm homes", stage="adopted")
    return roadmap


def asked(client, roadmap, **chosen):
    return client.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "roadmap", "design": "screen", **chosen})


def test_only_what_was_chosen_goes_in(client, roadmap):
    slug = roadmap.challenges.get(title="Homes").missions.get().slug
    asked(client, roadmap, parts=["glossary"], missions=[slug])
    words = words_of(file_of(build_report(str(Report.objects.get().pk))))
    assert "Warm homes" in words and "What the words mean" in words
    assert "Clean air" not in words and "At a glance" not in words


def test_at_least_one_mission_goes_in(client, roadmap):
    answer = asked(client, roadmap)
    assert answer.status_code == 422
    assert "Choose at least one mission" in answer.content.decode()
    assert Report.objects.count() == 0


def test_another_choice_is_another_document(roadmap):
    first = ask_for_report(roadmap, kind="roadmap")
    assert ask_for_report(roadmap, kind="roadmap", options={"parts": []}) != first
    assert ask_for_report(roadmap, kind="roadmap", design="print") != first


DAYS = {"since_day": "1", "since_month": "3", "since_year": "2026"}
PARTS = ("day", "month", "year")


@pytest.mark.parametrize(
    ("until", "says"),
    [
        (("1", "2", "2026"), "The last day must be the same as or after the first day"),
        (("1", "2", "2190"), "The last day must be today or in the past"),
        (("", "", ""), "Enter the last day"),
    ],
)
def test_days_that_make_no_sense_are_said_so(client, roadmap, until, says):
    days = {**DAYS, **{f"until_{name}": part for name, part in zip(PARTS, until, strict=True)}}
    answer = client.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "delivery", "design": "screen", **days})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_documents_are_offered_for_what_they_are_about(client, officer, signed_in):
    consultation = factories.consultation(officer)
    roadmap = consultation.mission.challenge.roadmap
    page = client.get(f"/reports/ask/?roadmap={roadmap.slug}").content.decode()
    assert "Brief on one page" in page and "Delivery report" in page
    assert "Portfolio board" not in page
    assert "Portfolio board" in signed_in(officer).get(f"/reports/ask/?roadmap={roadmap.slug}").content.decode()
    assert "Consultation report" in client.get(f"/reports/ask/?consultation={consultation.slug}").content.decode()
    assert "Mission dossier" in client.get(f"/reports/ask/?mission={consultation.mission.slug}").content.decode()


def test_what_others_published_has_no_delivery_report(client):
    roadmap = factories.RoadmapFactory(kind="reference")
    assert "Delivery report" not in client.get(f"/reports/ask/?roadmap={roadmap.slug}").content.decode()
    assert client.get(f"/reports/ask/?roadmap={roadmap.slug}&kind=delivery").status_code == 404
    assert client.get(f"/reports/ask/?roadmap={roadmap.slug}&kind=nonsense").status_code == 404


def test_a_preview_is_kept_for_a_while_and_no_other_is_guessed(client, roadmap):
    assert client.get("/reports/previews/x/1.png").status_code == 404
    assert client.get(f"/reports/previews/{'a' * 25}/1.png").status_code == 404
