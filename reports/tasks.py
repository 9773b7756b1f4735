"""The handler that makes a report, and what the clock does."""

from celery import shared_task

from outbox.handlers import handler
from reports.making import forgetting, scheduling
from reports.making.rendering import build_report, give_up_report


@handler(
    "reports.build", queue="reports", says="A report", max_attempts=3, first_delay_seconds=10, failed=give_up_report
)
def build(*, report_id: str) -> None:
    """Make one report; tried three times."""
    build_report(report_id)


@shared_task
def forget_old_reports() -> None:
    """Forget the files of reports that were kept long enough. Safe to run at any moment, and twice."""
    forgetting.forget_old_reports()


@shared_task
def make_scheduled_reports() -> None:
    """Ask for the documents whose day has come. Safe to run at any moment, and twice."""
    scheduling.make_scheduled_reports()
