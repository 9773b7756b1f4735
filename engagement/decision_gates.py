"""What participation asks before a mission is decided on, and what it does when one is withdrawn."""

from typing import Any

from django.dispatch import receiver

from engagement.consulting.closing import end_with_mission
from engagement.models import Consultation
from roadmaps.lifecycle import gates
from roadmaps.lifecycle.signals import step_taken
from roadmaps.models import Mission, ProposedChange, Stage, StepTaken


def _latest(mission: Mission) -> Consultation | None:
    return Consultation.objects.filter(revision__mission=mission).select_related("response").first()


@gates.register("adopt", "The consultation is over")
def consultation_is_over(mission: Mission) -> list[str]:
    """Adoption is impossible while people are still being asked (Gunning: formative stage)."""
    consultation = _latest(mission)
    if consultation is None:
        return ["This mission has not been out to consultation."]
    return [] if consultation.ended_at else ["The consultation is still open."]


@gates.register("adopt", "A response has been published")
def response_is_published(mission: Mission) -> list[str]:
    """No adoption before a published response (Gunning: conscientious consideration)."""
    consultation = _latest(mission)
    if consultation and consultation.published_response:
        return []
    return ["No response to the consultation has been published yet, so the mission cannot be adopted."]


@gates.register("approve_change", "What residents said about it was answered")
def change_was_answered(mission: Mission) -> list[str]:
    """No decision on a change before a published response, where the commission asked for a consultation on it."""
    change = mission.changes.filter(state=ProposedChange.State.ASKED, needs_consultation=True).first()
    if change is None:
        return []
    consultation = Consultation.objects.filter(revision=change.revision).select_related("response").first()
    if consultation is None:
        return ["The consultation that the commission asked for has not been opened."]
    if consultation.ended_at is None:
        return ["The consultation is still open."]
    return [] if consultation.published_response else ["No response to the consultation has been published yet."]


@receiver(step_taken)
def when_a_mission_is_withdrawn(taken: StepTaken, mission: Mission, **_: Any) -> None:
    """Stop asking about what was withdrawn, and about a change that was taken back or refused."""
    if taken.to_stage == Stage.WITHDRAWN or taken.step in ("take_back_change", "refuse_change"):
        end_with_mission(mission)
