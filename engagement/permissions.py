"""Who may take part in what, as sentences."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_moderator, is_officer, is_signed_in
from roadmaps.permissions import works_on


@predicate
def works_on_its_mission(person: Any, consultation: Any) -> bool:
    """The person leads or drafted the mission that the consultation is about."""
    return consultation is not None and works_on(person, consultation.mission)


@predicate
def wrote_it(person: Any, comment: Any) -> bool:
    """The comment is the person's own."""
    return comment is not None and comment.author_id == person.pk


rules.add_perm("engagement.comment", is_signed_in)
rules.add_perm("engagement.change_comment", is_signed_in & wrote_it)
rules.add_perm("engagement.moderate", is_moderator & ~wrote_it)
rules.add_perm("engagement.respond", is_officer & works_on_its_mission)
