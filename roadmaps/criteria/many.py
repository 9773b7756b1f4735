"""Criterion 5: multiple, bottom-up solutions; a portfolio, never one path or one technology."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier, SolutionPart
from roadmaps.criteria.finding import Finding, State, count
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 5


def concentration(shares: list[Decimal]) -> float | None:
    """Return the Herfindahl index of ``shares``: 1 for a single one, 1/n for n equal ones.

    None when there is nothing to divide.
    """
    total = sum(shares)
    if not total:
        return None
    return float(sum((share / total) ** 2 for share in shares))


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 5."""
    yield _enough(dossier, thresholds)
    if not dossier.live:
        return
    yield _spread(dossier, thresholds)
    yield _what_if(dossier, thresholds)
    yield _approaches(dossier, thresholds)
    yield _outside(dossier, thresholds)
    yield _resident(dossier)
    yield _whole(dossier)
    yield _interventions(dossier, thresholds)


def _enough(dossier: Dossier, thresholds: Thresholds) -> Finding:
    number = len(dossier.live)
    if not number:
        says = "The portfolio is empty."
        return Finding(NUMBER, "solutions", State.NOT, says, "solutions", "Add a solution")
    says = f"The portfolio has {count(number, 'solution')}."
    if number >= thresholds.solutions:
        return Finding(NUMBER, "solutions", State.MET, says, "solutions", "See the solutions")
    state = State.PARTLY if number >= thresholds.solutions_warn else State.NOT
    says = f"The portfolio has {count(number, 'solution')}; {thresholds.solutions} or more make it hard to fail."
    return Finding(NUMBER, "solutions", state, says, "solutions", "Add a solution")


def _spread(dossier: Dossier, thresholds: Thresholds) -> Finding:
    shares = [solution.share for solution in dossier.live if solution.share is not None]
    index = concentration(shares)
    if index is None:
        says = "No solution says what share of the target it should bring."
        return Finding(NUMBER, "concentration", State.UNKNOWN, says, "solutions", "Enter expected shares")
    largest = max(dossier.live, key=lambda solution: solution.share or 0)
    figure = f"Herfindahl index {index:.2f}"
    if largest.share > Decimal(str(thresholds.largest_share_percent)):
        says = f"{largest.title} carries {largest.share:.0f}% of the target on its own."
        return Finding(NUMBER, "concentration", State.NOT, says, "solutions", "Spread the target", figure)
    if index > thresholds.concentration:
        says = "A few solutions carry most of the target."
        return Finding(NUMBER, "concentration", State.PARTLY, says, "solutions", "Spread the target", figure)
    says = f"The target is spread: the largest part is {largest.share:.0f}%, {largest.title}."
    return Finding(NUMBER, "concentration", State.MET, says, "solutions", "See the solutions", figure)


def heaviest(dossier: Dossier) -> tuple[str, str, Decimal] | None:
    """Return what carries most of the target: what it is, its name, and its share in per cent.

    It looks at every lead organisation, approach and funder, where two or more solutions could fall
    together; a solution alone is the business of ``concentration``. None when no share is known.
    """
    carried: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for solution in dossier.live:
        for single_point in _single_points(solution):
            carried[single_point] += solution.share or 0
    if not any(carried.values()):
        return None
    (what, name), share = max(carried.items(), key=lambda item: item[1])
    return what, name, share


def _single_points(solution: SolutionPart) -> set[tuple[str, str]]:
    points = {("funder", line.funder) for line in solution.funding if line.funder}
    if solution.lead_name:
        points.add(("lead organisation", solution.lead_name))
    if solution.approach:
        points.add(("approach", solution.approach))
    return points


def _what_if(dossier: Dossier, thresholds: Thresholds) -> Finding:
    found = heaviest(dossier)
    if found is None:
        says = "Without expected shares and leads nobody can say what falls if one fails."
        return Finding(NUMBER, "what_if", State.UNKNOWN, says, "solutions", "Enter expected shares")
    what, name, share = found
    says = f"If one {what} fails ({name}), {share:.0f}% of the target falls."
    if share > Decimal(str(thresholds.largest_share_percent)):
        return Finding(NUMBER, "what_if", State.NOT, says, "solutions", "Spread the risk", f"{share:.0f}%")
    return Finding(NUMBER, "what_if", State.MET, says, "solutions", "See the solutions", f"{share:.0f}%")


def _approaches(dossier: Dossier, thresholds: Thresholds) -> Finding:
    approaches = {solution.approach.lower() for solution in dossier.live if solution.approach}
    if not approaches:
        says = "No solution says what approach it takes."
        return Finding(NUMBER, "approaches", State.UNKNOWN, says, "solutions", "Name the approaches")
    says = f"It takes {count(len(approaches), 'different approach', 'different approaches')}."
    if len(approaches) >= thresholds.approaches:
        return Finding(NUMBER, "approaches", State.MET, says, "solutions", "See the solutions")
    state = State.PARTLY if len(approaches) > 1 else State.NOT
    return Finding(NUMBER, "approaches", state, says, "solutions", "Try another approach")


def _outside(dossier: Dossier, thresholds: Thresholds) -> Finding:
    outside = sum(solution.origin not in ("", "council") for solution in dossier.live)
    says = f"{outside} of {count(len(dossier.live), 'solution')} started outside the council."
    if outside / len(dossier.live) >= thresholds.outside_council_share:
        return Finding(NUMBER, "outside", State.MET, says, "solutions", "See where they started")
    state = State.PARTLY if outside else State.NOT
    return Finding(NUMBER, "outside", state, says, "solutions", "Add one from outside")


def _resident(dossier: Dossier) -> Finding:
    if any(solution.origin == "resident proposal" for solution in dossier.live):
        says = "At least one solution grew from a resident's proposal."
        return Finding(NUMBER, "resident", State.MET, says, "solutions", "See where they started")
    says = "No solution grew from a resident's proposal."
    return Finding(NUMBER, "resident", State.NOT, says, "solutions", "Add a resident's proposal")


def _whole(dossier: Dossier) -> Finding:
    lacking = [
        solution.title
        for solution in dossier.live
        if not (solution.objective and solution.lead_kind and (solution.instruments or solution.funding))
    ]
    if not lacking:
        says = "Every solution has an objective, a lead, and an instrument or funding."
        return Finding(NUMBER, "whole", State.MET, says, "solutions", "See the solutions")
    says = f"Without an objective, a lead, or an instrument or funding: {', '.join(lacking[:4])}."
    state = State.PARTLY if len(lacking) < len(dossier.live) else State.NOT
    return Finding(NUMBER, "whole", state, says, "solutions", "Complete them")


def _interventions(dossier: Dossier, thresholds: Thresholds) -> Finding:
    kinds = {name for solution in dossier.live for name in solution.instruments}
    kinds |= {line.kind for solution in dossier.live for line in solution.funding}
    if not kinds:
        says = "No policy instrument or funding stands behind the portfolio."
        return Finding(NUMBER, "interventions", State.NOT, says, "solutions", "Add an instrument")
    says = f"{count(len(kinds), 'kind')} of support: {', '.join(sorted(kinds))}."
    state = State.MET if len(kinds) >= thresholds.intervention_kinds else State.PARTLY
    return Finding(NUMBER, "interventions", state, says, "solutions", "Add an instrument")
