"""Tell the workers that an errand waits."""

from outbox.models import Errand


def ring(errand: Errand) -> None:
    """Publish the errand's number on its queue. Raises what the broker raises."""
    from outbox.tasks import perform

    perform.apply_async(args=[errand.pk], queue=errand.queue)
