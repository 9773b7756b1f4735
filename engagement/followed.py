"""What of participation can be followed."""

from accounts.models import Person
from engagement.models import Consultation
from govuk.parsing import number
from notifications.things import Named, can_be_followed


@can_be_followed("consultation")
def consultations(keys: list[str], _person: Person) -> dict[str, Named]:
    """Return the consultations with these keys that the public may read."""
    wanted = [found for key in keys if (found := number(key)) is not None]
    rows = Consultation.objects.shown().with_mission().filter(pk__in=wanted)
    return {str(one.pk): Named("Consultation", str(one), one.get_absolute_url()) for one in rows}
