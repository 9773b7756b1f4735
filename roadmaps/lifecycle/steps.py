"""The lifecycle: one table of steps, and the one way to take a step.

Source: docs/method.md, the lifecycle; after A Mission Oriented Approach (2020) and the Gunning principles.
"""

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
from roadmaps.lifecycle.telling import tell_of_step
from roadmaps.models import CriteriaCheck, Mission, Revision, Stage, StepTaken
from roadmaps.permissions import had_a_hand_in

BEFORE_ADOPTION = (
    Stage.DRAFT,
    Stage.RETURNED,
    Stage.IN_CHECK,
    Stage.CHECKED,
    Stage.IN_CONSULTATION,
    Stage.DECIDING,
)


@dataclass(frozen=True)
class Step:
    """One row of the table: from where, to where, who may, and what must be said.

    ``label`` is what somebody chooses to do, ``done`` how the record tells it.
    """

    name: str
    label: str
    done: str
    starts: tuple[Stage, ...]
    ends: Stage
    permission: str
    explains: str
    needs_reason: bool = False
    # A step with a form of its own, or one that follows from other deeds, is not offered as a button.
    by_hand: bool = True
    cannot_be_undone: bool = False
    # It is taken with a revision that was frozen for it, never without.
    needs_revision: bool = False
    # Once it can no longer be taken it never can be again, so it is not spoken of.
    is_for_a_while: bool = False
    # A check that is open ends with it; verdicts already given stay on the record.
    cancels_check: bool = False
    # What follows for whom, spelt out before somebody takes it.
    follows: tuple[str, ...] = ()


# An empty permission means that the step follows from a deed that checked its own (a verdict, the clock).
STEPS = (
    Step(
        "submit",
        "Submit for check",
        "Submitted for check",
        (Stage.DRAFT, Stage.RETURNED),
        Stage.IN_CHECK,
        "roadmaps.take_officer_step",
        "This freezes the mission as a revision and asks assessors to judge it. You cannot edit it meanwhile.",
        by_hand=False,
        needs_revision=True,
        follows=(
            "The mission and its portfolio are frozen as a revision, with a digest that shows any change.",
            "Nobody can edit it until the check is over.",
            "Assessors who had no part in it judge it. If a criterion is not met, it comes back with changes to make.",
        ),
    ),
    Step(
        "take_back",
        "Take it back",
        "Taken back",
        (Stage.IN_CHECK,),
        Stage.DRAFT,
        "roadmaps.take_officer_step",
        "The mission is your draft again, as long as no assessor has begun to judge it.",
        is_for_a_while=True,
        cancels_check=True,
        follows=(
            "Its check ends without a verdict. Assessors who were asked are told.",
            "The revision that you submitted is kept. You can edit the draft and submit it again.",
        ),
    ),
    Step(
        "pass_check",
        "Passed its check",
        "Passed its check",
        (Stage.IN_CHECK,),
        Stage.CHECKED,
        "",
        "Every criterion was judged met.",
        by_hand=False,
    ),
    Step(
        "return",
        "Returned with changes",
        "Returned with changes",
        (Stage.IN_CHECK,),
        Stage.RETURNED,
        "",
        "At least one criterion was not met.",
        by_hand=False,
    ),
    Step(
        "open_consultation",
        "Open for consultation",
        "Opened for consultation",
        (Stage.CHECKED,),
        Stage.IN_CONSULTATION,
        "roadmaps.take_officer_step",
        "This asks residents what they think of the checked revision.",
        by_hand=False,
        follows=(
            "Everybody can read the revision and comment on it until its last day.",
            "Its words stay frozen. You answer what people said before the commission decides.",
        ),
    ),
    Step(
        "close_consultation",
        "Consultation closed",
        "Consultation closed",
        (Stage.IN_CONSULTATION,),
        Stage.DECIDING,
        "",
        "The closing date has passed.",
        by_hand=False,
    ),
    Step(
        "adopt",
        "Adopt",
        "Adopted",
        (Stage.DECIDING,),
        Stage.ADOPTED,
        "roadmaps.decide",
        "The mission becomes part of the adopted roadmap.",
        needs_reason=True,
        follows=("Your reasons are published with it.", "Its officers can start delivery."),
        cannot_be_undone=True,
    ),
    Step(
        "send_back",
        "Send back",
        "Sent back",
        (Stage.DECIDING,),
        Stage.RETURNED,
        "roadmaps.decide",
        "The mission goes back to its officers to be changed, checked and consulted on again.",
        needs_reason=True,
        follows=(
            "Its public page shows what you decided and why, and no longer its words.",
            "The consultation and its comments stay readable.",
        ),
    ),
    Step(
        "decline",
        "Decline",
        "Declined",
        (Stage.DECIDING,),
        Stage.WITHDRAWN,
        "roadmaps.decide",
        "The mission ends here. It stays on the record with your reasons.",
        needs_reason=True,
        follows=("Nobody can edit or submit it again. It can be duplicated as a new draft.",),
        cannot_be_undone=True,
    ),
    Step(
        "start_delivery",
        "Start delivery",
        "Delivery started",
        (Stage.ADOPTED,),
        Stage.IN_DELIVERY,
        "roadmaps.take_officer_step",
        "Work on the solutions begins, and milestones are followed in public.",
        follows=("Milestones can be reported as reached. Everybody sees them.",),
    ),
    Step(
        "attest_achieved",
        "Confirm that it was achieved",
        "Confirmed as achieved",
        (Stage.IN_DELIVERY,),
        Stage.ACHIEVED,
        "roadmaps.take_officer_step",
        "Say what shows that the target was reached, and who confirms it.",
        needs_reason=True,
        follows=("The outcome is published with your reason and stays.",),
        cannot_be_undone=True,
    ),
    Step(
        "attest_not_achieved",
        "Confirm that it was not achieved",
        "Confirmed as not achieved",
        (Stage.IN_DELIVERY,),
        Stage.NOT_ACHIEVED,
        "roadmaps.take_officer_step",
        "Say what shows that the target was not reached, and what was learnt.",
        needs_reason=True,
        follows=("The outcome is published with your reason and stays.",),
        cannot_be_undone=True,
    ),
    Step(
        "retire",
        "Retire",
        "Retired",
        (Stage.ACHIEVED, Stage.NOT_ACHIEVED),
        Stage.RETIRED,
        "roadmaps.take_officer_step",
        "The mission is closed and kept.",
        needs_reason=True,
        follows=("It leaves the workbench's open work and stays readable by everybody.",),
        cannot_be_undone=True,
    ),
    Step(
        "withdraw",
        "Withdraw",
        "Withdrawn",
        BEFORE_ADOPTION,
        Stage.WITHDRAWN,
        "roadmaps.take_officer_step",
        "The mission ends here. Nothing written about it is lost.",
        needs_reason=True,
        follows=(
            "An open check is cancelled and an open consultation ends; what was judged and said stays on the record.",
            "Nobody can edit or submit it again. It can be duplicated as a new draft.",
        ),
        cannot_be_undone=True,
        cancels_check=True,
    ),
)
BY_NAME = {step.name: step for step in STEPS}


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
        """Whether the mission's page speaks of it: people take it, neither the clock nor a check, and it can still be taken."""
        return bool(self.step.permission) and (self.is_open or not self.step.is_for_a_while)


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
    return _record(mission, step, by, reason.strip(), revision or mission.revisions.first())


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
