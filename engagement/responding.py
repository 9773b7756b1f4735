"""Answer what residents said: draft the response, then publish it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.errors import AlreadyPublished, NotYetOver
from engagement.models import Consultation, Response
from locking import lock_row

NOT_YOURS = "Only the officers of this mission can answer its consultation."


@transaction.atomic
def save_response(
    *, consultation: Consultation, by: Person, you_said: str, we_did: str, publish: bool = False
) -> Response:
    """Keep the response, and with ``publish`` make it public for good; return it.

    Raises NotAllowed, NotYetOver while people may still comment (conscientious consideration, Gunning),
    and AlreadyPublished.
    """
    require(by, "engagement.respond", consultation, otherwise=NOT_YOURS)
    consultation = lock_row(consultation)
    if consultation.ended_at is None:
        raise NotYetOver("Answer it after its last day, when everybody has spoken.")
    response = Response.objects.filter(consultation=consultation).first() or Response(consultation=consultation)
    if response.published_at:
        raise AlreadyPublished("It was published, so it stands. What you sent was not saved.")
    response.you_said, response.we_did, response.written_by = you_said, we_did, by
    if publish:
        response.published_at = timezone.now()
    response.save()
    return response
