"""The clock of consultations."""

from celery import shared_task

from engagement.commenting import waiting
from engagement.consulting import closing, telling


@shared_task
def close_what_is_over() -> None:
    """Close the consultations whose time is over; safe to run at any time, twice, or in parallel."""
    closing.close_what_is_over()


@shared_task
def forget_what_waits_too_long() -> None:
    """Forget comments that nobody came back to send; safe to run at any time."""
    waiting.forget_old()


@shared_task
def tell_of_consultations() -> None:
    """Tell of consultations that have opened or close soon; safe to run at any time, twice, or in parallel."""
    telling.tell_of_consultations()
