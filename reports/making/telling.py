"""Tell whoever waits for a report that it is ready, or that it could not be made."""

from django.urls import reverse

from notifications.telling import tell
from reports.models import Report


def tell_that_it_is_ready(report: Report) -> None:
    """Tell whoever asked for it, and by email whoever it is made for each month. Telling it twice tells it once."""
    _tell("report.ready", report, is_scheduled=False)
    _tell("report.scheduled", report, is_scheduled=True)


def tell_that_it_failed(report: Report) -> None:
    """Tell everybody who waits for it."""
    _tell("report.failed", report)


def _tell(kind: str, report: Report, **which: bool) -> None:
    people = list(report.requests.filter(**which).values_list("person", flat=True))
    if people:
        tell(
            kind,
            key=f"{report.pk}:{report.asked_at.timestamp()}",
            heading=str(report),
            address=reverse("report", args=[report.pk]),
            to=people,
            thing=report,
        )
