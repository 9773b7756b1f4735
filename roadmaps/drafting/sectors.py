"""Which sectors a draft calls on, and what each is asked to contribute."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Person
from roadmaps.drafting.missions import merged_onto, open_draft, touch
from roadmaps.models import Mission, MissionSector
from roadmaps.naming import sector_named


@transaction.atomic
def ask_sector(*, mission: Mission, by: Person, name: str, kind: str, contribution: str = "") -> MissionSector:
    """Call on a sector, or change what it is asked to contribute; return the link."""
    mission = open_draft(mission, by)
    sector = sector_named(name, kind)
    asked, _ = MissionSector.objects.update_or_create(
        mission=mission,
        sector=sector,
        defaults={"contribution": contribution},
        create_defaults={"contribution": contribution, "position": mission.mission_sectors.count()},
    )
    touch(mission)
    return asked


@transaction.atomic
def change_sector(
    *, asked: MissionSector, by: Person, base: Mapping[str, Any] | None = None, contribution: str
) -> MissionSector:
    """Change what a sector is asked to contribute; return the link. Raises EditConflict."""
    mission = open_draft(asked.mission, by)
    asked = MissionSector.objects.select_related("sector").get(pk=asked.pk)
    kept = merged_onto(mission, base, {"contribution": asked.contribution}, {"contribution": contribution})
    asked.contribution = kept["contribution"]
    asked.save(update_fields=["contribution"])
    touch(mission)
    return asked


@transaction.atomic
def drop_sector(*, asked: MissionSector, by: Person) -> None:
    """Stop calling on a sector."""
    mission = open_draft(asked.mission, by)
    asked.delete()
    touch(mission)
