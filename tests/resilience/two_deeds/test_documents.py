"""Two deeds about documents that meet: a file is never gone for whoever was just told that it is ready."""

import time

import pytest
from django.utils import timezone

from notifications.models import Event
from reports.documents.catalogue import gather
from reports.errors import NotUnderWay
from reports.making.asking import ask_for_report, cancel_report
from reports.making.forgetting import forget_old_reports
from reports.making.keeping import kept_file
from reports.making.rendering import build_report, hand_out
from reports.models import Report
from tests import factories
from tests.races import at_once, while_writing
from tests.reports.reading import file_of

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def asked(officer) -> Report:
    return ask_for_report(factories.draft(officer), kind="brief", by=officer)


@pytest.fixture
def again(asked) -> Report:
    """A report of which the file is there already, since one whose time is over said the same."""
    old = build_report(str(asked.pk))
    Report.objects.filter(pk=old.pk).update(expires_at=timezone.now(), key="of another day")
    return gathered(ask_for_report(old.mission, kind="brief", by=asked.asked_by.get()))


def gathered(report: Report) -> Report:
    """Return a report of which all that is left to do is to set its pages, or to hand out a file that is there."""
    report.content = gather(report.kind, report.subject, report.options)
    report.content_hash = report.content["hash-whole"]
    report.save()
    return report


def test_a_file_that_is_forgotten_while_it_is_handed_out_again_is_there(again):
    while_writing(lambda: hand_out(again, None), forget_old_reports)
    again.refresh_from_db()
    assert again.state == "ready"
    assert file_of(again).startswith(b"%PDF")


def test_a_file_that_was_forgotten_a_moment_before_is_made_again(again):
    while_writing(forget_old_reports, lambda: build_report(str(again.pk)))
    again.refresh_from_db()
    assert again.state == "ready"
    assert file_of(again).startswith(b"%PDF")


def test_one_that_is_cancelled_while_it_is_handed_out_was_ready_before(again, officer):
    Event.objects.all().delete()
    _, cancelled = while_writing(lambda: hand_out(again, None), lambda: cancel_report(report=again, by=officer))
    again.refresh_from_db()
    assert (again.state, isinstance(cancelled, NotUnderWay)) == ("ready", True)
    assert Event.objects.filter(kind="report.ready").exists()


def test_one_that_is_handed_out_while_it_is_cancelled_was_cancelled_before(again, officer):
    Event.objects.all().delete()
    _, made = while_writing(lambda: cancel_report(report=again, by=officer), lambda: build_report(str(again.pk)))
    again.refresh_from_db()
    assert (again.state, made) == ("cancelled", None)
    assert not Event.objects.filter(kind="report.ready").exists()


def test_one_that_two_workers_make_at_once_is_ready_for_both(asked):
    made = at_once(lambda: build_report(str(asked.pk)), lambda: build_report(str(asked.pk)))
    assert [one.state for one in made] == ["ready", "ready"]
    assert Event.objects.filter(kind="report.ready").count() == 1


def test_a_file_of_open_data_that_two_ask_for_at_once_is_written_once(officer):
    roadmap = factories.checked(officer).challenge.roadmap
    written: list[int] = []

    def write(place) -> None:
        written.append(1)
        time.sleep(0.3)
        place.write(b"PK")

    def ask() -> bytes:
        with kept_file(roadmap, "zip", write) as opened:
            return opened.read()

    assert at_once(ask, ask) == [b"PK", b"PK"]
    assert len(written) == 1
