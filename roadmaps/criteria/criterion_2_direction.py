"""Criterion 2: a clear direction, targeted, measurable, time-bound."""

from collections.abc import Iterator
from datetime import date

from roadmaps.criteria.dossier import Dossier, Target
from roadmaps.criteria.finding import Finding, State, as_shown, count, found, plain
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 2
DAYS_A_YEAR = 365.25
DAYS_A_MONTH = DAYS_A_YEAR / 12


def years_between(start: date, end: date) -> float:
    """Return the years from ``start`` to ``end``; negative when ``end`` comes first."""
    return (end - start).days / DAYS_A_YEAR


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 2."""
    target = dossier.target
    if target.kind == "binary":
        yield condition(target)
        yield attested_by(target)
    elif target.kind == "quantified":
        yield target_whole(target)
        yield data_source(target)
        yield direction(target)
    else:
        says = "Nothing says yet what will show that the mission is met."
        would = "Choose a number to reach, or a condition that is true or not."
        rule = "Met when a kind of target is chosen."
        yield found("target_kind", State.NOT, says, how="Choose the kind of target", rule=rule, would=would)
    yield deadline(dossier, thresholds)
    yield indicator(dossier)
    yield milestones(dossier, thresholds)


def condition(target: Target) -> Finding:
    """Return whether a binary target is one testable sentence (A: achieved climate neutrality or not)."""
    text = target.condition.strip()
    rule = "Met as one sentence; partly as several, because it could then be half true."
    if not text:
        says = "The condition is not written yet."
        return found("condition", State.NOT, says, how="Write the condition", rule=rule, would="Write the condition.")
    ends = text.rstrip(".").count(". ")
    workings = (f"{count(ends + 1, 'sentence')}.",)
    if ends:
        says = "The condition is more than one sentence, so it could be half true."
        would = "Make one sentence of it."
        return found(
            "condition", State.PARTLY, says, how="Make it one sentence", rule=rule, would=would, workings=workings
        )
    says = "The condition is one sentence that is true or not."
    return found("condition", State.MET, says, how="Change the condition", rule=rule, workings=workings)


def attested_by(target: Target) -> Finding:
    """Return whether it is named who attests a binary target (A: a target that is clearly met or not)."""
    rule = "Met when somebody is named."
    if target.attested_by.strip():
        says = f"It says who will confirm it: {target.attested_by.strip().rstrip('.')}."
        return found("attested_by", State.MET, says, how="Change who confirms it", rule=rule)
    says = "Nobody is named to confirm on the day whether the condition is true."
    would = "Name who confirms it, best somebody outside the council."
    return found("attested_by", State.NOT, says, how="Name who confirms it", rule=rule, would=would)


def target_whole(target: Target) -> Finding:
    """Return whether a quantified target has all its parts (A: targeted, measurable)."""
    rule = "Met with a measure, a unit, a starting value with its date, and a value to reach."
    missing = [
        name
        for name, value in (
            ("a measure", target.measure.strip()),
            ("a unit", target.unit.strip()),
            ("today's value", target.baseline),
            ("the date of today's value", target.baseline_date),
            ("the value to reach", target.value),
        )
        if value in ("", None)
    ]
    if missing:
        says = f"The target lacks {', '.join(missing)}."
        would = f"Enter {', '.join(missing)}."
        return found("target_whole", State.NOT, says, how="Complete the target", rule=rule, would=would)
    says = "The target has a measure, a unit, a dated starting value and a value to reach."
    return found("target_whole", State.MET, says, how="Change the target", rule=rule)


def data_source(target: Target) -> Finding:
    """Return whether it is said where the figures come from (A: measurable)."""
    rule = "Met when a source is named."
    if target.data_source.strip():
        says = f"Its figures come from {target.data_source.strip().rstrip('.')}."
        return found("data_source", State.MET, says, how="Change the source", rule=rule)
    says = "It does not say where the figures come from."
    return found("data_source", State.NOT, says, how="Name the source", rule=rule, would="Name the source.")


def direction(target: Target) -> Finding:
    """Return whether both values and the direction agree, and the target differs from the start."""
    rule = "Met when the value to reach lies from the starting value in the direction chosen."
    if target.baseline is None or target.value is None:
        says = "Without both values there is no change to see."
        return found("direction", State.UNKNOWN, says, how="Enter both values", rule=rule, would="Enter both values.")
    workings = (f"From {plain(target.baseline)} to {plain(target.value)}.",)
    if target.value == target.baseline:
        says = "The target equals today's value."
        would = "Enter a value to reach that differs from the starting value."
        return found(
            "direction", State.NOT, says, how="Change the value to reach", rule=rule, would=would, workings=workings
        )
    goes = "up" if target.value > target.baseline else "down"
    if target.direction != goes:
        says = f"The values go {goes}, but the direction says {target.direction or 'nothing'}."
        return found(
            "direction",
            State.NOT,
            says,
            mend="direction",
            how="Make them agree",
            rule=rule,
            would=f"Choose “{goes}”, or change a value.",
            workings=workings,
        )
    says = f"Values and direction agree: the figure should go {goes}."
    return found("direction", State.MET, says, how="Change the value to reach", rule=rule, workings=workings)


def deadline(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return whether the deadline is there, after the start, and 2 to 20 years ahead (A: time-bound)."""
    least, most = thresholds.deadline_years_least, thresholds.deadline_years_most
    rule = f"Met {plain(least)} to {plain(most)} years ahead; partly nearer or further; not met when passed or missing."
    if dossier.deadline is None:
        says = "There is no deadline."
        return found("deadline", State.NOT, says, how="Set a deadline", rule=rule, would="Set a deadline.")
    years = as_shown(years_between(dossier.as_of, dossier.deadline))
    days = (dossier.deadline - dossier.as_of).days
    workings = (f"From {_day(dossier.as_of)} to {_day(dossier.deadline)}: {days:,} days ÷ 365.25 = {years:.1f} years.",)
    how = "Change the deadline"
    if dossier.starts_on and dossier.deadline <= dossier.starts_on:
        says = "The deadline does not come after the start."
        would = "Set a deadline after the start."
        return found("deadline", State.NOT, says, how=how, rule=rule, would=would, workings=workings)
    if days < 0:
        says = "The deadline has passed: its outcome should be confirmed."
        would = "Confirm whether it was achieved, or set a new deadline."
        return found("deadline", State.NOT, says, how=how, rule=rule, would=would, workings=workings)
    if years < least:
        says = "The deadline is too near for more than routine work."
        would = f"Set a deadline at least {plain(least)} years ahead."
        return found("deadline", State.PARTLY, says, how=how, rule=rule, would=would, workings=workings)
    if years > most:
        says = "The deadline is so far off that nobody in post will answer for it."
        would = f"Set a deadline at most {plain(most)} years ahead."
        return found("deadline", State.PARTLY, says, how=how, rule=rule, would=would, workings=workings)
    says = f"The deadline is {count(round(years), 'year')} ahead."
    return found("deadline", State.MET, says, how=how, rule=rule, workings=workings)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def indicator(dossier: Dossier) -> Finding:
    """Return whether the figure is measured, and lately enough for its own rhythm (A: measurable)."""
    rule = "Met when the latest measurement is no older than its rhythm; partly when it is older, or there is none yet."
    known = dossier.points
    if not any(one.on <= dossier.as_of for one in dossier.measured):
        says = "No measurements are recorded, so nobody can see how the figure moves."
        would = "Record the measurements there are, and how often new ones come."
        return found("indicator", State.PARTLY, says, how="Record measurements", rule=rule, would=would)
    latest = known[-1].on
    if not dossier.rhythm_months:
        says = f"The latest of {count(len(known), 'measurement')} is of {_day(latest)}; nothing says how often new ones come."
        would = "Say how often it is measured."
        return found("indicator", State.UNKNOWN, says, how="Say how often", rule=rule, would=would)
    months = as_shown((dossier.as_of - latest).days / DAYS_A_MONTH)
    workings = (
        f"{count(len(known), 'measurement')}, the latest of {_day(latest)}: {months:.1f} months before "
        f"{_day(dossier.as_of)}.",
        f"It is measured every {count(dossier.rhythm_months, 'month')}.",
    )
    if months > dossier.rhythm_months:
        says = f"The latest measurement, of {_day(latest)}, is older than its own rhythm allows."
        would = "Record the latest measurement."
        return found(
            "indicator", State.PARTLY, says, how="Record the latest", rule=rule, would=would, workings=workings
        )
    says = f"It is measured every {count(dossier.rhythm_months, 'month')}, last on {_day(latest)}."
    return found("indicator", State.MET, says, how="Change the measurements", rule=rule, workings=workings)


def milestones(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return whether a long mission has something to reach on the way (docs/method.md: over three years)."""
    most = thresholds.milestones_needed_after_years
    rule = f"Met with a milestone, or when the deadline is at most {plain(most)} years ahead."
    if dossier.deadline is None:
        says = "Without a deadline there is no way to say which milestones are needed."
        return found(
            "milestones", State.UNKNOWN, says, mend="deadline", how="Set a deadline", rule=rule, would="Set a deadline."
        )
    years = as_shown(years_between(dossier.as_of, dossier.deadline))
    workings = (f"{count(dossier.milestones, 'milestone')}; {years:.1f} years to the deadline.",)
    if dossier.milestones:
        says = f"There {'is' if dossier.milestones == 1 else 'are'} {count(dossier.milestones, 'milestone')}."
        return found("milestones", State.MET, says, how="Change the milestones", rule=rule, workings=workings)
    if years <= most:
        says = "The mission is short enough to need no milestones."
        return found("milestones", State.MET, says, how="Add a milestone", rule=rule, workings=workings)
    says = f"It runs for {count(round(years), 'year')} with nothing to reach on the way."
    would = "Add a milestone about half way."
    return found("milestones", State.NOT, says, how="Add a milestone", rule=rule, would=would, workings=workings)
