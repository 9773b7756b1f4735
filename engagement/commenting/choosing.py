"""Answer the questions of a consultation that are answered by choosing."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from engagement.commenting.writing import must_be_asked, must_be_open
from engagement.consulting.telling import take_part
from engagement.models import Answer, Consultation, Question
from locking import hold_row


@transaction.atomic
def choose(
    *, consultation: Consultation, by: Person, chosen: Mapping[Question, Sequence[int]], tie: str = ""
) -> list[Answer]:
    """Keep what a person chose, one answer a question; return the answers. Nothing chosen takes an answer back.

    Raises NotAllowed, ConsultationNotOpen and NotAsked.
    """
    require(by, "engagement.comment")
    consultation = hold_row(consultation)
    must_be_open(consultation)
    must_be_asked(consultation, by, tie)
    take_part(consultation, by)
    kept = []
    for question, numbers in sorted(chosen.items(), key=lambda one: one[0].pk):
        if not numbers:
            Answer.objects.filter(question=question, person=by).delete()
            continue
        given = {"chosen": sorted(set(numbers)), "at": timezone.now()}
        kept.append(Answer.objects.update_or_create(question=question, person=by, defaults=given)[0])
    return kept
