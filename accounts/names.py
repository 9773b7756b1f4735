"""The name that somebody shows beside what they write; one that could be taken for the council's waits until it is allowed."""

import re
import unicodedata

from django.conf import settings
from django.db import transaction

from accounts.errors import NotAllowed
from accounts.mailing import enqueue_mail
from accounts.models import Person
from accounts.permissions import is_staff, require
from locking import lock_row

# Found wherever they stand in a name, however it is parted.
ANYWHERE = ("council", "official", "moderator", "administrator", "government")
# Too short for that: only as a word of their own.
AS_WORDS = {"admin", "officer", "mayor", "staff", "gov", "mod", "support", "leader"}
# Letters and digits of other alphabets that look like these.
LOOKALIKES = str.maketrans(
    "аеорсухіјѕӏАВЕКМНОРСТХΑΒΕΖΗΙΚΜΝΟΡΤΥΧαονρ01345$@", "aeopcyxijslabekmhopctxabezhikmnoptyxaovpoleassa"
)
NOT_ONES_OWN = "Somebody else looks at this name: nobody allows their own."


def could_be_the_councils(name: str) -> bool:
    """Say whether a name could be taken for the council's own, or for somebody's who speaks for it."""
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", name.translate(LOOKALIKES)) if not unicodedata.combining(one)
    )
    plain = plain.casefold().translate(LOOKALIKES)
    letters = re.sub(r"[^a-z]", "", plain)
    words = set(re.findall(r"[a-z]+", plain))
    return any(word in letters for word in (*ANYWHERE, settings.COUNCIL_NAME.lower())) or bool(words & AS_WORDS)


def choose_name(person: Person, name: str) -> bool:
    """Show ``name`` beside what ``person`` writes, or keep it until somebody allows it; return whether it is shown now.

    Staff are known by their role, so their names wait for nobody. The person is saved.
    """
    waits = name != person.name and not is_staff(person) and could_be_the_councils(name)
    person.name_asked = name if waits else ""
    if not waits:
        person.name = name
    person.save(update_fields=["name", "name_asked"])
    return not waits


@transaction.atomic
def answer_name(*, person: Person, by: Person, asked: str, allow: bool) -> bool:
    """Allow the name ``asked`` that somebody wants, or refuse it; they are written to. Return whether it still waited.

    What they changed or withdrew since ``by`` saw it is left as it is. Raises NotAllowed.
    """
    require(by, "accounts.review_names")
    if person == by:
        raise NotAllowed(NOT_ONES_OWN)
    person = lock_row(person)
    if not asked or person.name_asked != asked:
        return False
    person.name, person.name_asked = (asked if allow else person.name), ""
    person.save(update_fields=["name", "name_asked"])
    enqueue_mail(
        to=person.email,
        subject="Your name is shown now" if allow else "Choose another name",
        body=(
            f"The name “{asked}” is shown beside what you write."
            if allow
            else f"The name “{asked}” could be taken for the council's, so it is not shown. Choose another on your account page."
        ),
    )
    return True
