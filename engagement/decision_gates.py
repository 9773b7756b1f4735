"""What participation asks before a mission is decided on, and what it does when one is withdrawn."""

from typing import Any

from django.dispatch import receiver

from engagement.consulting.closing import end_with_mission
from engagement.models import Consultation
from roadmaps.lifecycle import gates
from roadmaps.lifecycle.signals import step_taken
from roadmaps.models import Mission, Stage, StepTaken


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
    response = getattr(consultation, "response", None)
    if response and response.published_at:
        return []
    return ["No response to the consultation has been published yet, so the mission cannot be adopted."]


@receiver(step_taken)
def when_a_mission_is_withdrawn(taken: StepTaken, mission: Mission, **_: Any) -> None:
    """Stop asking about what was withdrawn."""
    if taken.to_stage == Stage.WITHDRAWN:
        end_with_mission(mission)
