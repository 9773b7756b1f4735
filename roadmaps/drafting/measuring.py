"""Record how the figure of a mission's target has moved (criteria 2 and 3)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from accounts.models import Person
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.missions import merged_onto, open_draft, touch
from roadmaps.errors import DoesNotFit
from roadmaps.models import Indicator, Measurement, Mission


def values_of(mission: Mission) -> dict[str, Any]:
    """Return what the form of the measurements shows: the rhythm in months, and a row a measurement."""
    indicator = Indicator.objects.filter(mission=mission).prefetch_related("measurements").first()
    if indicator is None:
        return {"rhythm_months": None, "measurements": []}
    rows = [{"on": one.on, "value": one.value, "note": one.note} for one in indicator.measurements.all()]
    return {"rhythm_months": indicator.rhythm_months, "measurements": rows}


@transaction.atomic
def save_measurements(
    *,
    mission: Mission,
    by: Person,
    base: Mapping[str, Any] | None = None,
    rhythm_months: int | None,
    measurements: Sequence[Mapping[str, Any]],
) -> Mission:
    """Keep the rhythm (in months) and every measurement (``on``, ``value``, ``note``) of a draft; return the mission.

    ``base`` is what the person saw, as in ``roadmaps.drafting.missions.save_draft``. Raises NotAllowed, WrongStage,
    EditConflict, and DoesNotFit for two measurements of one day.
    """
    mission = open_draft(mission, by)
    now = values_of(mission)
    given = {"rhythm_months": rhythm_months, "measurements": list(measurements)}
    kept = merged_onto(mission, base, now, given)
    days = [one["on"] for one in kept["measurements"]]
    if len(set(days)) < len(days):
        raise DoesNotFit(mission, {"measurements": "There are two measurements of one day. Keep one of them"})
    if spelled(kept) != spelled(now):
        write_measurements(mission, kept["rhythm_months"], kept["measurements"])
    touch(mission)
    return mission


def write_measurements(mission: Mission, rhythm_months: int | None, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the series in place of what was there; a series of nothing is taken away."""
    if rhythm_months is None and not rows:
        Indicator.objects.filter(mission=mission).delete()
        return
    indicator, _ = Indicator.objects.update_or_create(mission=mission, defaults={"rhythm_months": rhythm_months})
    wanted = {one["on"]: one for one in rows}
    there = {one.on: one for one in indicator.measurements.all()}
    indicator.measurements.filter(on__in=set(there) - set(wanted)).delete()
    for day, row in wanted.items():
        was, note = there.get(day), row.get("note", "")
        if was is None:
            Measurement.objects.create(indicator=indicator, on=day, value=row["value"], note=note)
        elif (was.value, was.note) != (row["value"], note):
            was.value, was.note = row["value"], note
            was.save(update_fields=["value", "note"])
