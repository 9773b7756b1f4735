"""The jobs of the domain."""

from celery import shared_task

from roadmaps.checking import assigning
from roadmaps.delivery import due, milestones
from roadmaps.exchange import exporting, importing


@shared_task
def forget_old_files() -> None:
    """Forget the files that nobody imported or fetched in time. Safe to run at any moment, and twice."""
    importing.forget_old_files()
    exporting.forget_old_exports()


@shared_task
def remind_assessors() -> None:
    """Write to assessors whose due date is near or past. Safe to run at any moment, and twice."""
    assigning.remind_assessors()


@shared_task
def remind_of_milestones() -> None:
    """Tell officers of milestones that are due or late. Safe to run at any moment, and twice."""
    milestones.remind_of_milestones()


@shared_task
def remind_of_delivery() -> None:
    """Tell who has a figure, a stage report or an outcome to give that it is due. Safe to run at any moment, and twice."""
    due.remind_of_delivery()
