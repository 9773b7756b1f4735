"""Change how missions are tested: each change is a new version, with who made it and why."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction

from accounts.models import Person
from accounts.permissions import require
from roadmaps.criteria.thresholds import faults_of, thresholds_of
from roadmaps.errors import DoesNotFit, MethodMoved
from roadmaps.examination.method import method_of, version_in_force
from roadmaps.models import MethodVersion

MOVED = "Somebody else has changed the method since you opened this page. Look at what they changed, then save again."


@transaction.atomic
def change_method(*, by: Person, reason: str, seen: int, **changed: Any) -> MethodVersion:
    """Make the next version of the method from the one in force, with what ``changed``; return it.

    ``changed`` may hold thresholds (some of them, by name), ``texts`` (criterion number: words that change),
    ``assessors`` and ``days_to_assess``. ``seen`` is the number of the version that the person looked at; 0 for the
    method as it came. Checks that are open keep the version they began with. Raises NotAllowed, MethodMoved when
    another version came between, and DoesNotFit when the thresholds cannot stand together.
    """
    require(by, "roadmaps.change_method")
    latest = version_in_force()
    as_it_came = seen == 0 and latest.number == 1
    if seen != latest.number and not as_it_came:
        raise MethodMoved(MOVED)
    thresholds = {**asdict(thresholds_of(latest.thresholds)), **changed.get("thresholds", {})}
    if faults := faults_of(thresholds):
        raise DoesNotFit(latest, faults)
    version = MethodVersion(
        number=latest.number + 1,
        thresholds=thresholds,
        texts=_texts(latest, changed.get("texts", {})),
        assessors=changed.get("assessors", latest.assessors),
        days_to_assess=changed.get("days_to_assess", latest.days_to_assess),
        reason=reason,
        changed_by=by,
    )
    try:
        with transaction.atomic():
            version.save(force_insert=True)
    except IntegrityError:
        raise MethodMoved(MOVED) from None
    return version


def _texts(latest: MethodVersion, changed: Mapping[int, Mapping[str, Any]]) -> dict[str, Any]:
    texts = {str(number): asdict(text) for number, text in method_of(latest).texts.items()}
    for number, words in changed.items():
        texts[str(number)] = {**texts[str(number)], **words}
    return texts
