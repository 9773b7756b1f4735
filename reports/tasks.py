"""The errand that makes a report."""

from outbox.deeds import deed
from reports.building import build_report


@deed("reports.build", queue="reports", attempts=3, first_delay_seconds=10)
def build(*, report_id: str) -> None:
    """Make one report; tried three times."""
    build_report(report_id)
