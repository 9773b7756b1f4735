"""Who may ask for a report and read it: whoever may read what it is about."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_staff


@predicate
def may_read_its_subject(person: Any, report: Any) -> bool:
    """A roadmap is public; a mission is read as its own page is."""
    return report is not None and (report.mission is None or person.has_perm("roadmaps.read_mission", report.mission))


rules.add_perm("reports.read_report", may_read_its_subject)
rules.add_perm("reports.see_problem", is_staff)
