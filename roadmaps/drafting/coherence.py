"""Which values of a draft cannot stand together: said by the form, and held again when a draft is saved.

Held again, because two officers may each have changed one half of what must agree.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from roadmaps.models.choices import Direction, TargetKind

# What a quantified target needs before the database takes it (criterion 2), and how to ask for it.
NEEDED_OF_A_NUMBER = {
    "measure": "Enter what is measured",
    "unit": "Enter the unit",
    "baseline_value": "Enter today's value",
    "baseline_date": "Enter the date of today's value",
    "target_value": "Enter the value to reach",
    "direction": "Choose which way the figure should go",
}


def faults_of(values: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each field of a mission whose value cannot stand beside the others.

    ``values`` are Python values by the field's name; a field that is not there is not looked at.
    """
    return {**_dates(values), **_target(values)}


def _dates(values: Mapping[str, Any]) -> dict[str, str]:
    start, deadline = values.get("starts_on"), values.get("deadline")
    if start and deadline and deadline <= start:
        return {"deadline": "Enter a deadline after the start"}
    return {}


def _target(values: Mapping[str, Any]) -> dict[str, str]:
    if values.get("target_kind") == TargetKind.QUANTIFIED:
        missing = {
            field: sentence
            for field, sentence in NEEDED_OF_A_NUMBER.items()
            if field in values and values[field] in (None, "")
        }
        return missing or _direction(values)
    if values.get("target_kind") == TargetKind.BINARY and not values.get("condition"):
        return {"condition": "Enter the condition"}
    return {}


def _direction(values: Mapping[str, Any]) -> dict[str, str]:
    start, end, direction = values.get("baseline_value"), values.get("target_value"), values.get("direction")
    if start is None or end is None or not direction or start == end:
        return {}
    if (end > start) == (direction == Direction.UP):
        return {}
    word = "higher" if direction == Direction.UP else "lower"
    today = format(Decimal(start).normalize(), "f")
    return {"target_value": f"Enter a value {word} than today's {today}, or change the direction"}
