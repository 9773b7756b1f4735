"""Report what the figure of a target is now, and put right in the open what was reported wrongly.

Source: docs/method.md, delivery; lead-and-learn (A Mission Oriented Approach, 2020): what is measured is measured in public.
"""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.permissions import require
from govuk.cleaning import clean_line, clean_text
from roadmaps.delivery.opening import open_delivery
from roadmaps.errors import ChangedMeanwhile, DoesNotFit
from roadmaps.models import Correction, Indicator, Measurement, Mission
from roadmaps.models.choices import TargetKind
from roadmaps.telling import team, tell_of_mission
from roadmaps.wording import long_date, with_unit

NOT_LEAD = "Only the lead officer of this mission says who has its data."


@transaction.atomic
def report_figure(
    *, mission: Mission, by: Person, on: date, value: Decimal, source: str, note: str = ""
) -> Measurement:
    """Report what the figure was on a day, in the unit of the target, and where it comes from; return the measurement.

    No measurement that is there changes. Raises NotAllowed, WrongStage, and DoesNotFit for a target without a figure, a
    day to come, or one that has a measurement already.
    """
    mission = open_delivery(mission, by, "roadmaps.report_figure")
    _has_a_figure(mission)
    if on > timezone.localdate():
        raise DoesNotFit(mission, {"on": "The day on which it was measured cannot be in the future"})
    indicator, _ = Indicator.objects.get_or_create(mission=mission)
    if indicator.measurements.standing().filter(on=on).exists():
        raise DoesNotFit(mission, {"on": "There is a measurement of this day. Correct that one instead"})
    made = Measurement.objects.create(
        indicator=indicator,
        on=on,
        value=value,
        source=clean_line(source),
        note=clean_line(note),
        reported_by=by,
        reported_at=timezone.now(),
    )
    _tell("figure.reported", mission, made, by, key=made.pk, source=made.source)
    return made


@transaction.atomic
def correct_figure(
    *, measurement: Measurement, by: Person, value: Decimal | None, source: str = "", reason: str, seen: int
) -> Correction:
    """Put a measurement right, or strike it out with the value None; return the record, which keeps what stood there.

    ``seen`` is how many corrections of it the person saw. Raises NotAllowed, WrongStage, ChangedMeanwhile, and DoesNotFit
    for one that was struck out, or when nothing changes.
    """
    mission = open_delivery(measurement.indicator.mission, by, "roadmaps.report_figure")
    measurement = Measurement.objects.get(pk=measurement.pk)
    if measurement.corrections.count() != seen:
        raise ChangedMeanwhile("Somebody else has corrected this measurement since you opened it.")
    if measurement.struck_at:
        raise DoesNotFit(measurement, {"value": "This measurement was struck out"})
    source = clean_line(source) or measurement.source
    if value == measurement.value and source == measurement.source:
        raise DoesNotFit(measurement, {"value": "Enter another value or another source than what stands there"})
    correction = Correction.objects.create(
        measurement=measurement,
        was=measurement.value,
        was_from=measurement.source,
        value=value,
        reason=clean_text(reason),
        by=by,
    )
    if value is None:
        measurement.struck_at = timezone.now()
    else:
        measurement.value, measurement.source = value, source
    measurement.save(update_fields=["value", "source", "struck_at"])
    unit = mission.unit
    says = f"It now says {with_unit(value, unit)}." if value is not None else "It was struck out."
    was = with_unit(correction.was, unit)
    _tell("figure.corrected", mission, measurement, by, key=correction.pk, was=was, says=says, reason=correction.reason)
    return correction


@transaction.atomic
def name_data_owner(*, mission: Mission, by: Person, person: Person | None) -> Indicator:
    """Let somebody who has the data report it beside the officers, or nobody; return the indicator. Raises NotAllowed."""
    mission = open_delivery(mission, by, "roadmaps.choose_collaborators")
    _has_a_figure(mission)
    indicator, _ = Indicator.objects.get_or_create(mission=mission)
    indicator.data_owner = person
    indicator.save(update_fields=["data_owner"])
    return indicator


def require_figure(mission: Mission, by: Person) -> None:
    """Return quietly when a person may report the figure of a mission. Raises NotAllowed and DoesNotFit."""
    require(by, "roadmaps.report_figure", mission)
    _has_a_figure(mission)


def _has_a_figure(mission: Mission) -> None:
    if mission.target_kind != TargetKind.QUANTIFIED:
        raise DoesNotFit(mission, {"value": "The target of this mission is a condition, so it has no figure to report"})


def _tell(kind: str, mission: Mission, which: Measurement, by: Person, /, **said: object) -> None:
    key = said.pop("key")
    figure = with_unit(which.value, mission.unit)
    day = long_date(which.on)
    tell_of_mission(kind, mission, key=key, by=by, to=team(mission), public=True, figure=figure, on=day, **said)
