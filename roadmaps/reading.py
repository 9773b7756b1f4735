"""A mission's target, partners and stages, put together for the eye."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from roadmaps.models import Mission, Stage
from roadmaps.models.solution import LIVE
from roadmaps.wording import change_in_figures, plain, target_sentence

PATH = (
    Stage.DRAFT,
    Stage.IN_CHECK,
    Stage.CHECKED,
    Stage.IN_CONSULTATION,
    Stage.DECIDING,
    Stage.ADOPTED,
    Stage.IN_DELIVERY,
)

BEFORE_ADOPTION = PATH[: PATH.index(Stage.ADOPTED)]


def target_of(mission: Mission) -> dict[str, object]:
    """Return the target of a mission as ``roadmaps.wording`` reads it."""
    return {
        "kind": mission.target_kind,
        "condition": mission.condition,
        "attested_by": mission.attested_by,
        "measure": mission.measure,
        "unit": mission.unit,
        "baseline": plain(mission.baseline_value),
        "baseline_date": plain(mission.baseline_date),
        "value": plain(mission.target_value),
    }


def target_in_words(mission: Mission) -> str:
    """Return the target of a mission as one sentence."""
    return target_sentence(target_of(mission), mission.deadline)


def target_in_figures(mission: Mission) -> str:
    """Return the target of a mission as "14% → 0%"."""
    return change_in_figures(target_of(mission))


def actor_kinds_of(document: Mapping[str, Any]) -> list[str]:
    """Return the kinds of actor that lead or join the live solutions of a mission's document."""
    live = (solution for solution in document["solutions"] if solution["status"] in LIVE)
    return sorted({partner["kind"] for solution in live for partner in solution["partners"]})


@dataclass(frozen=True)
class Money:
    """What stands behind the live solutions of a mission, in pounds; ``unsaid`` is how many solutions name no money."""

    secured: Decimal
    sought: Decimal
    unsaid: int


def money_of(document: Mapping[str, Any]) -> Money:
    """Return what the live solutions of a mission's document have secured and still seek; a line without an amount is none."""
    live = [solution for solution in document["solutions"] if solution["status"] in LIVE]
    totals = {True: Decimal(0), False: Decimal(0)}
    for line in (line for solution in live for line in solution["funding"]):
        totals[line["is_secured"]] += Decimal(line["amount"] or 0)
    return Money(totals[True], totals[False], sum(not solution["funding"] for solution in live))


def named_partners_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the organisations that lead or join the live solutions of a mission's document, each once.

    Those that lead come first; each has its ``name``, its ``kind`` and whether it ``leads``.
    """
    found: dict[str, dict[str, Any]] = {}
    for partner in (
        one for solution in document["solutions"] if solution["status"] in LIVE for one in solution["partners"]
    ):
        if partner["name"]:
            there = found.setdefault(
                partner["name"], {"name": partner["name"], "kind": partner["kind"], "leads": False}
            )
            there["leads"] = there["leads"] or partner["part"] == "lead"
    return sorted(found.values(), key=lambda one: (not one["leads"], one["name"].casefold()))


def path_of(mission: Mission, *, was_submitted: bool) -> list[dict[str, object]]:
    """Return the stages in order, each done, now or to come.

    A mission that was adopted before this service existed, and never submitted in it, begins with that.
    """
    stages = [stage for stage in PATH if was_submitted or mission.is_editable or stage not in BEFORE_ADOPTION]
    if mission.stage not in stages:
        stages.append(Stage(mission.stage))
    now = stages.index(Stage(mission.stage))
    path = [
        {"label": stage.label, "state": "done" if i < now else "now" if i == now else ""}
        for i, stage in enumerate(stages)
    ]
    return path if PATH[0] in stages else [_before(mission), *path]


def _before(mission: Mission) -> dict[str, object]:
    year = f", in {mission.published_year}" if mission.published_year else ""
    return {"label": f"Published before this service{year}", "state": "done"}
