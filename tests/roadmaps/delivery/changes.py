"""A mission in delivery with five solutions, and changes to it, for the tests of changing."""

from roadmaps.delivery.changing import add_part, digest_of_parts, send_change, start_change
from roadmaps.models import Contribution, Mission, ProposedChange, Solution
from tests import factories

SHARES = (20, 20, 20, 20)
WORDS = {"kind": "words", "statement": "In five years, all of us breathe clean air."}


def mission_of_fifths(officer) -> Mission:
    """A mission in delivery with five solutions of a fifth each."""
    mission = factories.draft(officer)
    mission.contributions.update(expected_share=20)
    for share in SHARES:
        solution = factories.SolutionFactory(status="in delivery", approach="co-design")
        Contribution.objects.create(mission=mission, solution=solution, expected_share=share)
    return factories.frozen_in_delivery(mission, officer)


def solutions(mission) -> list[Solution]:
    return [one.solution for one in mission.contributions.select_related("solution").order_by("pk")]


def stop(solution: Solution) -> dict:
    return {"kind": "stop", "solution": solution.slug, "says": "Nobody came."}


def begun(mission, *parts, by=None) -> ProposedChange:
    by = by or mission.lead_officer
    change = start_change(mission=mission, by=by)
    for part in parts:
        change = add_part(change=change, by=by, part=part)
    return change


def sent(change, by=None, reason="It works better so.") -> ProposedChange:
    by = by or change.started_by
    return send_change(change=change, by=by, reason=reason, seen=digest_of_parts(change))
