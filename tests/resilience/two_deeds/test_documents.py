"""Two deeds about documents that meet: a file is never gone for whoever was just told that it is ready."""

import pytest
from django.utils import timezone

from notifications.models import Event
from reports.errors import NotUnderWay
from reports.making.asking import ask_for_report, cancel_report
from reports.making.forgetting import forget_old_reports
from reports.making.rendering import build_report
from reports.models import Report
from tests import factories
from tests.races import at_once, while_writing
from tests.reports.reading import file_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(officer) -> Report:
    return ask_for_report(factories.draft(officer), kind="brief", by=officer)


def test_a_file_that_is_forgotten_while_another_report_needs_it_is_there(asked):
    old = build_report(str(asked.pk))
    Report.objects.filter(pk=old.pk).update(expires_at=timezone.now(), key="of another day")
    again = ask_for_report(old.mission, kind="brief")
    while_writing(forget_old_reports, lambda: build_report(str(again.pk)))
    again.refresh_from_db()
    assert again.state == "ready"
    assert file_of(again).startswith(b"%PDF")


def test_a_file_that_was_just_handed_out_again_is_not_forgotten(asked):
    old = build_report(str(asked.pk))
    Report.objects.filter(pk=old.pk).update(expires_at=timezone.now(), key="of another day")
    again = ask_for_report(old.mission, kind="brief")
    while_writing(lambda: build_report(str(again.pk)), forget_old_reports)
    again.refresh_from_db()
    assert file_of(again).startswith(b"%PDF")


def test_one_that_is_cancelled_while_it_is_handed_out_is_one_or_the_other(asked, officer):
    build_report_until_it_is_set(asked)
    made, cancelled = at_once(lambda: build_report(str(asked.pk)), lambda: cancel_report(report=asked, by=officer))
    asked.refresh_from_db()
    told = Event.objects.filter(kind="report.ready").exists()
    assert (asked.state, told) in (("ready", True), ("cancelled", False))
    assert isinstance(cancelled, NotUnderWay) == (asked.state == "ready")
    assert (made is None) == (asked.state == "cancelled")


def test_one_that_two_workers_make_at_once_is_ready_for_both(asked):
    made = at_once(lambda: build_report(str(asked.pk)), lambda: build_report(str(asked.pk)))
    assert [one.state for one in made] == ["ready", "ready"]
    assert Event.objects.filter(kind="report.ready").count() == 1


def build_report_until_it_is_set(report: Report) -> None:
    """Leave the file of a report where it is kept, so that handing it out is all that is left to do."""
    other = ask_for_report(report.mission, kind="brief", options={"parts": []})
    build_report(str(other.pk))
