"""What changed since a mission was last judged: words, findings, and the changes that were asked for."""

from dataclasses import dataclass, field
from typing import Any

from roadmaps.comparing.revisions import PartChanged, compare_documents
from roadmaps.drafting.answering_changes import changes_of, last_judged
from roadmaps.models import ChangeAsked, CriteriaCheck

# Which parts of a document each criterion looks at (docs/method.md).
LOOKED_AT = {
    1: ("The mission in words", "Challenge"),
    2: ("Target", "The mission in words", "Milestone", "Measurements"),
    3: ("Solution", "Measurements", "Target"),
    4: ("Sector", "Solution"),
    5: ("Solution",),
}


@dataclass(frozen=True)
class Since:
    """The check before, what was asked for in it, and what differs now; ``found`` are the states of findings then."""

    check: CriteriaCheck
    asked: list[ChangeAsked]
    parts: list[PartChanged]
    found: dict[str, str] = field(default_factory=dict)

    @property
    def done(self) -> int:
        """How many of the changes asked for the officers have ticked off."""
        return sum(change.done_at is not None for change in self.asked)

    def parts_of(self, criterion: int) -> list[PartChanged]:
        """Return the parts that differ and that a criterion looks at."""
        return [part for part in self.parts if part.title.split(":")[0] in LOOKED_AT[criterion]]


def since_last_time(check: CriteriaCheck) -> Since | None:
    """Return what changed between the check before and ``check``; None when this is the first."""
    before = last_judged(check.revision.mission, before=check.revision)
    if before is None:
        return None
    return Since(before, list(changes_of(before)), _differ(before, check), before.found)


def _differ(before: CriteriaCheck, now: CriteriaCheck) -> list[PartChanged]:
    old: dict[str, Any] = before.revision.document
    return compare_documents(old, now.revision.document)
