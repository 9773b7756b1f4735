"""Who may do what with missions, as sentences."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_assessor, is_commissioner, is_officer, is_staff


@predicate
def is_public(person: Any, mission: Any) -> bool:
    """The mission has reached a stage that anyone may read."""
    return mission is not None and mission.is_public


@predicate
def works_on(person: Any, mission: Any) -> bool:
    """The person leads the mission or has drafted it."""
    if mission is None:
        return False
    return mission.lead_officer_id == person.pk or mission.drafters.filter(pk=person.pk).exists()


@predicate
def drafted_none_of(person: Any, check: Any) -> bool:
    """The person is no drafter of the mission that the check is about (criteria: nobody judges their own)."""
    return check is not None and not works_on(person, check.revision.mission)


rules.add_perm("roadmaps.read_mission", is_public | is_staff)
rules.add_perm("roadmaps.see_drafts", is_officer)
rules.add_perm("roadmaps.start_mission", is_officer)
rules.add_perm("roadmaps.edit_mission", is_officer & works_on)
rules.add_perm("roadmaps.take_officer_step", is_officer & works_on)
rules.add_perm("roadmaps.decide", is_commissioner)
rules.add_perm("roadmaps.see_checks", is_assessor | is_officer | is_commissioner)
rules.add_perm("roadmaps.see_revision", is_staff)
rules.add_perm("roadmaps.assess", is_assessor & drafted_none_of)
