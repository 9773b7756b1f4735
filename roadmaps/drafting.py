"""What officers do to a draft: start a mission, say its words, set its target, sectors, milestones.

Every deed asks the permission, locks the mission, refuses when it stands in no editable stage, and
records the person as one of its drafters, who may then not judge it.
"""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from roadmaps.errors import WrongStage
from roadmaps.models import Challenge, Milestone, Mission, MissionSector, Sector
from roadmaps.naming import free_slug

NOT_YOURS = "This draft belongs to other officers. You can read it; ask them to add you if you should work on it."
WORDS = ("title", "statement", "beneficiaries", "daily_life", "public_voice")
TARGET = (
    "target_kind",
    "condition",
    "attested_by",
    "measure",
    "unit",
    "direction",
    "baseline_value",
    "baseline_date",
    "target_value",
    "data_source",
)


@transaction.atomic
def start_mission(*, challenge: Challenge, title: str, by: Person) -> Mission:
    """Create a draft within ``challenge``, led by its author; return it. Raises NotAllowed."""
    require(by, "roadmaps.start_mission")
    mission = Mission.objects.create(challenge=challenge, title=title, slug=free_slug(Mission, title), lead_officer=by)
    mission.drafters.add(by)
    return mission


def open_draft(mission: Mission, by: Person) -> Mission:
    """Lock ``mission`` for one change by ``by``, note them as a drafter, and return the fresh row.

    Call inside a transaction. Raises NotAllowed and WrongStage.
    """
    require(by, "roadmaps.edit_mission", mission, otherwise=NOT_YOURS)
    mission = Mission.objects.select_for_update(of=("self",)).with_parents().get(pk=mission.pk)
    if not mission.is_editable:
        raise WrongStage(
            f"This mission is {mission.get_stage_display().lower()}, so its words are frozen. "
            "What you sent was not saved."
        )
    mission.drafters.add(by)
    Mission.objects.filter(pk=mission.pk).update(updated_at=timezone.now())
    return mission


@transaction.atomic
def save_words(*, mission: Mission, by: Person, **words: str) -> Mission:
    """Keep the title, the statement and the other words of a draft; return the mission."""
    return _save(mission, by, WORDS, words)


@transaction.atomic
def save_target(*, mission: Mission, by: Person, **target: Any) -> Mission:
    """Keep the target of a draft; return the mission. What belongs to the other kind is emptied."""
    return _save(mission, by, TARGET, target)


@transaction.atomic
def save_dates(*, mission: Mission, by: Person, starts_on: date | None, deadline: date | None) -> Mission:
    """Keep the start and the deadline of a draft; return the mission."""
    dates = {"starts_on": starts_on, "deadline": deadline}
    return _save(mission, by, tuple(dates), dates)


def _save(mission: Mission, by: Person, allowed: tuple[str, ...], values: dict[str, Any]) -> Mission:
    mission = open_draft(mission, by)
    for field, value in values.items():
        if field not in allowed:
            raise TypeError(f"{field} is not among {allowed}")
        setattr(mission, field, value)
    mission.save(update_fields=[*values])
    return mission


@transaction.atomic
def save_evidence(*, mission: Mission, by: Person, evidence: str) -> Mission:
    """Keep what shows that the challenge of a draft is a priority here; return the mission.

    The challenge's other missions that were submitted keep what their revisions froze.
    """
    mission = open_draft(mission, by)
    Challenge.objects.filter(pk=mission.challenge_id).update(evidence=evidence)
    return mission


@transaction.atomic
def ask_sector(*, mission: Mission, by: Person, name: str, kind: str, contribution: str = "") -> MissionSector:
    """Call on a sector, or change what it is asked to contribute; return the link."""
    mission = open_draft(mission, by)
    known = Sector.objects.filter(name__iexact=name, kind=kind).first()
    sector = known or Sector.objects.create(name=name, kind=kind)
    asked, _ = MissionSector.objects.update_or_create(
        mission=mission,
        sector=sector,
        defaults={"contribution": contribution},
        create_defaults={"contribution": contribution, "position": mission.mission_sectors.count()},
    )
    return asked


@transaction.atomic
def drop_sector(*, asked: MissionSector, by: Person) -> None:
    """Stop calling on a sector."""
    open_draft(asked.mission, by)
    asked.delete()


@transaction.atomic
def add_milestone(*, mission: Mission, by: Person, title: str, due_on: date) -> Milestone:
    """Add something to reach on the way; return it."""
    mission = open_draft(mission, by)
    return Milestone.objects.create(mission=mission, title=title, due_on=due_on)


@transaction.atomic
def drop_milestone(*, milestone: Milestone, by: Person) -> None:
    """Take a milestone out of a draft."""
    open_draft(milestone.mission, by)
    milestone.delete()


@transaction.atomic
def reach_milestone(*, milestone: Milestone, by: Person, on: date | None) -> Milestone:
    """Record the day on which a milestone was reached, or None to take it back; return it.

    Raises NotAllowed, and WrongStage unless the mission is in delivery.
    """
    require(by, "roadmaps.edit_mission", milestone.mission, otherwise=NOT_YOURS)
    mission = Mission.objects.select_for_update().get(pk=milestone.mission_id)
    if mission.stage != "in delivery":
        raise WrongStage("Milestones are reported while a mission is in delivery.")
    milestone.reached_on = on
    milestone.save(update_fields=["reached_on"])
    return milestone
