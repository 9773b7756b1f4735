"""What a file would do to a roadmap that is there, or to one mission of it, on behalf of whoever sent it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from accounts.models import Person
from roadmaps.drafting.portfolio_table import rows_of
from roadmaps.drafting.sharing import may_change
from roadmaps.exchange.planning import (
    LEFT,
    MOST_ROWS,
    NEW,
    NOTHING,
    PlannedRow,
    TooManyRows,
    key_of_challenge,
    merged_challenge,
    merged_mission,
    named,
    planned,
    rows_of_mission,
)
from roadmaps.fields import CHALLENGE
from roadmaps.models import Challenge, Mission, Roadmap
from roadmaps.revisions.documents import documents_of

OTHERS_MISSION = "It belongs to other officers, so only they can change it."
OTHERS_CHALLENGE = "Missions of other officers belong to it, so it is not yours alone to change."
ONLY_SHARE = "It also serves a mission that is frozen, or that you do not work on, so only its share can change here."


@dataclass
class MissionPlan:
    """A mission of the file: the one that is there, if any, and its document as it is and as it would be."""

    key: str
    challenge: str
    there: Mission | None
    old: dict[str, Any]
    new: dict[str, Any]
    why: str = ""
    left: dict[str, str] = field(default_factory=dict)


class Plan:
    """What the ``content`` of a file would do to ``roadmap``, or to one ``mission`` of it alone, on behalf of ``by``."""

    def __init__(
        self, content: Mapping[str, Any], *, roadmap: Roadmap, by: Person, mission: Mission | None = None
    ) -> None:
        self.content, self.roadmap, self.by, self.only = content, roadmap, by, mission
        self.solutions = {one["key"]: one for one in content["solutions"]}
        self.same = 0

    @cached_property
    def challenges(self) -> dict[str, Challenge]:
        """The challenges that are there, by their title as it is compared."""
        return {named(one.title): one for one in self.roadmap.challenges.filter(archived_at=None)}

    @cached_property
    def missions(self) -> list[MissionPlan]:
        """The missions of the file."""
        found = self.roadmap_missions
        documents = dict(zip((one.pk for one in found), documents_of(found) if found else [], strict=True))
        plans = []
        for number, (challenge, given) in enumerate(self._given()):
            there = self._there(found, challenge, given)
            old = documents[there.pk] if there else NOTHING
            new = merged_mission(old, given, self.solutions)
            plans.append(MissionPlan(f"m{number}", challenge, there, old, new, self._why(there), self._left(there)))
        return plans

    @cached_property
    def roadmap_missions(self) -> list[Mission]:
        """The missions that are there, as the person sees them."""
        return list(self.missions_there().with_parents().as_seen_by(self.by))

    def missions_there(self) -> QuerySet[Mission]:
        """Return the missions that the file may go into, as they are now."""
        shown = Mission.objects.shown()
        return shown.filter(pk=self.only.pk) if self.only else shown.filter(challenge__roadmap=self.roadmap)

    def _given(self) -> list[tuple[str, Mapping[str, Any]]]:
        """Return the missions of the file that count, each with the title of its challenge."""
        given = [(challenge["title"], one) for challenge in self.content["challenges"] for one in challenge["missions"]]
        if self.only is None or len(given) == 1:
            return given
        return [(title, one) for title, one in given if named(one["mission"]["title"]) == named(self.only.title)]

    def _there(self, found: list[Mission], challenge: str, given: Mapping[str, Any]) -> Mission | None:
        if self.only:
            return found[0] if found else None
        called = [one for one in found if named(one.title) == named(given["mission"]["title"])]
        within = [one for one in called if named(one.challenge.title) == named(challenge)]
        return (within or called or [None])[0]

    def _why(self, there: Mission | None) -> str:
        if there is None or (there.is_editable and self.by.has_perm("roadmaps.edit_mission", there)):
            return ""
        if not there.is_editable:
            return f"It is {there.get_stage_display().lower()}, so its words are frozen."
        return OTHERS_MISSION

    def _left(self, there: Mission | None) -> dict[str, str]:
        """Return why each solution of a mission is not to be changed here, by its address."""
        if there is None:
            return {}
        shown = rows_of(there, self.by).filter(only_share=True)
        return dict.fromkeys(shown.values_list("solution__slug", flat=True), ONLY_SHARE)

    def rows(self) -> list[PlannedRow]:
        """Return every row that would change something, or that is left alone; ``same`` counts the others.

        Raises TooManyRows.
        """
        self.same = 0
        rows = []
        for row in (*self._challenge_rows(), *self._mission_rows()):
            if row is None:
                self.same += 1
            else:
                rows.append(row)
        if len(rows) > MOST_ROWS:
            raise TooManyRows
        return rows

    def _challenge_rows(self) -> list[PlannedRow | None]:
        return [] if self.only else [self._challenge_row(one) for one in self.content["challenges"]]

    def _challenge_row(self, given: Mapping[str, Any]) -> PlannedRow | None:
        there = self.challenges.get(named(given["title"]))
        key = key_of_challenge(given["title"])
        if there is None:
            parts = planned(key, {"challenge": {}}, {"challenge": {name: given[name] for name in CHALLENGE}})
            return replace(parts, what=NEW, title=f"Challenge: {given['title']}")
        old = {name: getattr(there, name) for name in CHALLENGE}
        why = "" if may_change(there, self.by) else OTHERS_CHALLENGE
        row = planned(key, {"challenge": old}, {"challenge": merged_challenge(old, given)}, why=why)
        return row and replace(row, title=f"Challenge: {there.title}")

    def _mission_rows(self) -> list[PlannedRow | None]:
        rows: list[PlannedRow | None] = []
        for plan in self.missions:
            found = list(rows_of_mission(plan.key, plan.old, plan.new, left=plan.left))
            if plan.there is None:
                found = [replace(row, what=NEW) if row else None for row in found]
            if plan.why and any(found):
                title = f"Mission: {plan.new['mission']['title']}"
                rows.append(PlannedRow(plan.key, LEFT, title, plan.new["mission"]["title"], plan.why))
            else:
                rows += found
        return rows
