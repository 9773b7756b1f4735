"""Looking things up by a name that only the template knows."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import reverse
from django.utils.http import urlencode

from roadmaps.criteria.plain_english import measures_of
from roadmaps.models.choices import (
    ActorKind,
    ChallengeOrigin,
    Criterion,
    FundingKind,
    InnovationStage,
    SolutionOrigin,
    SolutionStatus,
)
from roadmaps.pictures import palette

register = template.Library()
WHY = {
    ChallengeOrigin.LEADERSHIP: "the council's leadership chose it.",
    ChallengeOrigin.MOVEMENT: "a movement in civil society asked for it.",
    ChallengeOrigin.BOTH: "a movement in civil society asked for it, and the council's leadership chose it.",
}
JUDGED = {"met": "judged met", "partly": "judged partly met", "not": "judged not met"}


@register.filter
def why_priority(origin: str) -> str:
    """Return why a challenge is a priority, as a sentence."""
    return WHY.get(origin, "")


@register.filter
def while_drafted(state: str) -> str:
    """Return how the state of a criterion is shown of a draft: what is not met, or not known, is not yet."""
    return "not yet" if state in ("not", "unknown") else state


@register.filter
def place_of(places: dict[str, str], field: str) -> str:
    """Return the address of the form field that mends a finding."""
    return places.get(field, "#")


@register.filter
def entry(mapping: Mapping[Any, Any] | None, name: Any) -> Any:
    """Return what a mapping holds under ``name``; nothing when it holds nothing."""
    return mapping.get(name) if mapping else None


@register.filter
def is_among(value: Any, some: Any) -> bool:
    """Return whether a value is one of some."""
    return value in some


@register.filter
def ending(name: str) -> str:
    """Return the kind of a file by the ending of its name, as people write it: "PDF"."""
    return name.rpartition(".")[2].upper()


@register.filter
def measured(text: str | None) -> dict[str, Any]:
    """Return the words and the reading age of a text."""
    return measures_of(text or "")


@register.filter
def criterion_name(number: int) -> str:
    """Return the short name of a criterion."""
    return Criterion(number).label


@register.filter
def actor_word(kind: str) -> str:
    """Return the word of a kind of actor, as a tag shows it."""
    return palette.ACTORS[kind].word if kind in palette.ACTORS else ""


@register.filter
def judged_word(state: str) -> str:
    """Return how a criterion was judged, in words."""
    return JUDGED.get(state, "not judged")


@register.simple_tag
def compare_address(slug: str, old: int, new: int) -> str:
    """Return the address that compares two revisions of a mission, by their numbers."""
    return f"{reverse('revisions_compare', args=[slug])}?{urlencode({'from': old, 'to': new})}"


@register.simple_tag
def note_address(slug: str, field: str, contribution: Any) -> str:
    """Return the address where notes on a field of a draft, or of one of its solutions, are read and written."""
    asked = {"field": field} | ({"solution": contribution.solution_id} if contribution else {})
    return f"{reverse('notes', args=[slug])}?{urlencode(asked)}#add"


@register.simple_tag
def attach_address(slug: str, field: str, contribution: Any) -> str:
    """Return the address where files and links beside a field of a draft, or of one of its solutions, are added."""
    asked = {"field": field} | ({"solution": contribution.solution_id} if contribution else {})
    return f"{reverse('attachments', args=[slug])}?{urlencode(asked)}#add"


@register.filter
def innovation_label(stage: str) -> str:
    """Return the words of a stage of innovation, as a document holds it."""
    return InnovationStage(stage).label if stage else "Stage not said"


@register.filter
def status_label(status: str) -> str:
    """Return the words of a solution's status, as a document holds it."""
    return SolutionStatus(status).label


@register.filter
def origin_label(origin: str) -> str:
    """Return the words of where a solution came from, as a document holds it."""
    return SolutionOrigin(origin).label


@register.filter
def funding_label(kind: str) -> str:
    """Return the words of a kind of funding, as a document holds it."""
    return FundingKind(kind).label


@register.filter
def partner_name(partner: Mapping[str, str]) -> str:
    """Return the name of a partner as a document holds it, or what kind of actor it is."""
    return partner["name"] or ActorKind(partner["kind"]).label
