"""A worker may die between doing and saying so: running anything twice must do no harm."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from camden_missions.celery import app
from engagement.commenting.waiting import keep
from engagement.models import Consultation, WaitingComment
from notifications.models import Delivery, Event
from outbox.handlers import HANDLERS
from outbox.models import OutboxMessage
from reports.making.asking import ask_for_report
from reports.making.recipes import save_recipe
from reports.models import Recipe, Report
from roadmaps.drafting.collaborating import hand_over, invite
from roadmaps.exchange.exporting import ask_export, export_json
from roadmaps.exchange.importing import ask_import, confirm_import
from roadmaps.models import ImportFile, Milestone, Roadmap, RoadmapExport, RoadmapImport
from tests import factories
from tests.letters import letters, tell_everybody

pytestmark = pytest.mark.django_db
OWN = {
    "outbox.tasks.run",
    "outbox.tasks.sweep",
    "outbox.tasks.forget_what_is_done",
    "engagement.tasks.close_what_is_over",
    "engagement.tasks.forget_what_waits_too_long",
}
OWN |= {"roadmaps.tasks.forget_old_files", "roadmaps.tasks.remind_assessors", "roadmaps.tasks.remind_of_milestones"}
OWN |= {"reports.tasks.forget_old_reports", "reports.tasks.make_scheduled_reports"}
OWN |= {"notifications.tasks.send_what_is_due", "notifications.tasks.forget_old_events"}
OWN |= {"engagement.tasks.tell_of_consultations", "roadmaps.tasks.remind_of_delivery"}


@pytest.fixture(autouse=True)
def _every_job_is_known():
    app.loader.import_default_modules()


def test_there_are_no_jobs_but_those_tested_here():
    assert {name for name in app.tasks if not name.startswith("celery.")} == OWN
    assert {name for name in HANDLERS if not name.startswith("tests.")} == {
        "accounts.send_mail",
        # Held in tests/engagement: each run twice there.
        "engagement.find_themes",
        # Held in tests/notifications.
        "notifications.fan_out",
        "reports.build",
        "roadmaps.look_through",
        "roadmaps.import",
        "roadmaps.export",
    }


def test_building_a_report_twice_makes_one_file(officer):
    report = ask_for_report(factories.checked(officer), kind="dossier")
    for _ in range(2):
        HANDLERS["reports.build"].function(report_id=str(report.pk))
    made = Report.objects.get(pk=report.pk)
    folder, _ = made.file.name.rsplit("/", 1)
    assert (made.state, made.file.storage.listdir(folder)[1]) == ("ready", [made.file.name.rsplit("/", 1)[1]])


def test_forgetting_reports_twice_forgets_once(officer):
    report = ask_for_report(factories.checked(officer), kind="brief")
    HANDLERS["reports.build"].function(report_id=str(report.pk))
    Report.objects.filter(pk=report.pk).update(expires_at=timezone.now())
    for _ in range(2):
        app.tasks["reports.tasks.forget_old_reports"]()
    assert Report.objects.get(pk=report.pk).state == "expired"


def test_making_what_is_scheduled_twice_asks_once(officer):
    mission = factories.checked(officer)
    save_recipe(by=officer, name="Monthly", subject=mission, kind="dossier", monthly=True)
    Recipe.objects.update(next_on=timezone.localdate())
    for _ in range(2):
        app.tasks["reports.tasks.make_scheduled_reports"]()
    assert Report.objects.count() == 1


def test_closing_consultations_twice_takes_one_step(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    for _ in range(2):
        app.tasks["engagement.tasks.close_what_is_over"]()
    assert Consultation.objects.get(pk=consultation.pk).ended_at
    assert consultation.mission.steps_taken.filter(step="close_consultation").count() == 1


def test_reminding_assessors_twice_writes_one_letter(officer):
    check = factories.in_check(officer)
    factories.seated(check)
    check.assessments.update(due_on=timezone.localdate())
    for _ in range(2):
        app.tasks["roadmaps.tasks.remind_assessors"]()
    assert len(letters("check.due")) == 1


def test_reminding_of_milestones_twice_tells_of_each_once(officer):
    mission = factories.draft(officer, stage="in delivery")
    Milestone.objects.create(mission=mission, title="Half", due_on=timezone.localdate() - timedelta(days=1))
    for _ in range(2):
        app.tasks["roadmaps.tasks.remind_of_milestones"]()
    assert len(letters("milestone.late")) == 1


def test_reminding_of_delivery_twice_tells_of_each_once(officer):
    today = timezone.localdate()
    past = {"baseline_date": today - timedelta(days=400), "deadline": today - timedelta(days=1)}
    factories.in_delivery(officer, **past)
    for _ in range(2):
        app.tasks["roadmaps.tasks.remind_of_delivery"]()
    assert len(letters("outcome.due")) == 1


def test_telling_of_consultations_twice_tells_of_each_once(officer):
    consultation = factories.consultation(officer, opens=-30, closes=1)
    factories.comment(consultation)
    for _ in range(2):
        app.tasks["engagement.tasks.tell_of_consultations"]()
    assert len(letters("consultation.closing")) == 1


def test_sending_what_is_due_twice_sends_each_email_once(officer, mailoutbox):
    mission, other = factories.draft(officer), factories.officer()
    hand_over(mission=mission, by=officer, to=other)
    tell_everybody()
    for _ in range(2):
        app.tasks["notifications.tasks.send_what_is_due"]()
    assert [letter.to for letter in mailoutbox] == [[other.email]]


def test_forgetting_old_events_twice_forgets_those_that_nobody_waits_for(officer):
    mission, others = factories.draft(officer), [factories.officer() for _ in range(2)]
    for one in others:
        invite(mission=mission, by=officer, person=one, may="edit")
    tell_everybody()
    Event.objects.update(happened_at=timezone.now() - timedelta(days=200))
    Delivery.objects.filter(person=others[0], channel="email").update(state="sent", ended_at=timezone.now())
    for _ in range(2):
        app.tasks["notifications.tasks.forget_old_events"]()
    assert Event.objects.get().named == [others[1].pk]


def test_sending_the_same_message_twice_sends_one_email(mailoutbox):
    from accounts.mailing import enqueue_mail

    message = enqueue_mail(to="a@example.org", subject="Hello", body="There")
    for _ in range(2):
        app.tasks["outbox.tasks.run"](message.pk)
    assert [letter.to for letter in mailoutbox] == [["a@example.org"]]


def test_sweeping_twice_leaves_what_waits(officer):
    from accounts.mailing import enqueue_mail

    enqueue_mail(to="a@example.org", subject="Hello", body="There")
    for _ in range(2):
        app.tasks["outbox.tasks.sweep"]()
    assert OutboxMessage.objects.waiting().count() == 1


def test_looking_through_and_importing_a_file_twice_makes_one_roadmap(officer):
    body = export_json(factories.draft(officer).challenge.roadmap)
    asked = ask_import(by=officer, name="plan.json", body=body)
    for _ in range(2):
        HANDLERS["roadmaps.look_through"].function(import_id=str(asked.pk))
    confirm_import(which=asked, by=officer)
    for _ in range(2):
        HANDLERS["roadmaps.import"].function(import_id=str(asked.pk))
    assert Roadmap.objects.count() == 2


def test_forgetting_old_files_twice_forgets_only_those(officer):
    body = export_json(factories.draft(officer).challenge.roadmap)
    old, new = (ask_import(by=officer, name="plan.json", body=body) for _ in range(2))
    RoadmapImport.objects.filter(pk=old.pk).update(state="ready", asked_at=timezone.now() - timedelta(days=15))
    roadmap = Roadmap.objects.get()
    stale, fetched = (ask_export(roadmap=roadmap, by=officer, form="json") for _ in range(2))
    RoadmapExport.objects.filter(pk=stale.pk).update(asked_at=timezone.now() - timedelta(days=2))
    for _ in range(2):
        app.tasks["roadmaps.tasks.forget_old_files"]()
    assert RoadmapImport.objects.get(pk=old.pk).state == "forgotten"
    assert RoadmapExport.objects.get() == fetched
    assert list(ImportFile.objects.values_list("of", flat=True)) == [new.pk]


def test_forgetting_comments_that_nobody_sent_twice_forgets_only_those(officer):
    consultation, people = factories.consultation(officer), [factories.resident() for _ in range(2)]
    old, new = (keep(consultation=consultation, data=QueryDict("body=Words"), person=one) for one in people)
    WaitingComment.objects.filter(pk=old.pk).update(typed_at=timezone.now() - timedelta(days=31))
    for _ in range(2):
        app.tasks["engagement.tasks.forget_what_waits_too_long"]()
    assert WaitingComment.objects.get() == new
