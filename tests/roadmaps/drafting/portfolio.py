"""What the tests of a portfolio's table share."""

from roadmaps.models import Mission


def titles(mission: Mission) -> list[str]:
    """Return the titles of a mission's solutions, in their order."""
    return [one.solution.title for one in mission.contributions.select_related("solution")]
