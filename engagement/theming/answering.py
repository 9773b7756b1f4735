"""Answer a theme: what was heard, what will be done, and what not and why."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.errors import AlreadyPublished
from engagement.models import Theme, ThemeAnswer
from engagement.responding import NOT_YOURS
from locking import lock_row
from roadmaps.models import Revision


@transaction.atomic
def answer_theme(
    *, theme: Theme, by: Person, heard: str, will_do: str, will_not: str, revision: Revision | None = None
) -> ThemeAnswer:
    """Keep the answer to a theme, a draft until the response is published; return it.

    ``revision`` is where it changed what was proposed. Raises NotAllowed and AlreadyPublished.
    """
    require(by, "engagement.respond", theme.consultation, otherwise=NOT_YOURS)
    consultation = lock_row(theme.consultation)
    if consultation.published_response:
        raise AlreadyPublished("It was published, so it stands. What you sent was not saved.")
    given = {
        "heard": heard,
        "will_do": will_do,
        "will_not": will_not,
        "revision": revision,
        "written_by": by,
        "written_at": timezone.now(),
    }
    return ThemeAnswer.objects.update_or_create(theme=theme, defaults=given)[0]
