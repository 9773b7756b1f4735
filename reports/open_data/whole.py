"""A whole roadmap as one JSON file, in the format that an import takes: what the public is shown, and nothing else."""

from typing import Any

from reports.open_data.shown import public_missions
from roadmaps.exchange.exporting import content_of_documents
from roadmaps.exchange.plain_json import write_json
from roadmaps.models import Roadmap
from roadmaps.revisions.frozen import documents_shown, with_frozen


def whole_roadmap(roadmap: Roadmap) -> bytes:
    """Return the public part of a roadmap as JSON: importing it and exporting it again gives the same bytes."""
    missions = with_frozen(public_missions().filter(challenge__roadmap=roadmap).with_parents())
    shown = list(missions)
    by_challenge: dict[int, list[Any]] = {}
    for mission, document in zip(shown, documents_shown(shown), strict=True):
        # What was frozen before there were measurements has no series.
        series = document.get("indicator") or {"rhythm_months": None, "measurements": []}
        by_challenge.setdefault(mission.challenge_id, []).append((mission, {**document, "indicator": series}))
    challenges = [(one, by_challenge.get(one.pk, [])) for one in roadmap.challenges.public()]
    return write_json(content_of_documents(roadmap, challenges))
