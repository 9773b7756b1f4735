"""Write the rows of a plan that were chosen into a roadmap that is there, each by the deed that officers do it with."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import transaction

from accounts.errors import Refusal
from accounts.models import Person
from locking import lock, lock_row
from roadmaps.drafting import hierarchy, measuring
from roadmaps.drafting.milestones import add_milestone, change_milestone
from roadmaps.drafting.missions import DRAFTED, save_draft, start_mission
from roadmaps.drafting.portfolio import join_solution, save_solution
from roadmaps.drafting.restoring import measurements_of, solution_values
from roadmaps.drafting.sectors import ask_sector
from roadmaps.exchange.into import MissionPlan, Plan
from roadmaps.exchange.planning import (
    LEFT,
    MEASUREMENTS,
    TARGET,
    WORDS,
    key_of_challenge,
    key_of_part,
    merged_challenge,
    named,
)
from roadmaps.fields import CHALLENGE
from roadmaps.models import Challenge, Contribution, Mission, Roadmap, Solution
from roadmaps.revisions.building import values_of_mission

NO_MISSION = "Its mission was not chosen."
NO_CHALLENGE = "Its challenge was not chosen."
CHANGED_SINCE = "Somebody has changed it since you looked. Send the file again to see how it stands."


def write(plan: Plan, kept: list[dict[str, Any]], chosen: set[str]) -> list[dict[str, Any]]:
    """Write the rows of the plan that was ``kept`` whose keys were ``chosen``; return it with what came of each.

    A row that was changed meanwhile, or that a deed refuses, is left alone and says why (``done`` is False). Call inside
    a transaction.
    """
    _lock(plan)
    now = {row.key: row for row in plan.rows()}
    # What no longer differs is there already.
    outcome = {
        row["key"]: CHANGED_SINCE if row["key"] in now else ""
        for row in kept
        if row["key"] in chosen and (row["key"] not in now or now[row["key"]].before != row["before"])
    }
    wanted = {key for key in chosen if key in now and now[key].what != LEFT and key not in outcome}
    _Writing(plan, wanted, outcome).write()
    return [
        {**row, "done": not outcome[row["key"]], "why": outcome[row["key"]]} if row["key"] in outcome else row
        for row in kept
    ]


def _lock(plan: Plan) -> None:
    """Lock all that the rows may write, in the order in which everybody locks: the plan is made only then."""
    lock_row(plan.roadmap)
    missions = list(plan.missions_there().values_list("pk", flat=True))
    solutions = Contribution.objects.filter(mission__in=missions).values("solution")
    for rows in (
        Mission.objects.filter(pk__in=missions),
        Challenge.objects.filter(roadmap=plan.roadmap),
        Solution.objects.filter(pk__in=solutions),
    ):
        list(lock(rows.order_by("pk")).values_list("pk", flat=True))


class _Writing:
    """Writes the ``wanted`` rows of a plan; ``outcome`` says of each why it was refused, with nothing for what was done."""

    def __init__(self, plan: Plan, wanted: set[str], outcome: dict[str, str]) -> None:
        self.plan, self.wanted, self.outcome = plan, wanted, outcome

    def write(self) -> None:
        """Write the challenges, then the missions in them."""
        for given in [] if self.plan.only else self.plan.content["challenges"]:
            if key_of_challenge(given["title"]) in self.wanted:
                self._challenge(given)
        for one in self.plan.missions:
            self._mission(one)

    def _try(self, key: str, deed: Callable[[], Any]) -> Any:
        """Do the deed of one row, or note why it was refused; return what it returned."""
        try:
            with transaction.atomic():
                result = deed()
        except Refusal as refusal:
            self.outcome[key] = " ".join(refusal.reasons)
            return None
        self.outcome[key] = ""
        return result

    def _challenge(self, given: dict[str, Any]) -> None:
        key, title, by = key_of_challenge(given["title"]), named(given["title"]), self.plan.by
        there = self.plan.challenges.get(title)
        values = {name: given[name] for name in CHALLENGE}
        if there is None:
            start = hierarchy.start_challenge
            made = self._try(key, lambda: start(roadmap=self.plan.roadmap, by=by, **values))
            self.plan.challenges |= {title: made} if made else {}
            return
        merged = merged_challenge({name: getattr(there, name) for name in CHALLENGE}, given)
        self._try(key, lambda: hierarchy.save_challenge(challenge=there, by=by, **merged))

    def _mission(self, one: MissionPlan) -> None:
        own = [key for key in self.wanted if key.startswith(f"{one.key}/")]
        if own and one.there is None and f"{one.key}/{WORDS}" in self.wanted:
            self._start(one)
        if one.there is None:
            self.outcome |= {key: self.outcome.get(key) or NO_MISSION for key in own}
            return
        writing = MissionWriting(one, self.plan.by, self.plan.roadmap)
        for key, deed in writing.deeds():
            if key in own:
                self._try(key, deed)
        for key, deed in writing.links():
            if key in own and not self.outcome[key]:
                self._try(key, deed)

    def _start(self, one: MissionPlan) -> None:
        key, challenge = f"{one.key}/{WORDS}", self.plan.challenges.get(named(one.challenge))
        if challenge is None:
            self.outcome[key] = NO_CHALLENGE
            return
        title = one.new["mission"]["title"]
        one.there = self._try(key, lambda: start_mission(challenge=challenge, title=title, by=self.plan.by))


class MissionWriting:
    """Writes the parts of one mission's plan, each by the deed that officers do it with."""

    def __init__(self, plan: MissionPlan, by: Person, roadmap: Roadmap) -> None:
        self.plan, self.by, self.roadmap, self.mission = plan, by, roadmap, plan.there
        self.values = values_of_mission(plan.new)

    def deeds(self) -> list[tuple[str, Callable]]:
        """Return the deed of each part by the key of its row, in an order in which each finds what it needs."""
        key, new = self.plan.key, self.plan.new
        return [
            (f"{key}/{WORDS}", partial(self._save, "mission")),
            (f"{key}/{TARGET}", partial(self._save, "target")),
            (f"{key}/{MEASUREMENTS}", self._measure),
            *self._each("sectors", self._sector, new["sectors"]),
            *self._each("milestones", self._milestone, new["milestones"]),
            *self._each("solutions", self._solution, new["solutions"]),
        ]

    def _each(self, name: str, deed: Callable, some: Iterable[dict[str, Any]]) -> list[tuple[str, Callable]]:
        """Return the deed of each of the parts ``name`` by the key of its row."""
        return [(key_of_part(self.plan.key, name, one), partial(deed, one)) for one in some]

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

    def links(self) -> list[tuple[str, Callable]]:
        """Return the deed that lets each solution feed back to the others, once all of them are there."""
        leading = [one for one in self.plan.new["solutions"] if one["feeds_back_to"]]
        return self._each("solutions", self._link, [one for one in leading if one["slug"] not in self.plan.left])

    def _link(self, one: dict[str, Any]) -> Any:
        there = self._solutions()
        to = [str(there[slug].pk) for slug in one["feeds_back_to"] if slug in there]
        return save_solution(mission=self.mission, by=self.by, solution=there[one["slug"]], feeds_back_to=to)

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
