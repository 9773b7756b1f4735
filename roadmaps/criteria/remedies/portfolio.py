"""Changes to the solutions themselves: what they say, how the target is spread over them, and new ones."""

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from roadmaps.criteria.criterion_3_ambition import CHAIN, EARLY, LATE, chain_of
from roadmaps.criteria.dossier import Dossier, SolutionPart
from roadmaps.criteria.finding import count
from roadmaps.criteria.remedies.remedy import Effort, Remedy, on_all, on_each, on_one
from roadmaps.criteria.thresholds import Thresholds
from roadmaps.criteria.what_if import APPROACH, FUNDER, LEAD, SHARED, Loss, losses_of

SOCIAL = "sociology"
# As many new solutions as this are tried; a portfolio that needs more needs a new beginning.
MOST_NEW = 8
TO_SPARE = 3


def portfolio(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to what solutions say."""
    if not dossier.live:
        return
    first = min(dossier.live, key=lambda one: one.title).title
    if "feedback" in goals:
        says = "Record on one solution what it feeds back, and to which."
        yield Remedy(says, Effort.HOURS, "solutions", on_one(first, feeds_back="Each quarter."))
    if "risk" in goals:
        risky = next((one.title for one in dossier.live if one.is_high_risk), first)
        says = "Mark the solution that might well fail, and say what would be learnt."
        change = on_one(risky, is_high_risk=True, learnt_if_fails="What stands in the way.")
        yield Remedy(says, Effort.HOURS, "solutions", change)
    if "whole" in goals:
        says = "Give every solution an objective, a lead, and an instrument or funding."
        yield Remedy(says, Effort.HOURS, "solutions", lambda now: on_each(now, _whole))
    if "interventions" in goals:
        kinds = ("convening", "data", "skills", "planning", "procurement", "licensing", "regulation")
        says = "Put more kinds of instrument or funding behind the solutions."
        yield Remedy(
            says,
            Effort.DAYS,
            "solutions",
            lambda now: on_each(
                now, lambda one: replace(one, instruments=(*one.instruments, *kinds[: thresholds.intervention_kinds]))
            ),
        )
    if "disciplines" in goals:
        named = {name.strip().lower() for one in dossier.live for name in one.disciplines}
        new = (SOCIAL, *(f"discipline {n}" for n in range(2, thresholds.disciplines + 1)))
        more = max(thresholds.disciplines - len(named), 1)
        says = f"Bring {count(more, 'more discipline', 'more disciplines')} into the solutions, people and culture among them."
        yield Remedy(
            says, Effort.DAYS, "solutions", on_all(lambda one: {"disciplines": (*one.disciplines, *new[:more])})
        )
    if "funding" in goals:
        says = f"Secure {thresholds.funding_secured_percent:g}% of the funding that is sought."
        yield Remedy(says, Effort.WEEKS, "solutions", lambda now: on_each(now, _secured))


def _whole(one: SolutionPart) -> SolutionPart:
    return replace(
        one,
        objective=one.objective.strip() or "Something is different.",
        lead_kind=one.lead_kind or "public",
        instruments=one.instruments if one.instruments or one.funding else ("convening",),
    )


def _secured(one: SolutionPart) -> SolutionPart:
    return replace(one, funding=tuple(replace(line, is_secured=True) for line in one.funding))


RELIEF = {
    LEAD: "Let organisations other than {} lead part of the target.",
    APPROACH: "Carry part of the target by approaches other than “{}”.",
    FUNDER: "Find funders other than {} for part of the target.",
}


def shares(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to how the target is spread, and over whom."""
    if goals & {"concentration", "what_if"}:
        says = "Spread the target more evenly over the solutions."
        yield Remedy(says, Effort.DAYS, "solutions", _evenly)
    if "what_if" in goals:
        most = Decimal(str(thresholds.largest_share_percent))
        for what in SHARED:
            worst = next((loss for loss in losses_of(dossier, (what,)) if loss.share > most), None)
            if worst:
                yield Remedy(RELIEF[what].format(worst.name), Effort.WEEKS, "solutions", _relieving(worst, most))


def _evenly(dossier: Dossier) -> Dossier:
    said = [one.share for one in dossier.live if one.share is not None]
    if not said:
        return dossier
    each = (sum(said) / len(said)).quantize(Decimal("0.01"))
    return on_each(dossier, lambda one: one if one.share is None else replace(one, share=each))


def _relieving(loss: Loss, most: Decimal) -> Callable[[Dossier], Dossier]:
    """Put another in the place of what carries too much, on the smallest of its solutions until it no longer does."""

    def change(dossier: Dossier) -> Dossier:
        carried = sorted((one for one in dossier.live if one.title in loss.solutions), key=lambda one: one.share or 0)
        left, others = sum(one.share or Decimal(0) for one in carried), set()
        for one in carried:
            if left > most:
                left -= one.share or Decimal(0)
                others.add(one.title)
        return on_each(dossier, lambda one: _by_another(one, loss.what) if one.title in others else one)

    return change


def _by_another(one: SolutionPart, what: str) -> SolutionPart:
    if what == LEAD:
        return replace(one, lead_name=f"Another lead of {one.title}")
    if what == APPROACH:
        return replace(one, approach=f"another approach of {one.title}")
    return replace(one, funding=tuple(replace(line, funder=f"Another funder of {one.title}") for line in one.funding))


NEW_FOR = frozenset(
    {
        "solutions",
        "chain",
        "both_ends",
        "approaches",
        "outside",
        "resident",
        "concentration",
        "what_if",
        "largest_sector",
    }
)


def new_solutions(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Try new solutions, each at a stage and with an approach that the portfolio lacks, from residents first."""
    if not goals & NEW_FOR:
        return
    stages = _stages_to_fill(dossier)
    for number in range(_how_many_may_help(dossier, thresholds)):
        stage = stages[number % len(stages)]
        origin = "resident proposal" if "resident" in goals and number == 0 else "partner"
        anything = not dossier.live
        wanted = [f"at {stage}"] if anything or goals & {"chain", "both_ends"} else []
        wanted += ["with an approach of its own"] if anything or "approaches" in goals else []
        if goals & {"outside", "resident"}:
            wanted.append(
                "from a resident's proposal" if origin == "resident proposal" else "started outside the council"
            )
        says = f"Add a solution{' ' if wanted else ''}{', '.join(wanted)}."
        yield Remedy(says, Effort.WEEKS, "solutions", _adding(number + 1, stage, origin))


def _how_many_may_help(dossier: Dossier, thresholds: Thresholds) -> int:
    """Return how many new solutions are worth trying: what is missing in number or from outside, and a few to spare."""
    live, part = len(dossier.live), thresholds.outside_council_percent / 100
    inside = sum(one.origin in ("", "council") for one in dossier.live)
    missing = max(thresholds.solutions - live, 0)
    # So many from outside would make their part large enough: new ÷ (live + new) >= part - those there already.
    outside = math.ceil((part * live - (live - inside)) / (1 - part)) if part < 1 else MOST_NEW
    return min(max(missing, outside if outside <= MOST_NEW else 0) + TO_SPARE, MOST_NEW)


def _stages_to_fill(dossier: Dossier) -> list[str]:
    empty = [stage.name for stage in chain_of(dossier) if not stage.titles]
    # Both ends first: the one that is missing, else what is empty, else anything.
    standing = {one.innovation_stage for one in dossier.live}
    first = [end[0] for end in (sorted(EARLY), sorted(LATE)) if not standing & set(end)]
    return list(dict.fromkeys([*first, *empty, *CHAIN]))


def _adding(number: int, stage: str, origin: str) -> Callable[[Dossier], Dossier]:
    def change(dossier: Dossier) -> Dossier:
        said = [one.share for one in dossier.live if one.share is not None]
        share = (sum(said) / (len(said) + 1)).quantize(Decimal("0.01")) if said else None
        kept = on_each(
            dossier,
            lambda one: one if one.share is None else replace(one, share=one.share * len(said) / (len(said) + 1)),
        )
        busy = [name for one in dossier.live for name in one.sectors]
        rarest = sorted((one.name for one in dossier.sectors), key=lambda name: (busy.count(name), name))[:1]
        new = SolutionPart(
            title=f"New solution {number}",
            objective="Something is different.",
            innovation_stage=stage,
            disciplines=(SOCIAL,),
            approach=f"new approach {number}",
            instruments=("convening",),
            origin=origin,
            share=share,
            sectors=tuple(rarest),
            lead_kind="civic",
            lead_name=f"New lead {number}",
            partner_kinds=("public", "academic"),
        )
        return replace(kept, solutions=(*kept.solutions, new))

    return change
