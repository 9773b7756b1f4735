"""Files may be kept by a service that speaks as Amazon S3 does: a real one, on the loopback."""

import uuid
from collections.abc import Iterator
from urllib.request import urlopen

import boto3
import pytest
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from camden_missions import settings as own_settings
from reports.making.asking import ask_for_report
from reports.making.forgetting import forget_old_reports
from reports.making.rendering import build_report
from reports.models import Report
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def service() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(service, settings, monkeypatch) -> None:
    given = {"FILES_ENDPOINT": service, "FILES_REGION": "eu-west-2", "FILES_KEY": "key", "FILES_SECRET": "secret"}
    for variable, value in given.items():
        monkeypatch.setenv(variable, value)
    # The service forgets nothing while the process lasts.
    name = f"missions-{uuid.uuid4()}"
    monkeypatch.setattr(own_settings, "FILES_BUCKET", name)
    client = boto3.client(
        "s3", endpoint_url=service, region_name="eu-west-2", aws_access_key_id="key", aws_secret_access_key="secret"
    )
    client.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    settings.STORAGES = {**settings.STORAGES, "reports": own_settings.files()}
    monkeypatch.setattr(Report._meta.get_field("file"), "storage", storages["reports"])


def test_a_report_is_kept_handed_out_and_forgotten(bucket, officer, signed_in):
    report = build_report(str(ask_for_report(factories.draft(officer), kind="brief").pk))
    answer = signed_in(officer).get(f"{report.get_absolute_url()}file/")
    assert answer.status_code == 302
    assert "X-Amz-Signature" in answer.url and "X-Amz-Expires=300" in answer.url
    with urlopen(answer.url) as file:
        assert file.read().startswith(b"%PDF")
        assert file.headers["Content-Disposition"] == f'attachment; filename="brief-{report.mission.slug}.pdf"'
    Report.objects.filter(pk=report.pk).update(expires_at=report.asked_at)
    assert forget_old_reports() == 1
    assert not storages["reports"].exists(report.file.name)


def test_whoever_may_not_read_a_report_gets_no_link(bucket, officer, client):
    report = build_report(str(ask_for_report(factories.draft(officer), kind="brief").pk))
    assert client.get(f"{report.get_absolute_url()}file/").status_code == 404
