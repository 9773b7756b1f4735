"""Make a document that was asked for, telling its progress on the way."""

import logging
from datetime import timedelta
from tempfile import TemporaryFile

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from locking import lock_name, lock_row
from reports.documents.catalogue import gather
from reports.making.forgetting import FILES
from reports.making.telling import tell_that_it_failed, tell_that_it_is_ready
from reports.models import Report
from reports.open_data.spreadsheet import write_spreadsheet
from reports.typesetting.pdf import TEMPLATE_DIGEST, typeset

logger = logging.getLogger(__name__)
State = Report.State


GATHERING, SETTING, KEEPING = "Gathering what goes in", "Setting the pages", "Keeping the file"
WRITING = "Writing the tables"
WHY = {
    GATHERING: "What goes into it could not be gathered.",
    WRITING: "Its tables could not be written.",
    SETTING: "Its pages could not be set.",
    KEEPING: "Its file could not be kept: the place where files are kept did not answer.",
}


class Cancelled(Exception):
    """Nobody waits for it any more."""


def build_report(report_id: str) -> Report | None:
    """Make the PDF of a report and keep it; return the report, or None if it was deleted or nobody waits for it.

    Safe to run twice: one that is ready is left alone. Raises what typesetting raises; the report waits for another try
    then, as long as there is one.
    """
    report = Report.objects.filter(pk=report_id).select_related("roadmap", "mission", "consultation").first()
    if report is None or report.state == State.READY:
        return report
    try:
        return _build(report)
    except Cancelled:
        # Or another worker was quicker.
        return Report.objects.filter(pk=report.pk, state=State.READY).first()
    except Exception:
        logger.exception("report %s could not be made", report.pk)
        Report.objects.filter(pk=report.pk).exclude(state=State.CANCELLED).update(
            state=State.WAITING, progress=0, step="", problem=WHY.get(report.step, "")
        )
        raise


def _build(report: Report) -> Report:
    if not report.is_pdf:
        return _build_spreadsheet(report)
    _step(report, 10, GATHERING)
    _gathered(report)
    if hand_out(report, None):
        return report
    _step(report, 40, SETTING)
    body = typeset(report.content, report.kind, design=report.design, apart=True)
    _step(report, 85, KEEPING)
    hand_out(report, ContentFile(body))
    return report


def _build_spreadsheet(report: Report) -> Report:
    """Write the tables into a file on the disk, however long they are, and keep it."""
    _step(report, 10, WRITING)
    with TemporaryFile() as place:
        report.content_hash = write_spreadsheet(report.roadmap, place)
        _step(report, 85, KEEPING)
        hand_out(report, File(place))
    return report


def _gathered(report: Report) -> None:
    """Put together what goes into a report, at the first try."""
    if not report.content:
        report.content = gather(report.kind, report.subject, report.options)
        report.content_hash = report.content["hash-whole"]
        report.save(update_fields=["content", "content_hash"])


def _file_name(report: Report) -> str:
    same = f"{report.content_hash}-{report.design}-{TEMPLATE_DIGEST[:12]}"
    return f"reports/{same[:2]}/{same}.{'pdf' if report.is_pdf else 'xlsx'}"


@transaction.atomic
def hand_out(report: Report, body: File | None) -> bool:
    """Keep ``body`` and hand it out; without one, hand out the file that says the same already, if there is one.

    Say whether it was handed out. Whoever deletes a file takes the same lock, so that it is not gone a moment later.
    """
    name, storage = _file_name(report), report.file.storage
    lock_name(FILES, name)
    is_there = storage.exists(name)
    if body is None and not is_there:
        return False
    if not is_there:
        storage.save(name, body)
    _ready(report, name)
    return True


def _ready(report: Report, name: str) -> None:
    if lock_row(report).state == State.CANCELLED:
        raise Cancelled
    # What went in is told by the file from now on.
    report.content = {}
    report.file.name, report.problem, report.step, report.finished_at = name, "", "", timezone.now()
    report.state, report.progress = State.READY, 100
    report.expires_at = report.finished_at + timedelta(days=settings.REPORT_DAYS)
    report.save()
    tell_that_it_is_ready(report)


def give_up_report(report_id: str) -> None:
    """Say on its page that a report could not be made and why, and tell whoever asked for it."""
    unfinished = Report.objects.filter(pk=report_id).exclude(state__in=(State.READY, State.CANCELLED))
    report = unfinished.first()
    if report is None:
        return
    report.state, report.progress, report.step = State.FAILED, 0, ""
    report.problem = (
        f"{report.problem} It was tried three times. The people who run the service have been told.".strip()
    )
    report.save(update_fields=["state", "progress", "step", "problem"])
    tell_that_it_failed(report)


def _step(report: Report, progress: int, words: str) -> None:
    """Say how far it is. Raises Cancelled where nobody waits for it any more."""
    going_on = Report.objects.filter(pk=report.pk).exclude(state__in=(State.CANCELLED, State.READY))
    if not going_on.update(state=State.BUILDING, progress=progress, step=words):
        raise Cancelled
    report.state, report.progress, report.step = State.BUILDING, progress, words
