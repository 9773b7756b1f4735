"""A report is asked for, made by the worker, and taken away: an accessible PDF."""

import pytest
from django.utils import timezone

from accounts.models import Person
from outbox.leasing import run_message
from outbox.models import OutboxMessage
from reports.errors import TooManyReports
from reports.making.asking import ask_for_report
from reports.making.rendering import build_report
from reports.models import Report
from reports.typesetting.apart import CouldNotBeSet
from roadmaps.exchange.loading import load_exemplars
from roadmaps.models import Challenge, Mission, Organisation, Roadmap, Solution
from tests import factories
from tests.reports.reading import kinds, made, words_of

pytestmark = pytest.mark.django_db


def test_the_pdf_of_a_roadmap_is_accessible():
    load_exemplars()
    pdf = made(ask_for_report(Roadmap.objects.get(is_main=True), kind="roadmap"))
    root = pdf.trailer["/Root"]
    assert pdf.metadata.title == "Camden Renewal: Mission roadmap"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert {"H1", "H2", "H3", "Table", "TH", "TD"} <= set(kinds(pdf))
    assert "pdfuaid" in pdf.xmp_metadata.stream.get_data().decode()
    assert next(mark.title for mark in pdf.outline if not isinstance(mark, list)).startswith("Camden Renewal")
    assert "Page 2 of" in pdf.pages[1].extract_text()


def test_it_tells_every_mission_its_target_and_what_is_illustrative():
    load_exemplars()
    text = words_of(made(ask_for_report(Roadmap.objects.get(is_main=True), kind="roadmap")))
    for mission in Mission.objects.filter(challenge__roadmap__is_main=True):
        assert mission.title in text
    assert "from 14% on 30 June 2021 to 0% by 31 December 2030" in text
    assert "Illustrative" in text
    assert "has not been judged here" in text


def test_the_verdicts_of_a_checked_mission_are_in_it(officer):
    text = words_of(made(ask_for_report(factories.checked(officer), kind="dossier")))
    assert "The check, finding by finding" in text
    assert "Because of what I saw about 3." in text
    assert "met, 3 of 4" in text


def test_a_draft_of_nothing_but_a_title_is_a_report_too(officer):
    mission = factories.MissionFactory(statement="", lead_officer=officer)
    assert "The statement is not written yet." in words_of(made(ask_for_report(mission, kind="dossier")))


def test_what_people_wrote_is_text_and_never_markup(officer):
    nasty = '#panic() *bold* <b> $x$ \\ " #sys.inputs @ref `raw` [content]'
    mission = factories.draft(officer, statement=nasty, title='#import "x"')
    assert "#panic() *bold* <b> $x$" in words_of(made(ask_for_report(mission, kind="dossier")))


def test_a_very_long_title_still_makes_a_report(officer):
    assert made(ask_for_report(factories.draft(officer, title="Long " * 24), kind="dossier")).pages


def test_asking_twice_finds_the_same_report_until_something_changes(officer):
    mission = factories.draft(officer)
    first = ask_for_report(mission, kind="dossier")
    assert ask_for_report(mission, kind="dossier").pk == first.pk
    assert OutboxMessage.objects.filter(handler="reports.build").count() == 1
    Mission.objects.filter(pk=mission.pk).update(statement="Something else.")
    assert ask_for_report(mission, kind="dossier").pk != first.pk


def test_asking_gathers_nothing_and_costs_the_same_however_large_the_roadmap_is(client, django_assert_max_num_queries):
    challenge = factories.ChallengeFactory()
    factories.MissionFactory.create_batch(70, challenge=challenge, stage="adopted")
    with django_assert_max_num_queries(24):
        client.post("/reports/ask/", {"roadmap": challenge.roadmap.slug, "kind": "roadmap", "design": "screen"})
    assert Report.objects.get().content == {}


CHANGES = {
    "its challenge": lambda mission: Challenge.objects.filter(pk=mission.challenge_id).update(summary="Else."),
    "its roadmap": lambda mission: Roadmap.objects.filter(challenges=mission.challenge_id).update(note="Else."),
    "a solution": lambda mission: Solution.objects.filter(missions=mission).update(objective="Else."),
    "an organisation": lambda mission: Organisation.objects.update(name="Else"),
    "its stage": lambda mission: Mission.objects.filter(pk=mission.pk).update(stage="returned"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_in_a_draft_makes_another_report(officer, what):
    workshop = Organisation.objects.create(name="Our Workshop", kind="public")
    mission = factories.draft(officer, led_by=workshop)
    first = ask_for_report(mission, kind="dossier")
    CHANGES[what](mission)
    assert ask_for_report(mission, kind="dossier").pk != first.pk


def test_an_assessor_who_takes_back_their_name_is_not_named_in_the_next_report(officer):
    mission = factories.checked(officer)
    Person.objects.filter(assessments__isnull=False).update(name="Dr Name", name_is_public=True)
    first = ask_for_report(mission, kind="dossier")
    assert "Dr Name" in words_of(made(first))
    Person.objects.filter(assessments__isnull=False).update(name_is_public=False)
    again = ask_for_report(mission, kind="dossier")
    assert again.pk != first.pk
    assert "Dr Name" not in words_of(made(again))


def test_one_that_failed_is_tried_again_when_asked(officer):
    mission = factories.draft(officer)
    report = ask_for_report(mission, kind="dossier")
    Report.objects.filter(pk=report.pk).update(state="failed", problem="x")
    assert ask_for_report(mission, kind="dossier").state == "waiting"
    assert OutboxMessage.objects.filter(handler="reports.build").count() == 2


def test_one_that_fails_waits_for_its_next_try_and_its_page_offers_another_after_the_last(officer, signed_in):
    report = ask_for_report(factories.draft(officer), kind="dossier")
    Report.objects.filter(pk=report.pk).update(content={"broken": True})
    with pytest.raises(CouldNotBeSet, match="does not contain key"):
        build_report(str(report.pk))
    browser = signed_in(officer)
    assert "Waiting its turn" in browser.get(report.get_absolute_url()).content.decode()
    message = OutboxMessage.objects.get(handler="reports.build")
    for _ in range(3):
        OutboxMessage.objects.update(due_at=timezone.now())
        run_message(message.pk)
    page = browser.get(report.get_absolute_url()).content.decode()
    assert "The report could not be made" in page
    assert "Its pages could not be set." in page
    assert "Make it again" in page


def test_the_page_tells_how_far_it_is_and_stops_asking_when_it_is_ready(officer, signed_in):
    report = ask_for_report(factories.draft(officer), kind="dossier")
    browser = signed_in(officer)
    waiting = browser.get(report.get_absolute_url()).content.decode()
    assert "every 1s" in waiting
    assert "Refresh this page" in waiting
    assert browser.get(f"{report.get_absolute_url()}file/").status_code == 409
    build_report(str(report.pk))
    part = browser.get(report.get_absolute_url(), headers={"HX-Request": "true"}).content.decode()
    assert "Download the PDF" in part
    assert "every 1s" not in part
    assert "<html" not in part
    file = browser.get(f"{report.get_absolute_url()}file/", follow=True)
    assert file["Content-Type"] == "application/pdf"
    assert b"".join(file.streaming_content).startswith(b"%PDF-")


def test_a_full_queue_says_so_kindly(officer, client, monkeypatch):
    monkeypatch.setattr("reports.making.asking.MOST_WAITING", 1)
    ask_for_report(factories.draft(officer), kind="dossier")
    with pytest.raises(TooManyReports):
        ask_for_report(factories.draft(officer), kind="dossier")
    roadmap = factories.RoadmapFactory()
    assert (
        client.post("/reports/ask/", {"roadmap": roadmap.slug, "kind": "roadmap", "design": "screen"}).status_code
        == 503
    )


def test_asking_for_what_is_not_there_is_not_found(client):
    assert client.post("/reports/ask/", {"roadmap": "nowhere"}).status_code == 404
    assert client.post("/reports/ask/", {}).status_code == 404
