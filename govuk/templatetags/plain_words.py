"""Dates, numbers and marks as GOV.UK style writes them, in every template."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BoundField
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# How a piece of a compared text is marked, and what a screen reader says of it.
COMPARED = {"added": ("ins", "put in"), "removed": ("del", "taken out")}
MARKS = {
    # A draft is not judged: what is not met is still to come.
    "not yet": ("○", "Not yet", "unknown"),
    "met": ("✓", "Met", "met"),
    "partly": ("◐", "Partly", "partly"),
    "not": ("✕", "Not met", "not"),
    "unknown": ("?", "Unknown", "unknown"),
}


@register.filter
def day(value: date | datetime | str | None) -> str:
    """Return "31 December 2030"; a date as a frozen document spells it, too."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if value else None
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return f"{value:%-d %B %Y}" if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Return "24 November 2026 at 2:41pm"."""
    return f"{day(value)} at {clock(value)}" if value else ""


@register.filter
def clock(value: datetime | None) -> str:
    """Return "2:41pm"; midday and midnight by name."""
    if value is None:
        return ""
    value = timezone.localtime(value)
    if value.minute == 0 and value.hour in (0, 12):
        return "midnight" if value.hour == 0 else "midday"
    return f"{value:%-I:%M}{'am' if value.hour < 12 else 'pm'}".replace(":00", "")


@register.filter
def figure(value: Decimal | float | None) -> str:
    """Return a number without needless zeros, thousands separated by commas."""
    if value is None:
        return ""
    text = f"{Decimal(str(value)):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def with_unit(value: Decimal | None, unit: str) -> str:
    """Return "14%" for per cent and "100 cities" for the rest."""
    if value is None:
        return ""
    return f"{figure(value)}%" if unit == "per cent" else f"{figure(value)} {unit}"


@register.filter
def pounds(value: Decimal | None) -> str:
    """Return "£1,200"; "amount not known" for None."""
    return f"£{figure(value)}" if value is not None else "amount not known"


@register.filter
def plain_text(value: str) -> SafeString:
    """Return a visitor's text: escaped, its lines kept, its links clickable and not followed for rank."""
    linked = urlize(conditional_escape(value), nofollow=True, autoescape=False).replace(
        'rel="nofollow"', 'rel="nofollow ugc"'
    )
    # `urlize` was given escaped text, so what it returns is safe to break into lines.
    return mark_safe(linebreaks(mark_safe(linked)))


@register.filter
def compared(pieces: Iterable[Any]) -> SafeString:
    """Return the pieces of a text that was compared with another, each marked as put in or taken out, its lines kept."""
    shown = [_piece(piece.kind, piece.text) for piece in pieces]
    if not shown:
        return mark_safe('<span class="cm-muted">Nothing</span>')
    return format_html('<span class="cm-as-typed">{}</span>', mark_safe("".join(shown)))


def _piece(kind: str, text: str) -> SafeString:
    if kind not in COMPARED:
        return conditional_escape(text)
    element, words = COMPARED[kind]
    return format_html(
        '<{0}><span class="govuk-visually-hidden"> {1}: </span>{2}</{0}>', mark_safe(element), words, text
    )


@register.filter
def is_invalid(attrs: dict) -> bool:
    """Say whether a widget's field has an error."""
    return attrs.get("aria-invalid") == "true"


@register.filter
def govuk_classes(widget: dict, block: str) -> str:
    """Return the classes of a widget: its GOV.UK block, its own, and the one that says that its field has an error."""
    attrs = widget["attrs"]
    return " ".join(filter(None, (block, attrs.get("class"), f"{block}--error" if is_invalid(attrs) else "")))


@register.filter
def described_by(field: BoundField) -> str:
    """Return the ids of the hint and of the error of a field."""
    ids = ("helptext" if field.help_text else "", "error" if field.errors else "")
    return " ".join(f"{field.auto_id}_{one}" for one in ids if one)


@register.simple_tag
def mark(state: str) -> SafeString:
    """Return the round mark of a state; its word stands beside it, so it is hidden from screen readers."""
    sign, _, css = MARKS[str(state)]
    return format_html('<span class="cm-mark is-{}" aria-hidden="true">{}</span>', css, sign)


@register.simple_tag
def state_tag(state: str) -> SafeString:
    """Return the word of a state in its tint."""
    _, word, css = MARKS[str(state)]
    return format_html('<span class="cm-tag is-{}">{}</span>', css, word)


@register.filter
def unsigned(value: float) -> str:
    """Return a number without its sign, as people write it."""
    return figure(abs(value))


@register.filter
def state_word(state: str) -> str:
    """Return the word of a state."""
    return MARKS[str(state)][1]


@register.filter
def is_past(value: date | None) -> bool:
    """Say whether a day is over."""
    return value is not None and value < timezone.localdate()


@register.filter
def in_list(items: list[str]) -> str:
    """Return "a, b and c"."""
    items = [str(item) for item in items]
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


@register.filter
def years_left(deadline: date | None) -> str:
    """Return "4 years, 1 month left", or how long ago it passed."""
    if deadline is None:
        return ""
    today = timezone.localdate()
    months = (deadline.year - today.year) * 12 + deadline.month - today.month - (deadline.day < today.day)
    if deadline < today:
        return "the deadline has passed"
    years, months = divmod(max(months, 0), 12)
    parts = [f"{n} {word}{'s' if n != 1 else ''}" for n, word in ((years, "year"), (months, "month")) if n]
    return f"{', '.join(parts)} left" if parts else "less than a month left"


@register.filter
def unlocalised(value: float) -> str:
    """Return a number as SVG wants it: no thousands parted, a point and not a comma."""
    return f"{float(value):g}"
