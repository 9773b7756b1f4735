"""A revision as it is read: its document, its target in a sentence, and the attachments that stood behind it."""

from typing import Any

from roadmaps.models import Revision
from roadmaps.pages.beside_fields import attachments_shown
from roadmaps.wording import target_sentence


def as_read(revision: Revision) -> dict[str, Any]:
    """Return what every page shows that has people read a frozen revision. One query."""
    document = revision.document
    return {
        "document": document,
        "target": target_sentence(document["target"], document["mission"]["deadline"]),
        "attachments": attachments_shown(revision.mission.attachments.standing(revision.submitted_at)),
    }
