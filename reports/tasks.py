"""The handler that makes a report."""

from outbox.handlers import handler
from reports.rendering import build_report, give_up_report


@handler(
    "reports.build", queue="reports", says="A report", max_attempts=3, first_delay_seconds=10, failed=give_up_report
)
def build(*, report_id: str) -> None:
    """Make one report; tried three times."""
    build_report(report_id)
