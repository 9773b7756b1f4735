"""Open a consultation on a checked revision, and give it more time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.telling import tell_of_extension, tell_of_opening
from engagement.errors import NotLonger
from engagement.models import Consultation, Extension, Question
from locking import lock_row
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import Mission, ProposedChange, Revision
from roadmaps.naming import free_slug

NOT_YOURS = "Only the officers of this mission look after its consultation."


@dataclass(frozen=True)
class Asked:
    """A question of a consultation: its text, how it is answered, what helps, and the answers to choose from."""

    text: str
    kind: str = Question.Kind.OPEN
    help_text: str = ""
    options: tuple[str, ...] = ()


@transaction.atomic
def open_consultation(
    *,
    mission: Mission,
    by: Person,
    opens_at: datetime,
    closes_at: datetime,
    questions: Iterable[Asked] = (),
    **said: Any,
) -> Consultation:
    """Open a consultation on the mission's latest revision; return it.

    It takes comments from ``opens_at`` until just before ``closes_at``. ``said`` is what it says of itself: purpose, what
    may and what cannot change, who decides, whom it asks, how it is moderated, and why it is short. Raises NotAllowed,
    WrongStage, and GateClosed unless that revision passed its check.
    """
    consultation = Consultation.objects.create(
        revision=_asked_about(mission, by),
        slug=free_slug(Consultation, mission.title),
        opens_at=opens_at,
        closes_at=closes_at,
        opened_by=by,
        **said,
    )
    Question.objects.bulk_create(
        Question(
            consultation=consultation,
            position=place,
            text=one.text,
            kind=one.kind,
            help_text=one.help_text,
            options=list(one.options),
        )
        for place, one in enumerate(questions)
    )
    # One that opens now is told now; the clock tells of the others.
    if consultation.is_open():
        tell_of_opening(consultation)
    return consultation


def _asked_about(mission: Mission, by: Person) -> Revision:
    """Take the step that opens a consultation; return the revision it is on: a change's, where the mission is in delivery."""
    change = mission.changes.filter(state=ProposedChange.State.ASKED, needs_consultation=True).first()
    if change is None:
        return take_step(mission=mission, name="open_consultation", by=by).revision
    take_step(mission=mission, name="consult_on_change", by=by, revision=change.revision)
    return change.revision


@transaction.atomic
def extend(*, consultation: Consultation, by: Person, closes_at: datetime, reason: str) -> Extension:
    """Give a consultation more time, and tell everybody who took part; return the record of it.

    Raises NotAllowed, and NotLonger for one that is over, and for a close that is no later.
    """
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    consultation = lock_row(consultation)
    if consultation.ended_at is not None:
        raise NotLonger("It is over. What people said by then stands.")
    if closes_at <= consultation.closes_at:
        raise NotLonger("Choose a later close than the one it has: time that was promised is not taken away.")
    extension = Extension.objects.create(
        consultation=consultation, closed_at_first=consultation.closes_at, closes_at=closes_at, reason=reason, by=by
    )
    consultation.closes_at = closes_at
    consultation.save(update_fields=["closes_at"])
    tell_of_extension(extension)
    return extension
