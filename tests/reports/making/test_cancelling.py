"""Whoever asked for a document can take that back while it is being made."""

import pytest

from accounts.errors import NotAllowed
from reports.errors import NotUnderWay
from reports.making.asking import ask_for_report, cancel_report
from reports.making.rendering import build_report
from reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(officer) -> Report:
    return ask_for_report(factories.draft(officer), kind="brief", by=officer)


def test_one_that_is_cancelled_is_not_made(report, officer):
    assert cancel_report(report=report, by=officer).state == "cancelled"
    assert build_report(str(report.pk)) is None
    report.refresh_from_db()
    assert (report.state, report.file.name, report.content) == ("cancelled", "", {})


def test_it_is_made_for_the_others_who_asked(report, officer):
    other = factories.commissioner()
    assert ask_for_report(report.mission, kind="brief", by=other) == report
    assert cancel_report(report=report, by=officer).state == "waiting"
    assert build_report(str(report.pk)).state == "ready"
    assert [one.person for one in report.requests.all()] == [other]


def test_nobody_cancels_what_others_asked_for(report):
    with pytest.raises(NotAllowed):
        cancel_report(report=report, by=factories.administrator())


def test_what_is_made_already_cannot_be_cancelled(report, officer):
    build_report(str(report.pk))
    with pytest.raises(NotUnderWay):
        cancel_report(report=report, by=officer)


def test_asking_again_makes_it_after_all(report, officer):
    cancel_report(report=report, by=officer)
    assert ask_for_report(report.mission, kind="brief", by=officer).state == "waiting"
    assert build_report(str(report.pk)).state == "ready"


def test_its_page_offers_it_to_whoever_asked_alone(report, officer, signed_in, client):
    path = report.get_absolute_url()
    own = signed_in(officer)
    assert f"{path}cancel/" in own.get(path).content.decode()
    assert f"{path}cancel/" not in signed_in(factories.administrator()).get(path).content.decode()
    answer = own.post(f"{path}cancel/", follow=True).content.decode()
    assert f"Cancelled: {report}." in answer
    assert "Make it again" in own.get(path).content.decode()
    assert own.post(f"{path}again/").url == path
    assert "Waiting its turn" in own.get(path).content.decode()


def test_it_tells_what_is_being_done(report, officer, signed_in):
    Report.objects.filter(pk=report.pk).update(state="building", progress=40, step="Setting the pages")
    page = signed_in(officer).get(report.get_absolute_url()).content.decode()
    assert "Setting the pages…" in page
    assert 'value="40"' in page
