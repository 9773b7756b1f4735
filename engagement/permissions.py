"""Who may take part in what, as sentences."""

from typing import Any

import rules
from rules import predicate

from accounts.permissions import is_administrator, is_moderator, is_officer, is_signed_in
from roadmaps.permissions import works_on


@predicate
def works_on_its_mission(person: Any, consultation: Any) -> bool:
    """The person leads or drafted the mission that the consultation is about."""
    return consultation is not None and works_on(person, consultation.mission)


@predicate
def wrote_it(person: Any, comment: Any) -> bool:
    """The comment is the person's own."""
    return comment is not None and comment.author_id == person.pk


@predicate
def works_here(_person: Any, banned: Any) -> bool:
    """The person who is to be banned holds a role."""
    return banned is not None and bool(banned.roles)


@predicate
def decided_first(person: Any, appeal: Any) -> bool:
    """The person took the decision that is appealed against."""
    return appeal is not None and appeal.act.by_id == person.pk


@predicate
def wrote_what_is_appealed(person: Any, appeal: Any) -> bool:
    """The comment of the appeal is the person's own."""
    return appeal is not None and appeal.act.comment.author_id == person.pk


rules.add_perm("engagement.comment", is_signed_in)
rules.add_perm("engagement.back", is_signed_in & ~wrote_it)
rules.add_perm("engagement.look_after", is_officer & works_on_its_mission)
rules.add_perm("engagement.answer_officially", is_officer & works_on_its_mission)
rules.add_perm("engagement.decide_appeal", is_moderator & ~decided_first & ~wrote_what_is_appealed)
rules.add_perm("engagement.ban", is_moderator & ~works_here)
rules.add_perm("engagement.write_house_rules", is_moderator | is_administrator)
rules.add_perm("engagement.change_comment", is_signed_in & wrote_it)
rules.add_perm("engagement.moderate", is_moderator & ~wrote_it)
rules.add_perm("engagement.respond", is_officer & works_on_its_mission)
