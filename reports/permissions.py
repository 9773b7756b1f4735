"""Who may ask for a document and read it: whoever may read what it is about."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_signed_in, is_staff


@predicate
def may_read_its_subject(person: Any, report: Any) -> bool:
    """A roadmap, a mission and a consultation are read as their own pages are."""
    if report is None:
        return False
    if report.kind == "board":
        return person.has_perm("roadmaps.see_board", report.roadmap)
    if report.consultation is not None:
        return not report.consultation.mission.is_away or person.has_perm("roadmaps.read_drafts")
    if report.mission is not None:
        return person.has_perm("roadmaps.read_mission", report.mission)
    return person.has_perm("roadmaps.read_roadmap", report.roadmap)


@predicate
def asked_for_it(person: Any, report: Any) -> bool:
    """The person is among those who asked for the report."""
    return report is not None and report.requests.filter(person=person).exists()


@predicate
def owns_it(person: Any, recipe: Any) -> bool:
    """The recipe is the person's own."""
    return recipe is not None and recipe.owner_id == person.pk


rules.add_perm("reports.read_report", may_read_its_subject)
rules.add_perm("reports.cancel_report", is_signed_in & asked_for_it)
rules.add_perm("reports.change_recipe", is_signed_in & owns_it)
# Others are told of what one has made: staff know whom they work with.
rules.add_perm("reports.send_to_others", is_staff)
rules.add_perm("reports.see_problem", is_staff)
