"""The clock of consultations."""

from celery import shared_task

from engagement import consulting


@shared_task
def close_what_is_over() -> None:
    """Close the consultations whose last day has gone; safe to run at any time, twice, or in parallel."""
    consulting.close_what_is_over()
