"""The one table of steps: what can happen to a mission, from where, to where, and who may.

Source: docs/method.md, the lifecycle; after A Mission Oriented Approach (2020) and the Gunning principles.
"""

from dataclasses import dataclass

from roadmaps.models import Stage
from roadmaps.models.mission import ENDED_STAGES

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

    @property
    def stays(self) -> bool:
        """Whether the mission stands where it stood: a step on the record of its delivery, none on its path."""
        return self.ends in self.starts


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
        "change",
        "Change it in delivery",
        "Changed in delivery",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.take_officer_step",
        "A minor change to the portfolio, which its officers make by themselves.",
        by_hand=False,
        needs_reason=True,
        needs_revision=True,
    ),
    Step(
        "propose_change",
        "Put a change to the commission",
        "Change put to the commission",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.take_officer_step",
        "A material change, which the commission decides on. Delivery goes on meanwhile.",
        by_hand=False,
        needs_reason=True,
    ),
    Step(
        "take_back_change",
        "Take a change back",
        "Change taken back",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.take_officer_step",
        "The proposal ends before the commission decided on it.",
        by_hand=False,
        needs_reason=True,
    ),
    Step(
        "ask_about_change",
        "Ask for a check or a consultation first",
        "Check or consultation asked for before a change",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.decide",
        "The change is frozen as a revision and judged, or people are asked, before the commission decides.",
        by_hand=False,
        needs_reason=True,
        needs_revision=True,
    ),
    Step(
        "pass_check_of_change",
        "The change passed its check",
        "The change passed its check",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "",
        "Every criterion was judged met by the mission as it would be.",
        by_hand=False,
    ),
    Step(
        "fail_check_of_change",
        "The change did not pass its check",
        "The change did not pass its check",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "",
        "At least one criterion was judged not met by the mission as it would be.",
        by_hand=False,
    ),
    Step(
        "consult_on_change",
        "Open a consultation on the change",
        "Consultation on a change opened",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.take_officer_step",
        "This asks residents what they think of the mission as it would be.",
        by_hand=False,
        needs_revision=True,
    ),
    Step(
        "approve_change",
        "Approve the change",
        "Change approved",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.decide",
        "The mission is changed as proposed, and frozen as its next revision.",
        by_hand=False,
        needs_reason=True,
        needs_revision=True,
        cannot_be_undone=True,
    ),
    Step(
        "refuse_change",
        "Refuse the change",
        "Change refused",
        (Stage.IN_DELIVERY,),
        Stage.IN_DELIVERY,
        "roadmaps.decide",
        "The mission stays as it was adopted.",
        by_hand=False,
        needs_reason=True,
        cannot_be_undone=True,
    ),
    Step(
        "attest_achieved",
        "Confirm that it was achieved",
        "Confirmed as achieved",
        (Stage.IN_DELIVERY,),
        Stage.ACHIEVED,
        "roadmaps.attest",
        "The person whom the target names says that it was reached, and what shows it.",
        by_hand=False,
        needs_reason=True,
        follows=("The outcome is published with the evidence and stays.",),
        cannot_be_undone=True,
    ),
    Step(
        "attest_partly_achieved",
        "Confirm that it was achieved in part",
        "Confirmed as achieved in part",
        (Stage.IN_DELIVERY,),
        Stage.PARTLY_ACHIEVED,
        "roadmaps.attest",
        "The person whom the target names says how far it was reached, and what shows it.",
        by_hand=False,
        needs_reason=True,
        follows=("The outcome is published with the evidence and stays.",),
        cannot_be_undone=True,
    ),
    Step(
        "attest_not_achieved",
        "Confirm that it was not achieved",
        "Confirmed as not achieved",
        (Stage.IN_DELIVERY,),
        Stage.NOT_ACHIEVED,
        "roadmaps.attest",
        "The person whom the target names says that it was not reached, and what shows it.",
        by_hand=False,
        needs_reason=True,
        follows=("The outcome is published with the evidence and stays.",),
        cannot_be_undone=True,
    ),
    Step(
        "retire",
        "Retire",
        "Retired",
        ENDED_STAGES,
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
# What commissioners decide.
DECISIONS = tuple(step.name for step in STEPS if step.permission == "roadmaps.decide")
