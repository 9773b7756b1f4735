"""Criterion 2: a clear direction, targeted, measurable, time-bound."""

from collections.abc import Iterator
from datetime import date

from roadmaps.criteria.dossier import Dossier, Target
from roadmaps.criteria.finding import Finding, State, count
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 2
DAYS_A_YEAR = 365.25


def years_between(start: date, end: date) -> float:
    """Return the years from ``start`` to ``end``; negative when ``end`` comes first."""
    return (end - start).days / DAYS_A_YEAR


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 2."""
    target = dossier.target
    if target.kind == "binary":
        yield _condition(target)
        yield _attested(target)
    elif target.kind == "quantified":
        yield _whole(target)
        yield _source(target)
        yield _agrees(target)
    else:
        says = "Nothing says yet what will show that the mission is met."
        yield Finding(NUMBER, "target_kind", State.NOT, says, "target_kind", "Choose the kind of target")
    yield _deadline(dossier, thresholds)
    yield _milestones(dossier, thresholds)


def _condition(target: Target) -> Finding:
    text = target.condition.strip()
    if not text:
        says = "The condition is not written yet."
        return Finding(NUMBER, "condition", State.NOT, says, "condition", "Write the condition")
    if text.rstrip(".").count(". "):
        says = "The condition is more than one sentence, so it could be half true."
        return Finding(NUMBER, "condition", State.PARTLY, says, "condition", "Make it one sentence")
    says = "The condition is one sentence that is true or not."
    return Finding(NUMBER, "condition", State.MET, says, "condition", "Change the condition")


def _attested(target: Target) -> Finding:
    if target.attested_by.strip():
        says = f"It says who will attest it: {target.attested_by.strip().rstrip('.')}."
        return Finding(NUMBER, "attested_by", State.MET, says, "attested_by", "Change who attests it")
    says = "Nobody is named to attest on the day whether the condition is true."
    return Finding(NUMBER, "attested_by", State.NOT, says, "attested_by", "Name who attests it")


def _whole(target: Target) -> Finding:
    missing = [
        name
        for name, value in (
            ("a measure", target.measure),
            ("a unit", target.unit),
            ("today's value", target.baseline),
            ("the date of today's value", target.baseline_date),
            ("the value to reach", target.value),
        )
        if value in ("", None)
    ]
    if missing:
        says = f"The target lacks {', '.join(missing)}."
        return Finding(NUMBER, "target_whole", State.NOT, says, "measure", "Complete the target")
    says = "The target has a measure, a unit, a dated starting value and a value to reach."
    return Finding(NUMBER, "target_whole", State.MET, says, "measure", "Change the target")


def _source(target: Target) -> Finding:
    if target.data_source.strip():
        says = f"Its figures come from {target.data_source.strip().rstrip('.')}."
        return Finding(NUMBER, "data_source", State.MET, says, "data_source", "Change the source")
    says = "It does not say where the figures come from."
    return Finding(NUMBER, "data_source", State.NOT, says, "data_source", "Name the source")


def _agrees(target: Target) -> Finding:
    if target.baseline is None or target.value is None:
        says = "Without both values there is no change to see."
        return Finding(NUMBER, "direction", State.UNKNOWN, says, "target_value", "Enter both values")
    if target.value == target.baseline:
        says = "The target equals today's value."
        return Finding(NUMBER, "direction", State.NOT, says, "target_value", "Change the value to reach")
    goes = "up" if target.value > target.baseline else "down"
    if target.direction != goes:
        says = f"The values go {goes}, but the direction says {target.direction or 'nothing'}."
        return Finding(NUMBER, "direction", State.NOT, says, "direction", "Make them agree")
    says = f"Values and direction agree: the figure should go {goes}."
    return Finding(NUMBER, "direction", State.MET, says, "target_value", "Change the value to reach")


def _deadline(dossier: Dossier, thresholds: Thresholds) -> Finding:
    if dossier.deadline is None:
        says = "There is no deadline."
        return Finding(NUMBER, "deadline", State.NOT, says, "deadline", "Set a deadline")
    years = years_between(dossier.as_of, dossier.deadline)
    figure = f"{years:.1f} years from {dossier.as_of:%d/%m/%Y}"
    if years < 0:
        says = "The deadline has passed: its outcome should be attested."
        return Finding(NUMBER, "deadline", State.NOT, says, "deadline", "Change the deadline", figure)
    if years < thresholds.deadline_years_least:
        says = "The deadline is too near for more than routine work."
        return Finding(NUMBER, "deadline", State.PARTLY, says, "deadline", "Change the deadline", figure)
    if years > thresholds.deadline_years_most:
        says = "The deadline is so far off that nobody in post will answer for it."
        return Finding(NUMBER, "deadline", State.PARTLY, says, "deadline", "Change the deadline", figure)
    says = f"The deadline is {count(round(years), 'year')} ahead."
    return Finding(NUMBER, "deadline", State.MET, says, "deadline", "Change the deadline", figure)


def _milestones(dossier: Dossier, thresholds: Thresholds) -> Finding:
    if dossier.deadline is None:
        says = "Without a deadline there is no way to say which milestones are needed."
        return Finding(NUMBER, "milestones", State.UNKNOWN, says, "deadline", "Set a deadline")
    years = years_between(dossier.as_of, dossier.deadline)
    if dossier.milestones:
        says = f"There {'is' if dossier.milestones == 1 else 'are'} {count(dossier.milestones, 'milestone')}."
        return Finding(NUMBER, "milestones", State.MET, says, "milestones", "Change the milestones")
    if years <= thresholds.milestones_needed_after_years:
        says = "The mission is short enough to need no milestones."
        return Finding(NUMBER, "milestones", State.MET, says, "milestones", "Add a milestone")
    says = f"It runs for {count(round(years), 'year')} with nothing to reach on the way."
    return Finding(NUMBER, "milestones", State.NOT, says, "milestones", "Add a milestone")
