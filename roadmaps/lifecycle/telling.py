"""Which steps of a mission people hear of, and in which kind of event."""

from django.urls import reverse

from roadmaps.models import Mission, StepTaken
from roadmaps.telling import is_read_by_everybody, team, tell_of_mission

# Consultations tell of their opening and closing themselves, a check of the changes that it asks for.
TOLD_ELSEWHERE = ("return", "open_consultation", "close_consultation", "consult_on_change")
DECISIONS = ("adopt", "send_back", "decline", "ask_about_change", "approve_change", "refuse_change")

# They leave the mission where it stands.
INSIDE_DELIVERY = ("change", "propose_change", "take_back_change", "pass_check_of_change", "fail_check_of_change")


def tell_of_step(mission: Mission, taken: StepTaken, done: str) -> None:
    """Tell whoever works on a mission of a step, and its followers if the public reads it before or after."""
    if taken.step in TOLD_ELSEWHERE:
        return
    said = {"key": taken.pk, "by": taken.by, "to": team(mission)}
    said["public"] = is_read_by_everybody(taken.from_stage, taken.to_stage)
    if taken.step == "pass_check":
        tell_of_mission("check.passed", mission, **said, address=reverse("mission_check", args=[mission.slug]))
        return
    if taken.step in INSIDE_DELIVERY:
        address = reverse("progress", args=[mission.slug])
        tell_of_mission("mission.changed", mission, **said, step=done, reason=taken.reason, address=address)
        return
    kind = "decision.taken" if taken.step in DECISIONS else "mission.moved"
    stage = mission.get_stage_display().lower()
    tell_of_mission(kind, mission, **said, step=done, reason=taken.reason, stage=stage)
