"""Put a file into a roadmap that is there: plan every row, then write those that were chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import transaction

from accounts.errors import Refusal
from accounts.models import Person
from locking import lock, lock_row
from roadmaps.drafting import hierarchy, measuring
from roadmaps.drafting.milestones import add_milestone, change_milestone
from roadmaps.drafting.missions import DRAFTED, save_draft, start_mission
from roadmaps.drafting.portfolio import join_solution, save_solution
from roadmaps.drafting.portfolio_table import rows_of
from roadmaps.drafting.restoring import measurements_of, solution_values
from roadmaps.drafting.sectors import ask_sector
from roadmaps.drafting.sharing import may_change
from roadmaps.exchange.planning import (
    LEFT,
    MEASUREMENTS,
    MOST_ROWS,
    NOTHING,
    TARGET,
    WORDS,
    PlannedRow,
    TooManyRows,
    merged_challenge,
    merged_mission,
    named,
    planned,
    rows_of_mission,
)
from roadmaps.fields import CHALLENGE
from roadmaps.models import Challenge, Contribution, Mission, Roadmap, Solution
from roadmaps.revisions.building import values_of_mission
from roadmaps.revisions.documents import documents_of

OTHERS_MISSION = "It belongs to other officers, so only they can change it."
OTHERS_CHALLENGE = "Missions of other officers belong to it, so it is not yours alone to change."
ONLY_SHARE = "It also serves a mission that is frozen, or that you do not work on, so only its share can change here."
NO_MISSION = "Its mission was not chosen."
CHANGED_SINCE = "Somebody has changed it since you looked. Send the file again to see how it stands."


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
        shown = Mission.objects.shown().with_parents().as_seen_by(self.by)
        if self.only:
            return list(shown.filter(pk=self.only.pk))
        return list(shown.filter(challenge__roadmap=self.roadmap))

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
        key = f"c/{named(given['title'])}"
        if there is None:
            parts = planned(key, {"challenge": {}}, {"challenge": {name: given[name] for name in CHALLENGE}})
            return replace(parts, what="new", title=f"Challenge: {given['title']}")
        old = {name: getattr(there, name) for name in CHALLENGE}
        why = "" if may_change(there, self.by) else OTHERS_CHALLENGE
        row = planned(key, {"challenge": old}, {"challenge": merged_challenge(old, given)}, why=why)
        return row and replace(row, title=f"Challenge: {there.title}")

    def _mission_rows(self) -> list[PlannedRow | None]:
        rows: list[PlannedRow | None] = []
        for plan in self.missions:
            found = list(rows_of_mission(plan.key, plan.old, plan.new, left=plan.left))
            if plan.there is None:
                found = [replace(row, what="new") if row else None for row in found]
            if plan.why and any(found):
                title = f"Mission: {plan.new['mission']['title']}"
                rows.append(PlannedRow(plan.key, LEFT, title, plan.new["mission"]["title"], plan.why))
            else:
                rows += found
        return rows

    # Writing ------------------------------------------------------------------------------------------------------

    def write(self, kept: list[dict[str, Any]], chosen: set[str]) -> list[dict[str, Any]]:
        """Write the rows of the plan that was ``kept`` whose keys were ``chosen``; return it with what came of each.

        A row that was changed meanwhile, or that a deed refuses, is left alone and says why (``done`` is False). Call inside
        a transaction.
        """
        self._lock()
        now = {row.key: row for row in self.rows()}
        # What no longer differs is there already.
        outcome = {
            row["key"]: CHANGED_SINCE if row["key"] in now else ""
            for row in kept
            if row["key"] in chosen and (row["key"] not in now or now[row["key"]].before != row["before"])
        }
        wanted = {key for key in chosen if key in now and now[key].what != LEFT and key not in outcome}
        self._write_challenges(wanted, outcome)
        for plan in self.missions:
            self._write_mission(plan, wanted, outcome)
        return [
            {**row, "done": not outcome[row["key"]], "why": outcome[row["key"]]} if row["key"] in outcome else row
            for row in kept
        ]

    def _lock(self) -> None:
        """Lock all that the rows may write, in the order in which everybody locks."""
        lock_row(self.roadmap)
        missions = [one.pk for one in self.roadmap_missions]
        solutions = Contribution.objects.filter(mission__in=missions).values("solution")
        for rows in (
            Mission.objects.filter(pk__in=missions),
            Challenge.objects.filter(roadmap=self.roadmap),
            Solution.objects.filter(pk__in=solutions),
        ):
            list(lock(rows.order_by("pk")).values_list("pk", flat=True))

    def _try(self, key: str, outcome: dict[str, str], deed: Any) -> Any:
        """Do one row's deed, or note why it was refused; return what it returned."""
        try:
            with transaction.atomic():
                result = deed()
        except Refusal as refusal:
            outcome[key] = " ".join(refusal.reasons)
            return None
        outcome[key] = ""
        return result

    def _write_challenges(self, wanted: set[str], outcome: dict[str, str]) -> None:
        for given in [] if self.only else self.content["challenges"]:
            title = named(given["title"])
            key = f"c/{title}"
            if key not in wanted:
                continue
            there = self.challenges.get(title)
            values = {name: given[name] for name in CHALLENGE}
            if there is None:
                made = self._try(
                    key, outcome, lambda v=values: hierarchy.start_challenge(roadmap=self.roadmap, by=self.by, **v)
                )
                if made:
                    self.challenges[title] = made
            else:
                merged = merged_challenge({name: getattr(there, name) for name in CHALLENGE}, given)
                self._try(
                    key, outcome, lambda t=there, v=merged: hierarchy.save_challenge(challenge=t, by=self.by, **v)
                )

    def _write_mission(self, plan: MissionPlan, wanted: set[str], outcome: dict[str, str]) -> None:
        own = [key for key in wanted if key.startswith(f"{plan.key}/")]
        if not own:
            return
        if plan.there is None:
            self._start(plan, f"{plan.key}/{WORDS}" in wanted, outcome)
        if plan.there is None:
            outcome |= {key: outcome.get(key) or NO_MISSION for key in own}
            return
        writing = MissionWriting(plan, self.by, self.roadmap)
        for key, deed in writing.deeds():
            if key in wanted:
                self._try(key, outcome, deed)
        writing.link([slug for slug in writing.slugs() if outcome.get(f"{plan.key}/solutions/{slug}") == ""])

    def _start(self, plan: MissionPlan, is_wanted: bool, outcome: dict[str, str]) -> None:
        challenge = self.challenges.get(named(plan.challenge))
        if not is_wanted:
            return
        key = f"{plan.key}/{WORDS}"
        if challenge is None:
            outcome[key] = "Its challenge was not chosen."
            return
        title = plan.new["mission"]["title"]
        plan.there = self._try(key, outcome, lambda: start_mission(challenge=challenge, title=title, by=self.by))


class MissionWriting:
    """Writes the parts of one mission's plan, each by the deed that officers do it with."""

    def __init__(self, plan: MissionPlan, by: Person, roadmap: Roadmap) -> None:
        self.plan, self.by, self.roadmap, self.mission = plan, by, roadmap, plan.there
        self.values = values_of_mission(plan.new)

    def deeds(self) -> list[tuple[str, Any]]:
        """Return the deed of each part by the key of its row, in an order in which each finds what it needs."""
        key, new = self.plan.key, self.plan.new
        return [
            (f"{key}/{WORDS}", lambda: self._save("mission")),
            (f"{key}/{TARGET}", lambda: self._save("target")),
            (f"{key}/{MEASUREMENTS}", self._measure),
            *((f"{key}/sectors/{one['kind']}:{named(one['name'])}", _of(self._sector, one)) for one in new["sectors"]),
            *((f"{key}/milestones/{named(one['title'])}", _of(self._milestone, one)) for one in new["milestones"]),
            *((f"{key}/solutions/{one['slug']}", _of(self._solution, one)) for one in new["solutions"]),
        ]

    def _save(self, section: str) -> Mission:
        values = values_of_mission({"mission": {}, "target": {}, section: self.plan.new[section]})
        return save_draft(
            mission=self.mission, by=self.by, **{name: value for name, value in values.items() if name in DRAFTED}
        )

    def _measure(self) -> Mission:
        return measuring.save_measurements(mission=self.mission, by=self.by, **measurements_of(self.plan.new))

    def _sector(self, one: dict[str, Any]) -> Any:
        return ask_sector(mission=self.mission, by=self.by, **one)

    def _milestone(self, one: dict[str, Any]) -> Any:
        there = next((it for it in self.mission.milestones.all() if named(it.title) == named(one["title"])), None)
        if there is None:
            return add_milestone(mission=self.mission, by=self.by, **one)
        return change_milestone(milestone=there, by=self.by, **one)

    def _solution(self, one: dict[str, Any]) -> Any:
        """Add a solution, let one that is in the roadmap already serve this mission too, or change the one that is there."""
        solution = self._known(one)
        values = solution_values(one, self._sectors(), self._solutions())
        share = Decimal(one["expected_share"]) if one["expected_share"] else None
        if solution is None or solution.contributions.filter(mission=self.mission).exists():
            values["expected_share"] = share
            only = {"expected_share": share} if solution and self.plan.left.get(solution.slug) else values
            return save_solution(mission=self.mission, by=self.by, solution=solution, **only)
        return join_solution(mission=self.mission, by=self.by, solution=solution, expected_share=share)

    def slugs(self) -> list[str]:
        """Return how the plan names the solutions of the mission."""
        return [one["slug"] for one in self.plan.new["solutions"]]

    def link(self, slugs: list[str]) -> None:
        """Let the solutions that were written feed back to each other, now that all of them are there."""
        there = self._solutions()
        for one in self.plan.new["solutions"]:
            to = [str(there[slug].pk) for slug in one["feeds_back_to"] if slug in there]
            if one["slug"] in slugs and to and one["slug"] not in self.plan.left:
                save_solution(mission=self.mission, by=self.by, solution=there[one["slug"]], feeds_back_to=to)

    def _known(self, one: dict[str, Any]) -> Solution | None:
        if not one["slug"].startswith("new:"):
            return Solution.objects.get(slug=one["slug"])
        within = Solution.objects.filter(contributions__mission__challenge__roadmap=self.roadmap, title=one["title"])
        return within.order_by("pk").first()

    def _sectors(self) -> dict[str, int]:
        return dict(self.mission.mission_sectors.values_list("sector__name", "sector"))

    def _solutions(self) -> dict[str, Solution]:
        """Return the solutions that a solution can feed back to, by how the plan names them."""
        there = {named(one.title): one for one in self.mission.solutions.all()}
        return {
            one["slug"]: there[named(one["title"])]
            for one in self.plan.new["solutions"]
            if named(one["title"]) in there
        }


def _of(deed: Any, one: dict[str, Any]) -> Any:
    return lambda: deed(one)
