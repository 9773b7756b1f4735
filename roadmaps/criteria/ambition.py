"""Criterion 3: ambitious but realistic, with research and innovation across the whole innovation chain."""

from collections.abc import Iterator
from decimal import Decimal

from roadmaps.criteria.dossier import Dossier
from roadmaps.criteria.finding import Finding, State, count
from roadmaps.criteria.thresholds import Thresholds

NUMBER = 3
CHAIN = ("basic research", "applied research", "pilot", "scale-up", "mainstream")
EARLY, LATE = frozenset(CHAIN[:2]), frozenset(CHAIN[3:])


def findings(dossier: Dossier, thresholds: Thresholds) -> Iterator[Finding]:
    """Yield what the data shows of criterion 3, short of what needs a series of measurements."""
    if not dossier.live:
        says = "There are no solutions yet, so nothing shows a way to get there."
        yield Finding(NUMBER, "chain", State.UNKNOWN, says, "solutions", "Add a solution")
        return
    yield _chain(dossier, thresholds)
    yield _both_ends(dossier)
    yield _feedback(dossier)
    yield _secured(dossier, thresholds)
    yield _risk(dossier)


def _chain(dossier: Dossier, thresholds: Thresholds) -> Finding:
    covered = [stage for stage in CHAIN if any(s.innovation_stage == stage for s in dossier.live)]
    missing = [stage for stage in CHAIN if stage not in covered]
    figure = f"{len(covered)} of {len(CHAIN)}"
    if len(covered) >= thresholds.innovation_stages:
        says = f"The solutions stand at {len(covered)} of the 5 stages of innovation."
        return Finding(NUMBER, "chain", State.MET, says, "solutions", "See the solutions", figure)
    state = State.PARTLY if len(covered) == thresholds.innovation_stages - 1 else State.NOT
    says = f"The solutions stand at {count(len(covered), 'stage')} of innovation. Nothing at: {', '.join(missing)}."
    return Finding(NUMBER, "chain", state, says, "solutions", "Widen the portfolio", figure)


def _both_ends(dossier: Dossier) -> Finding:
    stages = {solution.innovation_stage for solution in dossier.live}
    early, late = bool(stages & EARLY), bool(stages & LATE)
    if early and late:
        says = "It has both research and solutions ready to grow."
        return Finding(NUMBER, "both_ends", State.MET, says, "solutions", "See the solutions")
    if early or late:
        says = "It has no solution ready to grow." if early else "It has no research among its solutions."
        return Finding(NUMBER, "both_ends", State.PARTLY, says, "solutions", "Add the other end")
    says = "It has neither research nor solutions ready to grow."
    return Finding(NUMBER, "both_ends", State.NOT, says, "solutions", "Add both ends")


def _feedback(dossier: Dossier) -> Finding:
    if any(solution.feeds_back.strip() for solution in dossier.live):
        says = "At least one solution says what it feeds back to another."
        return Finding(NUMBER, "feedback", State.MET, says, "solutions", "See the solutions")
    says = "No solution says how its findings would feed back to the others."
    return Finding(NUMBER, "feedback", State.NOT, says, "solutions", "Record what feeds back")


def _secured(dossier: Dossier, thresholds: Thresholds) -> Finding:
    lines = [line for solution in dossier.live for line in solution.funding if line.amount is not None]
    total = sum((line.amount for line in lines), Decimal(0))
    if not total:
        says = "No amounts of funding are recorded."
        return Finding(NUMBER, "funding", State.UNKNOWN, says, "solutions", "Record funding")
    secured = sum((line.amount for line in lines if line.is_secured), Decimal(0)) / total
    figure = f"£{total:,.0f} sought or secured"
    says = f"{secured:.0%} of the funding is secured."
    if secured >= Decimal(str(thresholds.funding_secured_share)):
        return Finding(NUMBER, "funding", State.MET, says, "solutions", "See the funding", figure)
    return Finding(NUMBER, "funding", State.PARTLY, says, "solutions", "Secure more funding", figure)


def _risk(dossier: Dossier) -> Finding:
    risky = [solution for solution in dossier.live if solution.is_high_risk]
    if any(solution.learnt_if_fails.strip() for solution in risky):
        says = "It takes at least one high risk and says what would be learnt if it fails."
        return Finding(NUMBER, "risk", State.MET, says, "solutions", "See the solutions")
    if risky:
        says = "It takes a high risk but does not say what would be learnt if it fails."
        return Finding(NUMBER, "risk", State.PARTLY, says, "solutions", "Say what would be learnt")
    says = "No solution is marked as high risk."
    return Finding(NUMBER, "risk", State.NOT, says, "solutions", "Mark the risks taken")
