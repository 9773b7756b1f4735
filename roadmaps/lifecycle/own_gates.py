"""The gates that the domain itself sets before its steps."""

from roadmaps.lifecycle import gates
from roadmaps.models import Assessment, CriteriaCheck, Mission


@gates.register("submit", "The draft is whole enough to judge")
def draft_is_whole(mission: Mission) -> list[str]:
    """A check needs something to judge: statement, target, deadline, a sector and a solution."""
    needed = (
        (mission.statement.strip(), "statement", "Write the statement before it is checked."),
        (mission.target_kind, "target_kind", "Say what will show that the mission is met before it is checked."),
        (mission.deadline, "deadline", "Set a deadline before it is checked."),
        (mission.mission_sectors.exists(), "sectors", "Add at least one sector before it is checked."),
        (mission.contributions.exists(), "solutions", "Add at least one solution before it is checked."),
    )
    return [gates.Reason(says, place) for present, place, says in needed if not present]


@gates.register("submit", "Its challenge and its roadmap are published")
def published(mission: Mission) -> list[str]:
    """A mission that passes its check can be read by everybody, so what holds it must be public by then."""
    return [
        f"The {noun} “{thing}” is still a draft that only staff can read. Publish it first, since a mission that passes "
        "its check is public."
        for noun, thing in (("challenge", mission.challenge), ("roadmap", mission.challenge.roadmap))
        if thing.published_at is None
    ]


@gates.register("take_back", "No assessor has begun to judge it")
def nobody_has_begun(mission: Mission) -> list[str]:
    """What somebody has begun to judge is judged: taking it back would throw their work away."""
    begun = Assessment.objects.filter(
        criteria_check__revision__mission=mission,
        criteria_check__state=CriteriaCheck.State.OPEN,
        taken_at__isnull=False,
        declined_at=None,
    )
    return ["An assessor has begun to judge it, so it can no longer be taken back."] if begun.exists() else []


@gates.register("open_consultation", "All five criteria were judged met")
def check_has_passed(mission: Mission) -> list[str]:
    """Only a revision whose check passed goes out to consultation."""
    latest = mission.revisions.first()
    passed = latest and CriteriaCheck.objects.filter(revision=latest, state=CriteriaCheck.State.PASSED).exists()
    return [] if passed else ["The latest revision has not passed its check."]
