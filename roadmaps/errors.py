"""What the verbs of the roadmap may refuse with."""

from collections.abc import Mapping
from typing import Any

from accounts.errors import Refusal


class GateClosed(Refusal):
    """A step cannot be taken yet; each reason names what is missing."""

    title = "This step cannot be taken yet"


class WrongStage(Refusal):
    """The mission no longer stands where this deed begins."""

    title = "The mission has moved on"


class CheckIsClosed(Refusal):
    """A verdict came after the check was settled, or a second time."""

    title = "This check is closed"


class AssessmentUnfinished(Refusal):
    """An assessment was sent in with criteria left out."""

    title = "This assessment is not finished"


class ContentBroken(Refusal):
    """A content file cannot be loaded; the reasons name its lines."""

    title = "The file cannot be loaded"


class EditConflict(Refusal):
    """Two people changed the same fields since the second of them began; a person must choose.

    ``base``, ``theirs`` and ``yours`` hold every field of the form, spelled alike; ``fields`` names those
    that both changed. Nothing was written.
    """

    title = "Somebody else has changed this too"

    def __init__(
        self,
        thing: Any,
        *,
        base: Mapping[str, Any],
        theirs: Mapping[str, Any],
        yours: Mapping[str, Any],
        fields: tuple[str, ...],
    ) -> None:
        super().__init__("Somebody else saved the same field while you were writing. Nothing of yours was saved yet.")
        self.thing, self.base, self.theirs, self.yours, self.fields = thing, base, theirs, yours, fields


class DoesNotFit(Refusal):
    """Values that were each fine cannot stand together; ``faults`` has a sentence a field."""

    title = "This does not fit together"

    def __init__(self, thing: Any, faults: Mapping[str, str]) -> None:
        super().__init__(*faults.values())
        self.thing, self.faults = thing, faults


class ChangedMeanwhile(Refusal):
    """What somebody changes is not what they opened."""

    title = "Somebody else has changed this too"


class StillNeeded(Refusal):
    """Something cannot be deleted, because other things depend on it."""

    title = "This cannot be deleted"


class FrozenElsewhere(Refusal):
    """A solution also serves a mission whose words are frozen, so its own are too."""

    title = "This solution is frozen"


class SharedWithOthers(Refusal):
    """Something serves missions that the person does not work on, so it is not theirs alone to change."""

    title = "Other missions share this"


class MethodMoved(Refusal):
    """The method has a newer version than the one that somebody looked at."""

    title = "The method has changed meanwhile"


class NoSeatLeft(Refusal):
    """A check has all the assessors that it needs."""

    title = "This check has its assessors"


class NotOpened(Refusal):
    """A verdict on a revision that its assessor never opened."""

    title = "You have not opened the revision yet"


class VerdictUnsound(Refusal):
    """A verdict that lacks its reason, or whose rating and answer contradict each other."""

    title = "This verdict cannot stand"
