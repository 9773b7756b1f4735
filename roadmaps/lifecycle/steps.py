"""The one way to take a step of the lifecycle, and what may be taken next."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import Person
from accounts.permissions import require
from locking import lock_row
from roadmaps.errors import GateClosed, WrongStage
from roadmaps.lifecycle import gates
from roadmaps.lifecycle.signals import step_taken
from roadmaps.lifecycle.table import BY_NAME, STEPS, Step
from roadmaps.lifecycle.telling import tell_of_step
from roadmaps.models import CriteriaCheck, Mission, Revision, StepTaken
from roadmaps.permissions import had_a_hand_in


@dataclass(frozen=True)
class StepSeen:
    """A step as one person sees it from one mission: may they, and which gates stand in the way."""

    step: Step
    may: bool
    gates: Sequence[gates.GateSeen]

    @property
    def is_open(self) -> bool:
        """Whether every gate stands open."""
        return all(gate.is_open for gate in self.gates)

    @property
    def is_offered(self) -> bool:
        """Whether the mission's page speaks of it as next on the path: people take it, neither the clock nor a check."""
        by_people = bool(self.step.permission) and not self.step.stays
        return by_people and (self.is_open or not self.step.is_for_a_while)


def next_steps(mission: Mission, person: Person) -> list[StepSeen]:
    """Return every step from where the mission stands, with its gates and whether ``person`` may take it."""
    return [
        StepSeen(
            step,
            bool(step.permission) and person.has_perm(step.permission, mission),
            gates.look(step.name, mission),
        )
        for step in STEPS
        if mission.stage in step.starts
    ]


@transaction.atomic
def take_step(
    *, mission: Mission, name: str, by: Person | None, reason: str = "", revision: Revision | None = None
) -> StepTaken:
    """Move ``mission`` along the step ``name``; return the record of it.

    ``by`` is None when the clock or a settled check takes the step. Raises NotAllowed, WrongStage when the
    mission stands elsewhere by now, and GateClosed naming every gate that is shut or a missing reason.
    """
    step = BY_NAME[name]
    mission = lock_row(mission)
    if by is not None and step.permission:
        require(by, step.permission, mission, otherwise=_why_not(step, mission, by))
    if mission.stage not in step.starts:
        raise WrongStage(
            f"“{step.label}” starts from {' or '.join(s.label.lower() for s in step.starts)}; "
            f"this mission is now {mission.get_stage_display().lower()}."
        )
    if mission.archived_at:
        raise WrongStage("This mission is archived. Restore it first.")
    if by is not None and not step.permission:
        raise NotAllowed("This step follows by itself from what others do. Nobody takes it by hand.")
    against = [reason for gate in gates.look(name, mission) for reason in gate.reasons]
    if step.needs_reason and not reason.strip():
        against.append("Give the reason: it is published with the decision.")
    if step.needs_revision and revision is None:
        against.append("It is taken by freezing the mission as a revision.")
    if against:
        raise GateClosed(*against)
    return _record(mission, step, by, reason.strip(), revision or _latest(mission))


def _latest(mission: Mission) -> Revision | None:
    """Return the latest revision that says what the mission is: none that only proposed a change."""
    return mission.revisions.exclude(kind=Revision.Kind.PROPOSED).first()


def _why_not(step: Step, mission: Mission, by: Person) -> str:
    """Return what to tell somebody who may decide on other missions, and not on this one."""
    if by.has_perm(step.permission) and had_a_hand_in(by, mission):
        return "You worked on this mission, so somebody else decides on it."
    return ""


def _record(mission: Mission, step: Step, by: Person | None, reason: str, revision: Revision | None) -> StepTaken:
    taken = StepTaken.objects.create(
        mission=mission,
        step=step.name,
        from_stage=mission.stage,
        to_stage=step.ends,
        by=by,
        reason=reason,
        revision=revision,
    )
    mission.stage = step.ends
    mission.updated_at = timezone.now()
    mission.save(update_fields=["stage", "updated_at"])
    if step.cancels_check:
        _cancel_open_check(mission)
    step_taken.send(sender=StepTaken, mission=mission, taken=taken)
    tell_of_step(mission, taken, step.done)
    return taken


def _cancel_open_check(mission: Mission) -> None:
    """Nobody judges what was withdrawn or taken back."""
    CriteriaCheck.objects.filter(revision__mission=mission, state=CriteriaCheck.State.OPEN).update(
        state=CriteriaCheck.State.CANCELLED, settled_at=timezone.now()
    )
