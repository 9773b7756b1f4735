"""Autosave: what somebody has typed into a form and not saved is kept, and comes back.

Typed text is kept as it is, right or wrong, so that a closed laptop, an expired session or a lost
connection loses nothing. It is its author's alone, and no part of the draft until they save it.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.typed import is_too_long, typed_in
from locking import lock_name
from roadmaps.models import Mission, WorkingCopy

# What a form that autosaves says of itself. Pages that were opened before an update of the service say it by its old word:
# taken for a press of "Save", their text would change the draft.
AUTOSAVES = {"autosave", "keep"}


@transaction.atomic
def autosave(
    *, by: Person, address: str, label: str, mission: Mission | None, data: Any, touched: set[str] | None = None
) -> WorkingCopy:
    """Keep what ``by`` has typed into the form at ``address``; return it.

    Somebody may have the form open twice: only the fields ``touched`` on this page take the place of what was kept
    before; with None all do. The caller has asked whether ``by`` may use the form. What is longer than a person types is
    cut off whole: raises ValueError.
    """
    typed = typed_in(data)
    if is_too_long(typed):
        raise ValueError("more than a person types")
    clean = {name: [text.replace("\x00", "") for text in texts] for name, texts in typed.items()}
    if touched is not None:
        lock_name("working copy", f"{by.pk} {address}")
        clean |= elsewhere(autosaved_for(by, address), clean, touched)
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


def elsewhere(copy: WorkingCopy | None, typed: Mapping[str, list[str]], touched: set[str]) -> dict[str, list[str]]:
    """Return the fields of what was kept that were typed on another page than the one that sends ``typed``."""
    if copy is None:
        return {}
    here = {_part(name) for name in touched} | {"base"}
    return {name: texts for name, texts in copy.data.items() if _part(name) not in here and texts != typed.get(name)}


def forget_autosaved(
    person: Person, address: str, data: Any, touched: set[str] | None, saved: Callable[[], Mapping[str, Any]]
) -> None:
    """Forget what was kept of a form that was sent as ``data``, but for what was typed on another page of it.

    ``saved`` returns what the form would send of what is saved now.
    """
    # Most often nothing was kept, and saving costs no more for it.
    if autosaved_for(person, address) is not None:
        _forget_what_is_saved(person, address, typed_in(data), touched, saved())


@transaction.atomic
def _forget_what_is_saved(
    person: Person, address: str, typed: dict[str, list[str]], touched: set[str] | None, saved: Mapping[str, Any]
) -> None:
    lock_name("working copy", f"{person.pk} {address}")
    copy = autosaved_for(person, address)
    if copy is None:
        return
    left = {} if touched is None else elsewhere(copy, typed, touched)
    left = {name: texts for name, texts in left.items() if _lines(texts) != _lines(_texts(saved.get(name, [])))}
    if not left:
        copy.delete()
        return
    copy.data = typed | left
    copy.save(update_fields=["data"])


def changed_since(base: Mapping[str, Any], typed: Mapping[str, list[str]]) -> set[str]:
    """Return the names of a form whose texts differ from those that ``base`` would have sent."""
    names = {*base, *typed} - {"base"}
    return {name for name in names if _lines(typed.get(name, [])) != _lines(_texts(base.get(name, [])))}


def _texts(sent: Any) -> list[str]:
    return [str(one) for one in (sent if isinstance(sent, list) else [sent])]


def _lines(texts: list[str]) -> list[str]:
    """Return texts with line ends alike, without those that say nothing."""
    return [text.replace("\r\n", "\n") for text in texts if text]


def _part(name: str) -> str:
    """Return the field to which a name in a form belongs: rows are one field, whose numbers may shift."""
    field, _, rest = name.partition("-")
    return field if rest[:1].isdigit() or rest == "rows" else name


def discard_autosaved(*, copy: WorkingCopy, by: Person) -> None:
    """Throw away one's own kept text. Raises NotAllowed for anybody else's."""
    require(by, "roadmaps.discard_autosaved", copy)
    copy.delete()
