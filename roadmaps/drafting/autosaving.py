"""Autosave: what somebody has typed into a form and not saved is kept, and comes back.

Typed text is kept as it is, right or wrong, so that a closed laptop, an expired session or a lost
connection loses nothing. It is its author's alone, and no part of the draft until they save it.
"""

from typing import Any

from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.typed import is_too_long, typed_in
from roadmaps.models import Mission, WorkingCopy

# What a form that autosaves says of itself. Pages that were opened before an update of the service say it by its old word:
# taken for a press of "Save", their text would change the draft.
AUTOSAVES = {"autosave", "keep"}


def autosave(*, by: Person, address: str, label: str, mission: Mission | None, data: Any) -> WorkingCopy:
    """Keep what ``by`` has typed into the form at ``address``, in place of what was kept before; return it.

    The caller has asked whether ``by`` may use the form. What is longer than a person types is cut off whole:
    raises ValueError.
    """
    typed = typed_in(data)
    if is_too_long(typed):
        raise ValueError("more than a person types")
    clean = {name: [text.replace("\x00", "") for text in texts] for name, texts in typed.items()}
    copy = WorkingCopy(
        person=by, address=address, label=label[:200], mission=mission, data=clean, autosaved_at=timezone.now()
    )
    WorkingCopy.objects.bulk_create(
        [copy],
        update_conflicts=True,
        unique_fields=["person", "address"],
        update_fields=["label", "mission", "data", "autosaved_at"],
    )
    return copy


def autosaved_for(person: Person, address: str) -> WorkingCopy | None:
    """Return what ``person`` typed into the form at ``address`` and did not save, if anything."""
    return WorkingCopy.objects.filter(person=person, address=address).first()


def forget_autosaved(person: Person, address: str) -> None:
    """Forget what was kept of a form: it has been saved, or its author threw it away."""
    WorkingCopy.objects.filter(person=person, address=address).delete()


def discard_autosaved(*, copy: WorkingCopy, by: Person) -> None:
    """Throw away one's own kept text. Raises NotAllowed for anybody else's."""
    require(by, "roadmaps.discard_autosaved", copy)
    copy.delete()
