"""Submit a mission for its check: freeze it as a revision and open the check."""

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from locking import lock_row
from roadmaps.examination.examining import examine_document
from roadmaps.examination.method import method_of, version_in_force
from roadmaps.lifecycle.steps import take_step
from roadmaps.models import CriteriaCheck, Mission, Revision
from roadmaps.revisions.freezing import freeze


@transaction.atomic
def submit_for_check(*, mission: Mission, by: Person, note: str = "") -> Revision:
    """Freeze the mission as its next revision and open a check of it by the method in force; return the revision.

    Raises NotAllowed, WrongStage, and GateClosed when the draft is not whole enough to judge.
    """
    mission = lock_row(mission)
    revision = freeze(mission, by=by, kind=Revision.Kind.SUBMITTED, note=note)
    take_step(mission=mission, name="submit", by=by, reason=note, revision=revision)
    open_check(revision)
    return revision


def open_check(revision: Revision) -> CriteriaCheck:
    """Open a check of a revision by the method in force; return it. Call inside a transaction."""
    version = version_in_force()
    standings = examine_document(revision.document, method_of(version), as_of=timezone.localdate(revision.submitted_at))
    found = {finding.key: str(finding.state) for standing in standings for finding in standing.findings}
    return CriteriaCheck.objects.create(revision=revision, method=version, found=found)
