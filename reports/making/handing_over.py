"""Hand over the file of a report: what anybody may read at once, what is private by a signed link that expires."""

from typing import Any

from django.conf import settings
from django.core import signing
from django.core.files.storage import Storage
from django.urls import reverse

from reports.errors import LinkIsOver, NotReady
from reports.models import Report

SALT = "reports.file"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def link_to(report: Report) -> str:
    """Return a link to the file of a report that works for a few minutes, for whoever has it.

    A service that keeps files signs it itself; for a folder this service does. Raises NotReady.
    """
    if report.state != Report.State.READY:
        raise NotReady("It is still being made, or it is no longer kept. Go back to its page to see which.")
    if signs_links(report.file.storage):
        name = file_name(report)
        given = {"ResponseContentDisposition": f'attachment; filename="{name}"'}
        return report.file.storage.url(report.file.name, parameters=given)
    return reverse("report_signed_file", args=[signing.dumps(str(report.pk), salt=SALT)])


def signs_links(storage: Storage) -> bool:
    """Say whether files are kept by a service that people reach with links of its own."""
    return hasattr(storage, "bucket_name")


def report_behind(token: str) -> Report:
    """Return the report that a signed link leads to. Raises LinkIsOver for one that is too old or none of ours."""
    try:
        key: Any = signing.loads(token, salt=SALT, max_age=settings.FILE_LINK_SECONDS)
    except signing.BadSignature:
        raise LinkIsOver("Links to files work for five minutes. Go to the page of the report for a new one.") from None
    report = Report.objects.filter(pk=key, state=Report.State.READY).first()
    if report is None:
        raise LinkIsOver("The file is no longer kept. You can ask for it again on the page of the report.")
    return report


def file_name(report: Report) -> str:
    """Return the name under which a report is saved by whoever downloads it."""
    return f"{report.kind}-{report.subject.slug}"[:90].rstrip("-") + (".pdf" if report.is_pdf else ".xlsx")


def media_type(report: Report) -> str:
    """Return what kind of file a report is."""
    return "application/pdf" if report.is_pdf else XLSX
