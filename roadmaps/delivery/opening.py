"""How every deed of delivery begins: the mission is locked, in delivery, and its own officers are at it."""

from accounts.models import Person
from accounts.permissions import require
from locking import lock
from roadmaps.errors import WrongStage
from roadmaps.models import Mission, Stage

NOT_YOURS = "Only the officers of this mission report on its delivery. You can read it on its public page."
NOT_IN_DELIVERY = (
    "Delivery is reported while a mission is in delivery; this one is {stage}. What you sent was not saved."
)


def open_delivery(mission: Mission, by: Person, permission: str = "roadmaps.report_delivery") -> Mission:
    """Lock a mission for one deed by ``by``, and return the fresh row. Call inside a transaction.

    Raises NotAllowed, and WrongStage unless the mission is in delivery.
    """
    found = lock(Mission.objects.with_parents().as_seen_by(by)).get(pk=mission.pk)
    require(by, permission, found, otherwise=NOT_YOURS)
    require_in_delivery(found)
    return found


def require_in_delivery(mission: Mission) -> None:
    """Return quietly when a mission is in delivery and nobody put it away. Raises WrongStage."""
    if mission.stage != Stage.IN_DELIVERY or mission.archived_at:
        stage = "archived" if mission.archived_at else mission.get_stage_display().lower()
        raise WrongStage(NOT_IN_DELIVERY.format(stage=stage))
