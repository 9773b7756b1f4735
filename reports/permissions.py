"""Who may ask for a report and read it: whoever may read what it is about."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_staff


@predicate
def may_read_its_subject(person: Any, report: Any) -> bool:
    """A roadmap and a mission are read as their own pages are."""
    if report is None:
        return False
    if report.kind == report.Kind.BOARD:
        return person.has_perm("roadmaps.see_board", report.roadmap)
    if report.mission is not None:
        return person.has_perm("roadmaps.read_mission", report.mission)
    return person.has_perm("roadmaps.read_roadmap", report.roadmap)


rules.add_perm("reports.read_report", may_read_its_subject)
rules.add_perm("reports.see_problem", is_staff)
