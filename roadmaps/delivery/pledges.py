"""What partners promise to bring to a mission, and what they report of it."""

from datetime import date

from django.db import transaction

from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_text
from roadmaps.delivery.opening import open_delivery
from roadmaps.errors import DoesNotFit, WrongStage
from roadmaps.models import Mission, Pledge, PledgeReport
from roadmaps.models.mission import FOLLOWED_STAGES
from roadmaps.naming import organisation_named
from roadmaps.telling import team, tell_of_mission

NOT_YOURS = "Only the officers of this mission, and the person whom the partner named, report on this pledge."


@transaction.atomic
def record_pledge(
    *,
    mission: Mission,
    by: Person,
    name: str,
    kind: str,
    says: str,
    due_on: date | None = None,
    contact: Person | None = None,
) -> Pledge:
    """Record what an organisation of that name and kind said it would bring, by when, and who reports on it; return it.

    Raises NotAllowed and WrongStage.
    """
    mission = open_delivery(mission, by)
    pledge = Pledge.objects.create(
        mission=mission,
        organisation=organisation_named(name, kind),
        says=clean_text(says),
        due_on=due_on,
        contact=contact,
        recorded_by=by,
    )
    _tell(pledge, by, key=f"made:{pledge.pk}", says=pledge.says, state="promised")
    return pledge


@transaction.atomic
def report_on_pledge(*, pledge: Pledge, by: Person, state: str, says: str) -> PledgeReport:
    """Report how a pledge stands; return the record. Raises NotAllowed, WrongStage, and DoesNotFit for no such state."""
    require(by, "roadmaps.report_on_pledge", pledge, otherwise=NOT_YOURS)
    if Mission.objects.get(pk=pledge.mission_id).stage not in FOLLOWED_STAGES:
        raise WrongStage("Pledges are reported on from the adoption of a mission on.")
    if state not in Pledge.State.values or state == Pledge.State.MADE:
        raise DoesNotFit(pledge, {"state": "Choose how it stands"})
    report = PledgeReport.objects.create(pledge=pledge, state=state, says=clean_text(says), by=by)
    _tell(pledge, by, key=f"report:{report.pk}", says=report.says, state=report.get_state_display().lower())
    return report


def _tell(pledge: Pledge, by: Person, *, key: str, says: str, state: str) -> None:
    mission = pledge.mission
    organisation = pledge.organisation.name
    tell_of_mission(
        "pledge.reported",
        mission,
        key=key,
        by=by,
        to=team(mission),
        public=True,
        organisation=organisation,
        state=state,
        says=says,
        pledged=pledge.says if state != "promised" else "",
    )
