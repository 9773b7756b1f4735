"""A file is kept for a while, handed out by a link that expires, and never made twice for the same content."""

from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from reports.making.asking import ask_for_report
from reports.making.forgetting import forget_old_reports
from reports.making.handing_over import link_to
from reports.making.rendering import build_report
from reports.models import Report
from roadmaps.models import Mission
from tests import factories
from tests.reports.reading import file_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(officer) -> Mission:
    return factories.draft(officer)


def made(mission: Mission, **asked) -> Report:
    return build_report(str(ask_for_report(mission, kind="brief", **asked).pk))


def later(report: Report) -> Report:
    """Return the report of the same content as if it had been asked for on another day."""
    Report.objects.filter(pk=report.pk).update(key=f"of {report.pk}"[:64])
    return made(report.mission)


def test_the_same_content_is_set_once(mission, monkeypatch):
    first = made(mission)
    monkeypatch.setattr("reports.making.rendering.typeset", lambda *_, **__: pytest.fail("set again"))
    again = later(first)
    assert (again.pk != first.pk, again.file.name) == (True, first.file.name)


def test_another_design_is_another_file(mission):
    assert made(mission).file.name != made(mission, design="print").file.name


def test_a_file_is_forgotten_once_its_time_is_over(mission):
    report = made(mission)
    name, storage = report.file.name, report.file.storage
    assert forget_old_reports() == 0
    Report.objects.filter(pk=report.pk).update(expires_at=timezone.now())
    assert forget_old_reports() == 1
    report.refresh_from_db()
    assert (report.state, storage.exists(name)) == ("expired", False)
    assert forget_old_reports() == 0


def test_a_file_that_another_report_needs_is_kept(mission):
    first = made(mission)
    second = later(first)
    Report.objects.filter(pk=first.pk).update(expires_at=timezone.now())
    assert forget_old_reports() == 0
    assert file_of(second).startswith(b"%PDF")


def test_one_that_is_no_longer_kept_can_be_made_again(mission, officer, signed_in):
    report = made(mission)
    Report.objects.filter(pk=report.pk).update(expires_at=timezone.now())
    forget_old_reports()
    browser = signed_in(officer)
    assert "It is no longer kept." in browser.get(report.get_absolute_url()).content.decode()
    assert browser.get(f"{report.get_absolute_url()}file/").status_code == 409
    browser.post(f"{report.get_absolute_url()}again/")
    assert build_report(str(report.pk)).state == "ready"


def test_a_link_works_for_whoever_has_it_for_some_minutes(mission, client, settings):
    report = made(mission)
    assert client.get(f"{report.get_absolute_url()}file/").status_code == 404
    link = link_to(report)
    answer = client.get(link)
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert answer["Content-Disposition"] == f'attachment; filename="brief-{mission.slug}.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    settings.FILE_LINK_SECONDS = -1
    over = client.get(link)
    assert over.status_code == 410
    assert "Links to files work for five minutes." in over.content.decode()


def test_a_link_that_nobody_signed_leads_nowhere(client):
    for token in ("x", signing.dumps("x", salt="other")):
        assert client.get(f"/reports/files/{token}/").status_code == 410


def test_a_link_to_what_is_no_longer_kept_says_so(mission, client):
    report = made(mission)
    link = link_to(report)
    Report.objects.filter(pk=report.pk).update(expires_at=timezone.now() - timedelta(days=1))
    forget_old_reports()
    assert "no longer kept" in client.get(link).content.decode()
