"""Ask for a document, take that back, and ask again for one that failed."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.models import Consultation
from locking import lock_row
from outbox.enqueueing import enqueue
from outbox.models import OutboxMessage
from reports.documents.catalogue import CATALOGUE
from reports.errors import NotUnderWay, TooManyReports
from reports.making.state import state_of
from reports.models import Design, Report, ReportRequest
from reports.typesetting.pdf import TEMPLATE_DIGEST
from roadmaps.models import Mission, Roadmap

# Beyond this the queue would keep everybody waiting; what is asked for again later is not lost.
MOST_WAITING = 100
State = Report.State


@transaction.atomic
def ask_for_report(
    subject: Any,
    *,
    kind: str,
    design: str = Design.SCREEN,
    options: dict[str, Any] | None = None,
    by: Any = None,
) -> Report:
    """Return the report of a roadmap, a mission or a consultation, enqueueing the message that has it made.

    It tells how things stand today. Nothing is gathered here: a worker does that. Asking again while nothing has changed
    returns the same report. One that failed, was cancelled or is no longer kept is made again. The caller has asked
    whether ``by`` may read it. Raises TooManyReports.
    """
    key = _key(subject, kind, design, options or {})
    existing = Report.objects.filter(key=key).first()
    if existing is None and Report.objects.filter(state=State.WAITING).count() >= MOST_WAITING:
        raise TooManyReports("Many reports are being made at the moment. Try again in a few minutes.")
    report, created = Report.objects.get_or_create(
        key=key,
        defaults={
            **subject_as_fields(subject),
            "kind": kind,
            "design": design,
            "options": options or {},
            "title": f"{CATALOGUE[kind].label}: {subject}"[:250],
        },
    )
    if by is not None and by.is_authenticated:
        ReportRequest.objects.get_or_create(report=report, person=by)
    if created:
        enqueue("reports.build", key=f"report:{report.pk}", report_id=str(report.pk))
    elif report.can_be_asked_again:
        _try_again(report)
    return report


def subject_as_fields(subject: Any) -> dict[str, Any]:
    """Return what a document is about as the fields of its row."""
    names = {Roadmap: "roadmap", Mission: "mission", Consultation: "consultation"}
    return {names[type(subject)]: subject}


def _key(subject: Any, kind: str, design: str, options: dict[str, Any]) -> str:
    # Who sees it hangs on the subject, so the subject is part of the key.
    named = f"{type(subject).__name__} {subject.pk} {kind} {design} {json.dumps(options, sort_keys=True)}"
    return hashlib.sha256(f"{named} {TEMPLATE_DIGEST} {state_of(subject, kind)}".encode()).hexdigest()


def _try_again(report: Report) -> OutboxMessage:
    report.state, report.progress, report.step, report.problem = State.WAITING, 0, "", ""
    report.asked_at = timezone.now()
    report.save(update_fields=["state", "progress", "step", "problem", "asked_at"])
    return enqueue("reports.build", key=f"report:{report.pk}:{report.asked_at.timestamp()}", report_id=str(report.pk))


@transaction.atomic
def cancel_report(*, report: Report, by: Person) -> Report:
    """Take back what somebody asked for; return the report. It is made all the same while others wait for it.

    Raises NotAllowed for one that ``by`` did not ask for, and NotUnderWay where it is made already.
    """
    require(by, "reports.cancel_report", report)
    report = lock_row(report)
    if not report.is_under_way:
        raise NotUnderWay("It is not being made any more.")
    ReportRequest.objects.filter(report=report, person=by).delete()
    if not report.requests.exists():
        report.state, report.progress, report.step = State.CANCELLED, 0, ""
        report.save(update_fields=["state", "progress", "step"])
    return report
