"""Criterion 3: ambitious but realistic, with research and innovation across the whole innovation chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, as_shown, count, found, plain
from roadmaps.criteria.pace import Pace, is_reached, pace_of
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 3
CHAIN = ("basic research", "applied research", "pilot", "scale-up", "mainstream")
EARLY, LATE = frozenset(CHAIN[:2]), frozenset(CHAIN[3:])


@dataclass(frozen=True)
class ChainStage:
    """One stage of the innovation chain, with the titles of the solutions that stand at it."""

    name: str
    titles: tuple[str, ...]


def chain_of(dossier: Dossier) -> tuple[ChainStage, ...]:
    """Return the five stages of the innovation chain, early to late, with the live solutions at each."""
    return tuple(
        ChainStage(stage, tuple(sorted(one.title for one in dossier.live if one.innovation_stage == stage)))
        for stage in CHAIN
    )


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 3."""
    yield pace(dossier, thresholds)
    if not dossier.live:
        says = "There are no solutions yet, so nothing shows a way to get there."
        yield found(
            "chain", State.UNKNOWN, says, how="Add a solution", rule=_chain_rule(thresholds), would="Add solutions."
        )
        return
    yield chain(dossier, thresholds)
    yield both_ends(dossier)
    yield feedback(dossier)
    yield funding(dossier, thresholds)
    yield risk(dossier)


def pace(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return the ambition ratio: the yearly change needed ÷ the yearly change seen (A: ambitious but realistic).

    Up to 1 the present trend would do it; up to 3 is a stretch; up to 10 very ambitious; beyond it needs a breakthrough.
    """
    low, high = thresholds.ambition_stretch, thresholds.ambition_breakthrough
    rule = (
        f"Met when it needs more than {plain(low)} and at most {plain(high)} times the pace that the measurements show; "
        f"partly beyond that; not met when today's pace is enough."
    )
    if dossier.target.kind == "quantified" and is_reached(dossier):
        says = "The latest value has reached the target already."
        would = "Set a value to reach that lies beyond the latest value."
        return found(
            "ambition", State.NOT, says, mend="target_value", how="Change the value to reach", rule=rule, would=would
        )
    pace_seen = pace_of(dossier)
    if pace_seen is None or pace_seen.years_seen < thresholds.history_years:
        says = _no_pace(dossier, thresholds)
        would = "Record earlier measurements of the same figure." if dossier.target.kind == "quantified" else ""
        return found("ambition", State.UNKNOWN, says, how="Record measurements", rule=rule, would=would)
    return _judged_pace(pace_seen, thresholds, rule)


def _no_pace(dossier: Dossier, thresholds: Thresholds) -> str:
    if dossier.target.kind == "binary":
        return "A condition is true or not, so there is no pace to compare: assessors judge how far it reaches."
    if dossier.target.kind != "quantified":
        return "Without a target there is no pace to compare."
    if dossier.deadline is None:
        return "Without a deadline there is no pace to compare."
    return f"Nobody has recorded how the figure moved over {plain(thresholds.history_years)} years or more before."


def _judged_pace(pace: Pace, thresholds: Thresholds, rule: str) -> Finding:
    workings = (
        f"Seen: ({plain(pace.latest)} - {plain(pace.first)}) ÷ {pace.years_seen:.3f} years = {_exact(pace.seen)} a year, "
        f"{pace.points[0].on.year} to {pace.points[-1].on.year}.",
        f"Needed: ({plain(pace.target)} - {plain(pace.latest)}) ÷ {pace.years_left:.3f} years = {_exact(pace.needed)} a year.",
    )
    since = pace.points[0].on.year
    if pace.ratio is None:
        moved = "moved away from the target" if pace.seen else "stood still"
        return _breakthrough(f"The figure has {moved} since {since}, so it needs a breakthrough.", rule, workings)
    ratio = as_shown(pace.ratio)
    times = f"{ratio:.1f} times the pace seen since {since}"
    workings = (*workings, f"{_exact(pace.needed)} ÷ {_exact(pace.seen)} = {ratio:.1f} times.")
    if ratio <= thresholds.ambition_stretch:
        return found(
            "ambition",
            State.NOT,
            f"Today's pace would reach it: it needs {times}.",
            mend="target_value",
            how="Change the value to reach",
            rule=rule,
            would="Set a value further off, or a nearer deadline.",
            workings=workings,
        )
    if ratio > thresholds.ambition_breakthrough:
        says = f"It needs {times}: a breakthrough. Ask why it is thought possible."
        return _breakthrough(says, rule, workings)
    grade = "a stretch" if ratio <= thresholds.ambition_very else "very ambitious"
    return found(
        "ambition",
        State.MET,
        f"It is {grade}: it needs {times}.",
        how="See the measurements",
        rule=rule,
        workings=workings,
    )


def _breakthrough(says: str, rule: str, workings: tuple[str, ...]) -> Finding:
    would = "Say in the note why a breakthrough is thought possible, or set a nearer value."
    return found(
        "ambition",
        State.PARTLY,
        says,
        mend="target_value",
        how="See the target",
        rule=rule,
        would=would,
        workings=workings,
    )


def _exact(number: float) -> str:
    """Return a number with as many figures as it takes to work on with it."""
    return f"{number:,.4g}" if abs(number) < 1000 else f"{number:,.1f}"


def _chain_rule(thresholds: Thresholds) -> str:
    least = thresholds.innovation_stages
    return f"Met with solutions at {count(least, 'stage')} of 5 or more; partly with one stage fewer."


def chain(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many stages of the innovation chain the portfolio covers (A: the whole innovation chain)."""
    stages, least = chain_of(dossier), thresholds.innovation_stages
    covered = [stage for stage in stages if stage.titles]
    missing = [stage.name for stage in stages if not stage.titles]
    workings = tuple(f"{stage.name.capitalize()}: {count(len(stage.titles), 'solution')}." for stage in stages)
    rule = _chain_rule(thresholds)
    if len(covered) >= least:
        says = f"The solutions stand at {len(covered)} of the 5 stages of innovation."
        return found("chain", State.MET, says, how="See the solutions", rule=rule, workings=workings)
    state = State.PARTLY if len(covered) and len(covered) == least - 1 else State.NOT
    says = f"The solutions stand at {count(len(covered), 'stage')} of innovation. Nothing at: {', '.join(missing)}."
    would = f"Add or move solutions to {count(least - len(covered), 'more stage', 'more stages')}."
    return found("chain", state, says, how="Widen the portfolio", rule=rule, would=would, workings=workings)


def both_ends(dossier: Dossier) -> Finding:
    """Return whether an early-stage and a late-stage solution are both there (A: basic and applied research)."""
    stages = {solution.innovation_stage for solution in dossier.live}
    early, late = bool(stages & EARLY), bool(stages & LATE)
    rule = "Met with basic or applied research, and with scale-up or mainstream; partly with one of the two."
    if early and late:
        says = "It has both research and solutions ready to grow."
        return found("both_ends", State.MET, says, how="See the solutions", rule=rule)
    if early or late:
        says = "It has no solution ready to grow." if early else "It has no research among its solutions."
        would = "Add one at scale-up or mainstream." if early else "Add one at basic or applied research."
        return found("both_ends", State.PARTLY, says, how="Add the other end", rule=rule, would=would)
    says = "It has neither research nor solutions ready to grow."
    would = "Add one at research, and one at scale-up or mainstream."
    return found("both_ends", State.NOT, says, how="Add both ends", rule=rule, would=would)


def feedback(dossier: Dossier) -> Finding:
    """Return whether a feedback link is recorded (A: feedback between basic and applied research)."""
    rule = "Met when a solution says what it feeds back, or to which solution."
    giving = sorted(one.title for one in dossier.live if one.feeds_back.strip() or one.feeds_back_to)
    if giving:
        says = "At least one solution says what it feeds back to another."
        workings = (f"{count(len(giving), 'solution')}: {', '.join(giving)}.",)
        return found("feedback", State.MET, says, how="See the solutions", rule=rule, workings=workings)
    says = "No solution says how its findings would feed back to the others."
    would = "Record on one solution what it feeds back, and to which."
    return found("feedback", State.NOT, says, how="Record what feeds back", rule=rule, would=would)


def funding(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return the share of funding secured, of what has an amount (A: realistic)."""
    least = thresholds.funding_secured_percent
    rule = f"Met when {plain(least)}% or more of the pounds are secured; partly with less."
    lines = [line for solution in dossier.live for line in solution.funding if line.amount is not None]
    total = sum((line.amount for line in lines), Decimal(0))
    if not total:
        says = "No amounts of funding are recorded."
        return found("funding", State.UNKNOWN, says, how="Record funding", rule=rule, would="Enter the amounts known.")
    secured = sum((line.amount for line in lines if line.is_secured), Decimal(0))
    percent = as_shown(secured / total * 100, 0)
    workings = (f"{_pounds(secured)} secured ÷ {_pounds(total)} secured or sought = {percent:.0f}%.",)
    says = f"{percent:.0f}% of the funding is secured."
    if percent >= Decimal(str(least)):
        return found("funding", State.MET, says, how="See the funding", rule=rule, workings=workings)
    short = total * Decimal(str(least)) / 100 - secured
    would = f"Secure {_pounds(short)} more of what is sought."
    return found("funding", State.PARTLY, says, how="Secure more funding", rule=rule, would=would, workings=workings)


def _pounds(amount: Decimal) -> str:
    return f"£{amount:,.2f}".removesuffix(".00")


def risk(dossier: Dossier) -> Finding:
    """Return whether a high risk is taken, with what will be learnt if it fails (A: risk-taking)."""
    rule = "Met when a solution is marked as high risk and says what its failing would teach; partly without that."
    risky = sorted(one.title for one in dossier.live if one.is_high_risk)
    workings = (f"{count(len(risky), 'solution')} at high risk{': ' if risky else ''}{', '.join(risky)}.",)
    if any(one.is_high_risk and one.learnt_if_fails.strip() for one in dossier.live):
        says = "It takes at least one high risk and says what would be learnt if it fails."
        return found("risk", State.MET, says, how="See the solutions", rule=rule, workings=workings)
    if risky:
        says = "It takes a high risk but does not say what would be learnt if it fails."
        would = "Say on that solution what its failing would teach."
        return found(
            "risk", State.PARTLY, says, how="Say what would be learnt", rule=rule, would=would, workings=workings
        )
    says = "No solution is marked as high risk."
    would = "Mark the solution that might well fail, and say what would be learnt."
    return found("risk", State.NOT, says, how="Mark the risks taken", rule=rule, would=would, workings=workings)
