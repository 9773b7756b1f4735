"""Criterion 5: multiple, bottom-up solutions; a portfolio, never one path or one technology."""

from collections.abc import Iterator
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, as_shown, count, found, level, plain
from roadmaps.criteria.thresholds import Thresholds
from roadmaps.criteria.what_if import SHARED, losses_of

NUMBER = 5
# More titles than this make a sentence that nobody reads.
TITLES_NAMED = 4


def concentration(shares: list[Decimal]) -> float | None:
    """Return the Herfindahl index of ``shares``: 1 for a single one, 1/n for n equal ones.

    Each share is taken as a part of all that are said. None when there is nothing to divide.
    """
    total = sum(shares)
    if not total:
        return None
    return float(sum((share / total) ** 2 for share in shares))


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 5."""
    yield enough(dossier, thresholds)
    if not dossier.live:
        return
    yield spread(dossier, thresholds)
    yield what_if(dossier, thresholds)
    yield approaches(dossier, thresholds)
    yield outside(dossier, thresholds)
    yield resident(dossier)
    yield whole(dossier)
    yield interventions(dossier, thresholds)


def enough(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many live solutions there are (A: a portfolio)."""
    number, least, warn = len(dossier.live), thresholds.solutions, thresholds.solutions_warn
    rule = f"Met with {count(least, 'solution')} or more; partly from {warn}."
    if not number:
        says = "The portfolio is empty."
        return found(
            "solutions", State.NOT, says, how="Add a solution", rule=rule, would=f"Add {count(least, 'solution')}."
        )
    stopped = len(dossier.solutions) - number
    workings = (f"{count(number, 'solution')} alive, {stopped or 'none'} stopped.",)
    says = f"The portfolio has {count(number, 'solution')}."
    state = level(number, met=least, partly=warn)
    if state is State.MET:
        return found("solutions", state, says, how="See the solutions", rule=rule, workings=workings)
    says = f"The portfolio has {count(number, 'solution')}; {least} or more make it hard to fail."
    would = f"Add {count(least - number, 'more solution', 'more solutions')}."
    return found("solutions", state, says, how="Add a solution", rule=rule, would=would, workings=workings)


def spread(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return the Herfindahl index of expected shares, and the largest share (A: not a single development path)."""
    most_index, most_share = thresholds.concentration, thresholds.largest_share_percent
    rule = (
        f"Met when no solution carries more than {plain(most_share)}% of the target and the Herfindahl index is at most "
        f"{plain(most_index)}; partly with a higher index; not met with a larger share."
    )
    said = sorted(
        ((one.share, one.title) for one in dossier.live if one.share is not None), key=lambda one: (-one[0], one[1])
    )
    index = concentration([share for share, _ in said])
    index = None if index is None else as_shown(index, 2)
    unsaid = len(dossier.live) - len(said)
    if index is None or unsaid >= len(said):
        says = "No solution says what share of the target it should bring."
        if index is not None:
            says = f"{unsaid} of {count(len(dossier.live), 'solution')} do not say what share of the target they bring."
        would = "Enter the expected share of each solution."
        return found("concentration", State.UNKNOWN, says, how="Enter expected shares", rule=rule, would=would)
    largest, title = said[0]
    total = sum(share for share, _ in said)
    workings = (
        f"Shares: {', '.join(plain(share) for share, _ in said)}; together {plain(total)}%."
        + (f" {unsaid} not said." if unsaid else ""),
        f"Each divided by {plain(total)}, squared, and added up: Herfindahl index {index:.2f}.",
    )
    if largest > Decimal(str(most_share)):
        says = f"{title} carries {plain(largest)}% of the target on its own."
        would = f"Move {plain(largest - Decimal(str(most_share)))}% of the target to other solutions."
        return found(
            "concentration", State.NOT, says, how="Spread the target", rule=rule, would=would, workings=workings
        )
    if index > most_index:
        says = "A few solutions carry most of the target."
        would = "Move shares from the largest solutions to smaller or new ones."
        return found(
            "concentration", State.PARTLY, says, how="Spread the target", rule=rule, would=would, workings=workings
        )
    says = f"The target is spread: the largest part is {plain(largest)}%, {title}."
    return found("concentration", State.MET, says, how="See the solutions", rule=rule, workings=workings)


def what_if(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return what falls with the one lead, approach or funder that carries most (A: never one path or technology).

    A solution by itself is the business of ``spread``; all four kinds stand in ``what_if.losses_of``.
    """
    most = thresholds.largest_share_percent
    rule = (
        f"Met when no lead, approach or funder brings down more than {plain(most)}% of the target; not met otherwise."
    )
    shared = losses_of(dossier, SHARED)
    if not shared or not shared[0].share:
        says = "Without expected shares and leads nobody can say what falls if one fails."
        would = "Enter expected shares, leads, approaches and funders."
        return found("what_if", State.UNKNOWN, says, how="Enter expected shares", rule=rule, would=would)
    worst = shared[0]
    says = f"If one {worst.what} fails ({worst.name}), {plain(worst.share)}% of the target falls."
    workings = (f"It carries {count(len(worst.solutions), 'solution')}: {', '.join(worst.solutions)}.",)
    if worst.share > Decimal(str(most)):
        would = f"Let another {worst.what} carry at least {plain(worst.share - Decimal(str(most)))}% of the target."
        return found("what_if", State.NOT, says, how="Spread the risk", rule=rule, would=would, workings=workings)
    return found("what_if", State.MET, says, how="See the solutions", rule=rule, workings=workings)


def approaches(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many different approaches there are (A: multiple solutions)."""
    names, least = sorted({one.approach.strip().casefold() for one in dossier.live} - {""}), thresholds.approaches
    rule = f"Met with {count(least, 'approach', 'approaches')} or more; partly with at least 2."
    if not names:
        says = "No solution says what approach it takes."
        would = "Name the approach of each solution."
        return found("approaches", State.UNKNOWN, says, how="Name the approaches", rule=rule, would=would)
    workings = (f"{', '.join(names)}.",)
    says = f"It takes {count(len(names), 'different approach', 'different approaches')}."
    state = level(len(names), met=least, partly=2)
    if state is State.MET:
        return found("approaches", state, says, how="See the solutions", rule=rule, workings=workings)
    would = f"Add solutions with {count(least - len(names), 'other approach', 'other approaches')}."
    return found("approaches", state, says, how="Try another approach", rule=rule, would=would, workings=workings)


def outside(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return what part of the solutions started outside the council (A: bottom-up)."""
    number, of, least = (
        sum(one.origin not in ("", "council") for one in dossier.live),
        len(dossier.live),
        thresholds.outside_council_percent,
    )
    percent = as_shown(number / of * 100, 0)
    rule = f"Met when {plain(least)}% of the solutions or more did; partly when some did."
    workings = (f"{number} ÷ {count(of, 'solution')} = {percent:.0f}%.",)
    says = f"{number} of {count(of, 'solution')} started outside the council."
    if percent >= least:
        return found("outside", State.MET, says, how="See where they started", rule=rule, workings=workings)
    would = "Take up more solutions of partners and residents."
    state = State.PARTLY if number else State.NOT
    return found("outside", state, says, how="Add one from outside", rule=rule, would=would, workings=workings)


def resident(dossier: Dossier) -> Finding:
    """Return whether a solution grew from a resident's proposal (A: bottom-up)."""
    rule = "Met when at least one did."
    grown = sorted(one.title for one in dossier.live if one.origin == "resident proposal")
    if grown:
        says = "At least one solution grew from a resident's proposal."
        workings = (f"{count(len(grown), 'solution')}: {', '.join(grown)}.",)
        return found("resident", State.MET, says, how="See where they started", rule=rule, workings=workings)
    says = "No solution grew from a resident's proposal."
    would = "Take up a resident's proposal."
    return found("resident", State.NOT, says, how="Add a resident's proposal", rule=rule, would=would)


def whole(dossier: Dossier) -> Finding:
    """Return whether each solution has an objective, a lead, and an instrument or funding (A: a clear objective)."""
    rule = "Met when all have; partly when some have."
    lacking = sorted(
        one.title
        for one in dossier.live
        if not (one.objective.strip() and one.lead_kind and (one.instruments or one.funding))
    )
    workings = (f"{len(dossier.live) - len(lacking)} of {count(len(dossier.live), 'solution')}.",)
    if not lacking:
        says = "Every solution has an objective, a lead, and an instrument or funding."
        return found("whole", State.MET, says, how="See the solutions", rule=rule, workings=workings)
    named = ", ".join(lacking[:TITLES_NAMED])
    more = f", and {len(lacking) - TITLES_NAMED} more" if len(lacking) > TITLES_NAMED else ""
    says = f"Without an objective, a lead, or an instrument or funding: {named}{more}."
    would = f"Complete {count(len(lacking), 'solution')}."
    state = State.PARTLY if len(lacking) < len(dossier.live) else State.NOT
    return found("whole", state, says, how="Complete them", rule=rule, would=would, workings=workings)


def interventions(dossier: Dossier, thresholds: Thresholds) -> Finding:
    """Return how many kinds of instrument and funding support the portfolio (A: policy interventions)."""
    least = thresholds.intervention_kinds
    rule = f"Met with {count(least, 'kind')} or more; partly with fewer."
    kinds = {name for solution in dossier.live for name in solution.instruments}
    kinds |= {line.kind for solution in dossier.live for line in solution.funding}
    if not kinds:
        says = "No policy instrument or funding stands behind the portfolio."
        would = "Name an instrument or a funding line."
        return found("interventions", State.NOT, says, how="Add an instrument", rule=rule, would=would)
    says = f"{count(len(kinds), 'kind')} of support: {', '.join(sorted(kinds))}."
    state = level(len(kinds), met=least, partly=1)
    would = "" if state is State.MET else f"Add {count(least - len(kinds), 'more kind', 'more kinds')} of support."
    return found("interventions", state, says, how="Add an instrument", rule=rule, would=would)
