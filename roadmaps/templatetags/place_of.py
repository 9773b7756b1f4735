"""Looking things up by a name that only the template knows."""

from collections.abc import Mapping
from typing import Any

from django import template

from roadmaps.criteria.reading import measures_of
from roadmaps.models.kinds import Criterion

register = template.Library()


@register.filter
def place_of(places: dict[str, str], field: str) -> str:
    """Return the address of the form field that mends a finding."""
    return places.get(field, "#")


@register.filter
def entry(mapping: Mapping[Any, Any] | None, name: Any) -> Any:
    """Return what a mapping holds under ``name``; nothing when it holds nothing."""
    return mapping.get(name) if mapping else None


@register.filter
def measured(text: str | None) -> dict[str, Any]:
    """Return the words and the reading age of a text."""
    return measures_of(text or "")


@register.filter
def criterion_name(number: int) -> str:
    """Return the short name of a criterion."""
    return Criterion(number).label
