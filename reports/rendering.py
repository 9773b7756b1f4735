"""Make a report that was asked for, telling its progress on the way."""

import logging
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from notifications.telling import tell
from reports.board import board_content
from reports.content import mission_content, roadmap_content
from reports.models import Report, ReportFile
from reports.pdf import typeset

logger = logging.getLogger(__name__)


def build_report(report_id: str) -> Report | None:
    """Make the PDF of a report and keep it; return the report, or None if it was deleted.

    Safe to run twice: one that is ready is left alone. Raises what typesetting raises; the report waits for another try
    then, as long as there is one.
    """
    report = Report.objects.filter(pk=report_id).select_related("roadmap", "mission", "asked_by").first()
    if report is None or report.state == Report.State.READY:
        return report
    _tell(report, Report.State.BUILDING, 20)
    try:
        body = typeset(_content(report))
    except Exception:
        logger.exception("report %s could not be made", report.pk)
        _tell(report, Report.State.WAITING, 0)
        raise
    _tell(report, Report.State.BUILDING, 80)
    with transaction.atomic():
        ReportFile.objects.update_or_create(report=report, defaults={"body": body})
        report.finished_at, report.problem = timezone.now(), ""
        _tell(report, Report.State.READY, 100)
        _tell_asker("report.ready", report)
    return report


def give_up_report(report_id: str) -> None:
    """Say on its page that a report could not be made, and tell whoever asked for it."""
    report = Report.objects.filter(pk=report_id).exclude(state=Report.State.READY).select_related("asked_by").first()
    if report is None:
        return
    report.problem = "It was tried three times. The people who run the service have been told."
    _tell(report, Report.State.FAILED, 0)
    _tell_asker("report.failed", report)


def _tell_asker(kind: str, report: Report) -> None:
    if report.asked_by:
        key = f"{report.pk}:{report.asked_at.timestamp()}"
        address = reverse("report", args=[report.pk])
        tell(kind, key=key, heading=str(report), address=address, to=[report.asked_by], thing=report)


def _content(report: Report) -> dict[str, Any]:
    """Return what goes into a report, gathering it at the first try."""
    if not report.content:
        report.content = _gathered(report)
        report.save(update_fields=["content"])
    return report.content


def _gathered(report: Report) -> dict[str, Any]:
    if report.kind == Report.Kind.BOARD:
        return board_content(report.roadmap)
    return roadmap_content(report.roadmap) if report.roadmap else mission_content(report.mission)


def _tell(report: Report, state: str, progress: int) -> None:
    report.state, report.progress = state, progress
    report.save(update_fields=["state", "progress", "problem", "finished_at"])
