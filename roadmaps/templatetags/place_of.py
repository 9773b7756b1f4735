"""Where a finding is mended."""

from django import template

register = template.Library()


@register.filter
def place_of(places: dict[str, str], field: str) -> str:
    """Return the address of the form field that mends a finding."""
    return places.get(field, "#")
