"""Files and links beside the fields of a draft: what backs what it says."""

import hashlib

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from accounts.models import Person
from govuk.files import NotAccepted, kind_of, safe_name
from roadmaps.drafting.missions import open_draft, touch
from roadmaps.errors import DoesNotFit
from roadmaps.models import AttachedFile, Attachment, Mission, Solution

MOST_BYTES = 10_000_000
MOST_OF_A_MISSION = 100


@transaction.atomic
def attach_link(
    *, mission: Mission, by: Person, field: str, title: str, link: str, solution: Solution | None = None
) -> Attachment:
    """Put a link beside a field of a draft; return it. Raises NotAllowed, WrongStage and DoesNotFit."""
    mission = _with_room(open_draft(mission, by))
    touch(mission)
    return Attachment.objects.create(
        mission=mission, solution=solution, field=field, title=title, link=link, added_by=by
    )


@transaction.atomic
def attach_file(
    *,
    mission: Mission,
    by: Person,
    field: str,
    title: str,
    name: str,
    body: bytes,
    solution: Solution | None = None,
) -> Attachment:
    """Put a file beside a field of a draft; return it.

    Raises NotAllowed, WrongStage, and DoesNotFit for a file that is too large or of no kind that is accepted.
    """
    mission = _with_room(open_draft(mission, by))
    if len(body) > MOST_BYTES:
        raise DoesNotFit(mission, {"file": f"The file must be {MOST_BYTES // 1_000_000} MB or smaller"})
    try:
        kind = kind_of(name, body)
    except NotAccepted as problem:
        raise DoesNotFit(mission, {"file": str(problem)}) from None
    attached = Attachment.objects.create(
        mission=mission,
        solution=solution,
        field=field,
        title=title,
        name=safe_name(name),
        kind=kind,
        size=len(body),
        digest=hashlib.sha256(body).hexdigest(),
        added_by=by,
    )
    AttachedFile.objects.create(of=attached, body=body)
    touch(mission)
    return attached


def _with_room(mission: Mission) -> Mission:
    if mission.attachments.standing().count() >= MOST_OF_A_MISSION:
        raise DoesNotFit(mission, {"title": f"This mission has {MOST_OF_A_MISSION} attachments, which is the most"})
    return mission


@transaction.atomic
def detach(*, attachment: Attachment, by: Person) -> None:
    """Take an attachment away from a draft. It stays with the revisions that it stood behind.

    One that no revision was frozen with is deleted, bytes and all. Raises NotAllowed and WrongStage.
    """
    mission = open_draft(attachment.mission, by)
    if mission.revisions.filter(submitted_at__gte=attachment.added_at).exists():
        Attachment.objects.filter(pk=attachment.pk, removed_at=None).update(removed_at=timezone.now(), removed_by=by)
    else:
        attachment.delete()
    touch(mission)


def attachments_by_field(mission: Mission, solution_id: int | None = None) -> dict[str, int]:
    """Return how many attachments each field of a draft, or of one of its solutions, has."""
    found = mission.attachments.standing().filter(solution=solution_id).order_by()
    return dict(found.values_list("field").annotate(Count("pk")))
