"""Forget the files of reports that were kept long enough."""

from django.db import transaction
from django.utils import timezone

from locking import lock_name
from reports.models import Report

State = Report.State
# Under this name the names of files are locked.
FILES = "files of reports"


def forget_old_reports() -> int:
    """Delete the file of each report whose time is over, unless another report still needs it; return how many went.

    Safe to run at any moment, and twice.
    """
    old = Report.objects.filter(state=State.READY, expires_at__lte=timezone.now())
    return sum(_forget(one) for one in old.order_by("expires_at").iterator())


@transaction.atomic
def _forget(report: Report) -> bool:
    lock_name(FILES, report.file.name)
    report = Report.objects.get(pk=report.pk)
    if report.state != State.READY or report.expires_at > timezone.now():
        return False
    name, storage = report.file.name, report.file.storage
    report.state, report.file, report.progress = State.EXPIRED, "", 0
    report.save(update_fields=["state", "file", "progress"])
    if Report.objects.filter(file=name, state=State.READY).exists():
        return False
    storage.delete(name)
    return True
