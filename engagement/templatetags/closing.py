"""How the close of a consultation is said."""

from django import template

from engagement.models import Consultation
from govuk.templatetags.plain_words import day, moment

register = template.Library()


@register.filter
def until(consultation: Consultation) -> str:
    """Return its last day, with the minute of its close where that is not the end of the day."""
    if consultation.closes_within_the_day:
        return moment(consultation.closes_at)
    return day(consultation.closes_on)
