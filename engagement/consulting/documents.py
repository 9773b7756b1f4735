"""What people should read before they comment: files, and who is invited."""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from engagement.consulting.opening import NOT_YOURS
from engagement.errors import FileNotTaken
from engagement.models import Consultation, ConsultationDocument, Invitation
from govuk.files import NotAccepted, kind_of, safe_name

MOST_BYTES = 10_000_000
MOST_DOCUMENTS = 20


@transaction.atomic
def add_document(
    *, consultation: Consultation, by: Person, title: str, says: str, name: str, body: bytes
) -> ConsultationDocument:
    """Put a file beside a consultation; return it. ``says`` tells its content to whoever cannot open it.

    Raises NotAllowed, and FileNotTaken for one that is too large, of no kind that is accepted, or one too many.
    """
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    if len(body) > MOST_BYTES:
        raise FileNotTaken(f"The file must be {MOST_BYTES // 1_000_000} MB or smaller")
    if consultation.documents.count() >= MOST_DOCUMENTS:
        raise FileNotTaken(f"This consultation has {MOST_DOCUMENTS} documents, which is the most")
    try:
        kind = kind_of(name, body)
    except NotAccepted as problem:
        raise FileNotTaken(str(problem)) from None
    return ConsultationDocument.objects.create(
        consultation=consultation,
        title=title,
        says=says,
        name=safe_name(name),
        kind=kind,
        size=len(body),
        digest=hashlib.sha256(body).hexdigest(),
        body=body,
        added_by=by,
    )


def remove_document(*, document: ConsultationDocument, by: Person) -> None:
    """Take a file away. Raises NotAllowed."""
    require(by, "engagement.look_after", document.consultation, otherwise=NOT_YOURS)
    document.delete()


@transaction.atomic
def invite(*, consultation: Consultation, by: Person, emails: Iterable[str]) -> int:
    """Let the owners of these addresses comment where only the invited may; return how many are new. Raises NotAllowed."""
    require(by, "engagement.look_after", consultation, otherwise=NOT_YOURS)
    known = {one.lower() for one in consultation.invitations.values_list("email", flat=True)}
    new = {one.lower() for one in emails} - known
    Invitation.objects.bulk_create(
        (Invitation(consultation=consultation, email=one, by=by) for one in sorted(new)), ignore_conflicts=True
    )
    return len(new)
