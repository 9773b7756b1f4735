"""The handler that makes a report."""

from outbox.handlers import handler
from reports.rendering import build_report, give_up_report


def could_not(*, report_id: str) -> None:
    """Tell whoever asked that no further try will be made."""
    give_up_report(report_id)


@handler("reports.build", queue="reports", says="A report", max_attempts=3, first_delay_seconds=10, failed=could_not)
def build(*, report_id: str) -> None:
    """Make one report; tried three times."""
    build_report(report_id)
