"""Changes to what the mission says: its words, its target, its dates, its figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier, Measured
from roadmaps.criteria.pace import pace_of
from roadmaps.criteria.remedies.remedy import Effort, Remedy, in_target, put
from roadmaps.criteria.thresholds import Thresholds

PLAIN = "We will all eat well each day."


def words(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to the words."""
    if goals & {"statement", "plain_english"}:
        says = f"Write the statement in at most {thresholds.statement_words} plain words."
        yield Remedy(says, Effort.MINUTES, "statement", put(statement=PLAIN))
    if "daily_life" in goals:
        says = f"Describe an ordinary day once it is met, in {thresholds.daily_life_words} words or more."
        yield Remedy(says, Effort.MINUTES, "daily_life", put(daily_life="word " * thresholds.daily_life_words))
    if "beneficiaries" in goals:
        yield Remedy("Name who benefits.", Effort.MINUTES, "beneficiaries", put(beneficiaries="the whole borough"))
    if "public_voice" in goals:
        says = "Record the consultation, assembly, petition or movement that it grew from."
        yield Remedy(says, Effort.HOURS, "public_voice", put(public_voice="A petition."))
    if "origin" in goals:
        says = "Record the evidence that the challenge is a priority here."
        change = put(
            challenge_origin=dossier.challenge_origin or "political leadership", challenge_evidence="A survey."
        )
        yield Remedy(says, Effort.HOURS, "evidence", change)


def target(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to the target."""
    if "target_kind" in goals:
        change = in_target(kind="binary", condition="It is true.", attested_by="The assembly")
        says = "Choose a number to reach, or a condition and who confirms it."
        yield Remedy(says, Effort.HOURS, "target_kind", change)
    if "condition" in goals:
        says = "Make one sentence of the condition."
        yield Remedy(says, Effort.MINUTES, "condition", in_target(condition="It is true."))
    if "attested_by" in goals:
        yield Remedy(
            "Name who confirms it on the day.", Effort.HOURS, "attested_by", in_target(attested_by="The assembly")
        )
    if "data_source" in goals:
        yield Remedy(
            "Name the source of the figures.", Effort.MINUTES, "data_source", in_target(data_source="A survey")
        )
    if "target_whole" in goals:
        yield Remedy("Enter the parts of the target that are missing.", Effort.HOURS, "measure", _completed)
    if "direction" in goals:
        says = "Make the two values and the direction agree."
        yield Remedy(says, Effort.MINUTES, "target_value", _agreeing)


def _completed(dossier: Dossier) -> Dossier:
    target = dossier.target
    whole = replace(
        target,
        measure=target.measure.strip() or "A measure",
        unit=target.unit.strip() or "per cent",
        baseline=target.baseline if target.baseline is not None else (target.value or Decimal(0)) - 1,
        baseline_date=target.baseline_date or dossier.as_of,
    )
    value = whole.value if whole.value is not None else whole.baseline + 1
    return _agreeing(replace(dossier, target=replace(whole, value=value)))


def _agreeing(dossier: Dossier) -> Dossier:
    target = dossier.target
    if target.baseline is None or target.value is None:
        return dossier
    value = target.value if target.value != target.baseline else target.baseline + 1
    return replace(dossier, target=replace(target, value=value, direction="up" if value > target.baseline else "down"))


def dates(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to deadline and milestones."""
    least, most = thresholds.deadline_years_least, thresholds.deadline_years_most
    if "deadline" in goals:
        starts = dossier.starts_on if dossier.starts_on and dossier.starts_on > dossier.as_of else dossier.as_of
        aim = dossier.as_of + timedelta(days=round((least + min(most, least + 2)) / 2 * 365.25))
        says = f"Set a deadline {least:g} to {most:g} years ahead, after the start."
        yield Remedy(says, Effort.HOURS, "deadline", put(deadline=max(aim, starts + timedelta(days=1))))
    if "milestones" in goals:
        yield Remedy("Add a milestone about half way.", Effort.MINUTES, "milestones", put(milestones=1))


def figures(dossier: Dossier, thresholds: Thresholds, goals: frozenset[str]) -> Iterator[Remedy]:
    """Yield changes to measurements and pace."""
    if "indicator" in goals:
        latest = max(dossier.measured, key=lambda one: one.on, default=None)
        value = latest.value if latest else dossier.target.baseline or Decimal(0)
        measured = (*dossier.measured, Measured(dossier.as_of, value))
        says = "Record the latest measurement, and how often it is measured."
        yield Remedy(says, Effort.HOURS, "indicator", put(measured=measured, rhythm_months=dossier.rhythm_months or 12))
    seen = pace_of(dossier)
    if "ambition" in goals and seen is not None and seen.seen:
        times = (thresholds.ambition_stretch + thresholds.ambition_very) / 2
        value = Decimal(str(round(seen.latest + seen.seen * times * seen.years_left, 3)))
        change = in_target(value=value, direction="up" if seen.seen > 0 else "down")
        says = "Set a value to reach, or a deadline, that is a stretch and not out of reach."
        yield Remedy(says, Effort.DAYS, "target_value", change)
