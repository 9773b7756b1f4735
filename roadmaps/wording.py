"""A mission's target and facts as sentences that anyone understands."""

from datetime import date
from decimal import Decimal
from typing import Any

from roadmaps.models.choices import TargetKind


def number(value: Decimal | str | None) -> str:
    """Return a number without needless zeros, thousands separated by commas."""
    if value in (None, ""):
        return ""
    text = f"{Decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def with_unit(value: Decimal | str | None, unit: str) -> str:
    """Return "14%" for per cent and "100 cities" for the rest."""
    if unit == "per cent":
        return f"{number(value)}%"
    return f"{number(value)} {unit}".strip()


def long_date(value: date | str | None) -> str:
    """Return "31 December 2030"."""
    if isinstance(value, str) and value:
        value = date.fromisoformat(value)
    return f"{value:%-d %B %Y}" if value else ""


def change_in_figures(target: dict[str, Any]) -> str:
    """Return "14% → 0%", or "Met or not" for a condition."""
    if target["kind"] == TargetKind.QUANTIFIED:
        unit = target["unit"]
        if unit != "per cent":
            return f"{number(target['baseline'])} → {with_unit(target['value'], unit)}"
        return f"{with_unit(target['baseline'], unit)} → {with_unit(target['value'], unit)}"
    return "Met or not" if target["kind"] else "No target yet"


def target_sentence(target: dict[str, Any], deadline: date | str | None) -> str:
    """Return the target of a document as one sentence; what is missing is left out."""
    by = f" by {long_date(deadline)}" if deadline else ""
    if target["kind"] == TargetKind.BINARY:
        attested = (
            f" {target['attested_by'][:1].upper()}{target['attested_by'][1:]} will confirm it."
            if target["attested_by"]
            else ""
        )
        return f"Met if this is true{by}: {target['condition'].rstrip('.')}.{attested}"
    if target["kind"] != TargetKind.QUANTIFIED:
        return "Nothing says yet what will show that the mission is met."
    unit, since = target["unit"], long_date(target["baseline_date"])
    start, end = with_unit(target["baseline"], unit), with_unit(target["value"], unit)
    return f"{target['measure'].rstrip('.')}: from {start} on {since} to {end}{by}."


def plain(value: object) -> object:
    """Return a date or a decimal as text; anything else as it is."""
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return value.isoformat() if isinstance(value, date) else value
