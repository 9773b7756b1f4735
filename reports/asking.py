"""Ask for a report."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from outbox.enqueueing import enqueue
from outbox.models import OutboxMessage
from reports.errors import TooManyReports
from reports.models import Report
from reports.pdf import TEMPLATE_DIGEST
from reports.state import state_of
from roadmaps.models import Mission, Roadmap

# Beyond this the queue would keep everybody waiting; what is asked for again later is not lost.
MOST_WAITING = 100


@transaction.atomic
def ask_for_report(
    *, roadmap: Roadmap | None = None, mission: Mission | None = None, kind: str = Report.Kind.WHOLE, by: Any = None
) -> Report:
    """Return the report of a roadmap or a mission, or of a roadmap's board, enqueueing the message that has it made.

    It tells how things stand now. Nothing is gathered here: a worker does that. Asking again while nothing has changed
    returns the same report. One that failed is tried again. The caller has asked whether ``by`` may read it. Raises
    TooManyReports.
    """
    # Who sees it hangs on the subject, so the subject is part of the key.
    subject = f"roadmap {roadmap.pk}" if roadmap else f"mission {mission.pk}"
    state = state_of(roadmap=roadmap, mission=mission, kind=kind)
    key = hashlib.sha256(f"{subject} {kind} {TEMPLATE_DIGEST} {state}".encode()).hexdigest()
    existing = Report.objects.filter(key=key).first()
    if existing is None and Report.objects.filter(state=Report.State.WAITING).count() >= MOST_WAITING:
        raise TooManyReports("Many reports are being made at the moment. Try again in a few minutes.")
    report, created = Report.objects.get_or_create(
        key=key,
        defaults={
            "roadmap": roadmap,
            "mission": mission,
            "kind": kind,
            "title": _title(roadmap or mission, kind),
            "asked_by": by if by and by.is_authenticated else None,
        },
    )
    if created:
        enqueue("reports.build", key=f"report:{report.pk}", report_id=str(report.pk))
    elif report.state == Report.State.FAILED:
        _try_again(report)
    return report


def _title(subject: Roadmap | Mission, kind: str) -> str:
    return f"Portfolio board: {subject.title}"[:250] if kind == Report.Kind.BOARD else subject.title


def _try_again(report: Report) -> OutboxMessage:
    report.state, report.progress, report.problem = Report.State.WAITING, 0, ""
    report.asked_at = timezone.now()
    report.save(update_fields=["state", "progress", "problem", "asked_at"])
    return enqueue("reports.build", key=f"report:{report.pk}:{report.asked_at.timestamp()}", report_id=str(report.pk))
