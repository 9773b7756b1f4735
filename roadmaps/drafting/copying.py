"""Begin a mission from another one: a duplicate, or a published exemplar."""

from typing import Any

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from roadmaps.models import Challenge, Mission
from roadmaps.models.choices import Provenance
from roadmaps.revisions.building import build_missions
from roadmaps.revisions.documents import document_of


def keyed(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return a document's mission with its solutions named by key, and the solutions by that key (their address)."""
    solutions = {one["slug"]: one for one in document["solutions"]}
    named = [{"key": one["slug"], "expected_share": one["expected_share"]} for one in document["solutions"]]
    return {**document, "solutions": named}, solutions


@transaction.atomic
def duplicate_mission(*, mission: Mission, challenge: Challenge, title: str, by: Person) -> Mission:
    """Make a new draft within ``challenge`` from all that ``mission`` says, with its own copy of each solution.

    Returns the draft, led by ``by``. Checks, comments, notes and history stay with the first. Raises NotAllowed.
    """
    require(by, "roadmaps.start_mission")
    require(by, "roadmaps.read_mission", mission)
    content, solutions = keyed(document_of(mission))
    content["mission"] = {**content["mission"], "title": title}
    solutions = {key: {**one, "provenance": Provenance.DRAFTED} for key, one in solutions.items()}
    return build_missions([(challenge, content)], solutions, by=by)[0]
