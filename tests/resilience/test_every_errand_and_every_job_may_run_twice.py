"""A worker may die between doing and saying so: running anything twice must do no harm."""

import pytest

from camden_missions.celery import app
from engagement.models import Consultation
from outbox.deeds import REGISTERED
from outbox.models import Errand
from reports.asking import ask_for_report
from reports.models import Report, ReportFile
from tests import factories

pytestmark = pytest.mark.django_db
OWN = {"outbox.tasks.perform", "outbox.tasks.sweep", "engagement.tasks.close_what_is_over"}


@pytest.fixture(autouse=True)
def _every_job_is_known():
    app.loader.import_default_modules()


def test_there_are_no_jobs_but_those_tested_here():
    assert {name for name in app.tasks if not name.startswith("celery.")} == OWN
    assert {name for name in REGISTERED if not name.startswith("tests.")} == {
        "accounts.send_mail",
        "reports.build",
        "roadmaps.look_through",
        "roadmaps.import",
    }


def test_building_a_report_twice_makes_one_file(officer):
    report = ask_for_report(mission=factories.checked(officer))
    for _ in range(2):
        REGISTERED["reports.build"].do(report_id=str(report.pk))
    assert ReportFile.objects.filter(report=report).count() == 1
    assert Report.objects.get(pk=report.pk).state == "ready"


def test_closing_consultations_twice_takes_one_step(officer):
    consultation = factories.consultation(officer, opens=-40, closes=-1)
    for _ in range(2):
        app.tasks["engagement.tasks.close_what_is_over"]()
    assert Consultation.objects.get(pk=consultation.pk).ended_at
    assert consultation.mission.steps_taken.filter(step="close_consultation").count() == 1


def test_sending_the_same_errand_twice_sends_one_letter(mailoutbox):
    from accounts.mailing import post_mail

    errand = post_mail(to="a@example.org", subject="Hello", body="There")
    for _ in range(2):
        app.tasks["outbox.tasks.perform"](errand.pk)
    assert [letter.to for letter in mailoutbox] == [["a@example.org"]]


def test_sweeping_twice_leaves_what_waits(officer):
    from accounts.mailing import post_mail

    post_mail(to="a@example.org", subject="Hello", body="There")
    for _ in range(2):
        app.tasks["outbox.tasks.sweep"]()
    assert Errand.objects.waiting().count() == 1
