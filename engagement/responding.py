"""Answer what residents said: draft the response, then publish it."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.telling import tell_of_response
from engagement.errors import AlreadyPublished, NotAnswered, NotYetOver
from engagement.models import Consultation, Response, Theme
from locking import lock_row

NOT_YOURS = "Only the officers of this mission can answer its consultation."


def unanswered(consultation: Consultation) -> list[Theme]:
    """Return the themes of a consultation that comments are about and that nobody has answered yet.

    What is left in "other" needs no answer of its own.
    """
    themes = consultation.themes.filter(answer=None, is_other=False)
    return [theme for theme in themes if consultation.numbers.get(f"theme:{theme.pk}", 0)]


@transaction.atomic
def save_response(
    *, consultation: Consultation, by: Person, you_said: str, we_did: str, publish: bool = False
) -> Response:
    """Keep the response, and with ``publish`` make it public for good; return it.

    Raises NotAllowed, NotYetOver while people may still comment (conscientious consideration, Gunning),
    AlreadyPublished, and NotAnswered for publishing while a theme has no answer.
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
        open_themes = unanswered(consultation)
        if open_themes:
            raise NotAnswered("Answer these themes first: " + ", ".join(theme.name for theme in open_themes) + ".")
        response.published_at = timezone.now()
    response.save()
    if publish:
        tell_of_response(response, by)
    return response
