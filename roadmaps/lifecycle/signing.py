"""How the public record names whoever took a step: by role, and by name if they consent."""

from roadmaps.lifecycle.table import BY_NAME
from roadmaps.models import StepTaken

# As whom somebody took a step, by the permission that it needs; an officer where nothing is said.
IN_OFFICE = {"roadmaps.decide": "A commissioner", "roadmaps.attest": "The person whom the target names"}


def signed(taken: StepTaken) -> str:
    """Return who took a step; empty where the clock did."""
    if taken.by is None:
        return ""
    return taken.by.signed(IN_OFFICE.get(BY_NAME[taken.step].permission, "An officer"))
