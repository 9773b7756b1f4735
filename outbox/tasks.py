"""The two jobs of the outbox."""

from celery import shared_task
from django.utils import timezone

from outbox.models import Errand
from outbox.performing import perform_errand
from outbox.ringing import ring

AT_ONCE = 200


@shared_task
def perform(errand_id: int) -> None:
    """Carry out one errand. Retries are the errand's own: see outbox.performing."""
    perform_errand(errand_id)


@shared_task
def sweep() -> None:
    """Ring again for whatever is due: the broker was away, a worker died, or a delay has passed."""
    for errand in Errand.objects.due(timezone.now()).order_by("due_at")[:AT_ONCE]:
        ring(errand)
