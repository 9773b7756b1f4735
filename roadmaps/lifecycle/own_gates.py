"""The gates that the domain itself sets before its steps."""

from django.utils import timezone

from roadmaps.lifecycle import gates
from roadmaps.models import Assessment, ClosingReport, CriteriaCheck, Mission, Outcome, ProposedChange


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


@gates.register("attest_achieved", "The outcome is put down with its evidence")
@gates.register("attest_partly_achieved", "The outcome is put down with its evidence")
@gates.register("attest_not_achieved", "The outcome is put down with its evidence")
def outcome_is_put_down(mission: Mission) -> list[str]:
    """Nobody ends a mission without saying what shows it."""
    return [] if Outcome.objects.filter(mission=mission).exists() else ["Nobody has put down what shows the outcome."]


@gates.register("attest_partly_achieved", "The deadline has passed")
@gates.register("attest_not_achieved", "The deadline has passed")
def deadline_has_passed(mission: Mission) -> list[str]:
    """What may still be reached is not given up early: until its deadline a mission has its time."""
    if mission.deadline is None or mission.deadline < timezone.localdate():
        return []
    return [f"Its deadline is {mission.deadline:%-d %B %Y}. Until then the target may still be reached."]


@gates.register("retire", "Its closing report is published")
def closing_report_is_published(mission: Mission) -> list[str]:
    """A mission is closed once it has said what was learnt and what lives on."""
    published = ClosingReport.objects.filter(mission=mission, published_at__isnull=False)
    return [] if published.exists() else ["Its closing report has not been published yet."]


@gates.register("propose_change", "There is a change to decide on")
def change_is_put_together(mission: Mission) -> list[str]:
    """The commission is asked about something."""
    there = mission.changes.filter(state=ProposedChange.State.PROPOSED)
    return [] if there.exists() else ["No change has been put together."]


@gates.register("approve_change", "The check that the commission asked for has passed")
@gates.register("consult_on_change", "The check that the commission asked for has passed")
def change_was_checked(mission: Mission) -> list[str]:
    """A change that is to be judged first is decided, and brought before residents, once it was judged."""
    change = mission.changes.filter(state=ProposedChange.State.ASKED, needs_check=True).first()
    if change is None:
        return []
    check = CriteriaCheck.objects.filter(revision=change.revision).first()
    return [] if check and check.state == CriteriaCheck.State.PASSED else ["It has not passed its new check."]


@gates.register("consult_on_change", "The commission asked for a consultation")
def consultation_was_asked_for(mission: Mission) -> list[str]:
    """People are asked about a change where the commission wants it."""
    asked = mission.changes.filter(state=ProposedChange.State.ASKED, needs_consultation=True)
    return [] if asked.exists() else ["The commission has not asked for a consultation on a change."]
