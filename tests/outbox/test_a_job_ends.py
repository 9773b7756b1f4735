"""A job that cannot be done ends as failed, and says so to whoever waits for it; what is done leaves nothing behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.mailing import enqueue_mail
from outbox import tasks
from outbox.enqueueing import enqueue
from outbox.handlers import HANDLERS
from outbox.leasing import run_message
from outbox.models import OutboxMessage
from reports.making.asking import ask_for_report
from reports.models import Report
from roadmaps.exchange.exporting import ask_export
from roadmaps.exchange.importing import ask_import, confirm_import, look_through
from roadmaps.models import RoadmapExport, RoadmapImport
from tests import factories
from tests.letters import letters

pytestmark = pytest.mark.django_db


def spend(message: OutboxMessage) -> OutboxMessage:
    """Return the message after every try was begun by a worker that died, and one more worker took it."""
    tries = HANDLERS[message.handler].max_attempts
    OutboxMessage.objects.filter(pk=message.pk).update(
        attempts=tries, leased_until=timezone.now() - timedelta(seconds=1)
    )
    assert run_message(message.pk) is False
    return OutboxMessage.objects.get(pk=message.pk)


def test_a_job_whose_worker_dies_each_time_ends():
    message = spend(enqueue("roadmaps.look_through", import_id="0"))
    assert message.failed_at is not None
    assert message.last_error == "The worker died each time before it could say why."


def test_a_job_that_nobody_knows_ends_at_the_first_try():
    message = OutboxMessage.objects.create(handler="gone.with_the_last_update", queue="default", key="old")
    assert run_message(message.pk) is False
    message.refresh_from_db()
    assert message.failed_at is not None
    assert message.last_error == "No handler of this name is known to the workers."


def test_a_report_that_cannot_be_made_says_so_on_its_page_and_to_who_asked(officer, signed_in, mailoutbox):
    report = ask_for_report(factories.checked(officer), kind="dossier", by=officer)
    spend(OutboxMessage.objects.get(handler="reports.build"))
    page = signed_in(officer).get(report.get_absolute_url()).content.decode()
    assert "The report could not be made." in page
    assert "Make it again" in page
    assert [letter.to for letter in letters("report.failed")] == [[officer.email]]
    assert ask_for_report(report.mission, kind="dossier", by=officer).state == Report.State.WAITING


def test_an_import_that_cannot_be_finished_says_so_and_can_be_tried_again(officer, signed_in):
    body = export_of(officer)
    which = ask_import(by=officer, name="plan.json", body=body)
    look_through(import_id=str(which.pk))
    confirm_import(which=which, by=officer)
    message = spend(OutboxMessage.objects.get(handler="roadmaps.import"))
    page = signed_in(officer).get(which.get_absolute_url()).content.decode()
    assert "It could not be finished, and nothing was written." in page
    assert len(letters("import.failed")) == 1
    signed_in(factories.administrator()).post(f"/jobs/{message.pk}/retry/")
    assert run_message(message.pk) is True
    assert RoadmapImport.objects.get().state == RoadmapImport.State.DONE


def export_of(officer) -> bytes:
    """Return a roadmap as a file."""
    from roadmaps.exchange.exporting import export_json

    return export_json(factories.draft(officer).challenge.roadmap)


def test_an_export_that_cannot_be_made_says_so(officer, signed_in):
    asked = ask_export(roadmap=factories.draft(officer).challenge.roadmap, by=officer, form="json")
    spend(OutboxMessage.objects.get(handler="roadmaps.export"))
    assert RoadmapExport.objects.get().failed_at is not None
    assert "The file could not be made." in signed_in(officer).get(asked.get_absolute_url()).content.decode()
    assert len(letters("export.failed")) == 1


def test_telling_may_fail_too_and_the_job_still_ends(officer):
    message = OutboxMessage.objects.create(
        handler="reports.build", queue="reports", key="broken", payload={"report_id": "no identifier"}
    )
    assert spend(message).failed_at is not None


def test_a_letter_leaves_no_address_and_no_link_behind():
    message = enqueue_mail(
        to="wilhelmina@example.org", subject="A new password", body="Open https://example.org/reset/secret/"
    )
    assert run_message(message.pk) is True
    message.refresh_from_db()
    assert message.payload == {}
    assert "wilhelmina" not in message.key
    assert "reset" not in message.key


def test_messages_that_are_done_go_after_a_month():
    for days, name in ((31, "old"), (29, "young")):
        done = timezone.now() - timedelta(days=days)
        OutboxMessage.objects.create(handler="accounts.send_mail", queue="mail", key=name, done_at=done)
    tasks.forget_what_is_done()
    assert [message.key for message in OutboxMessage.objects.all()] == ["young"]


def test_administrators_see_what_failed_and_not_what_it_says(signed_in):
    letter = enqueue_mail(to="ada@example.org", subject="A new password", body="Open https://example.org/reset/secret/")
    spend(letter)
    page = signed_in(factories.administrator()).get("/jobs/").content.decode()
    assert "An email to ada@example.org" in page
    assert "secret" not in page
    assert "The worker died each time" in page


def test_an_administrator_drops_what_failed_after_a_question(signed_in):
    message = spend(enqueue_mail(to="ada@example.org", subject="Hello", body="There"))
    client = signed_in(factories.administrator())
    assert "Drop this job: An email to ada@example.org?" in client.get(f"/jobs/{message.pk}/drop/").content.decode()
    client.post(f"/jobs/{message.pk}/drop/")
    assert not OutboxMessage.objects.exists()


def test_what_is_done_or_waits_cannot_be_dropped(signed_in):
    message = enqueue_mail(to="ada@example.org", subject="Hello", body="There")
    signed_in(factories.administrator()).post(f"/jobs/{message.pk}/drop/")
    assert OutboxMessage.objects.filter(pk=message.pk).exists()
