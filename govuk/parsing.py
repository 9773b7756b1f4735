"""The one way in which a number or a moment that stands in an address or a form becomes one; nonsense is none."""

from datetime import UTC, datetime

from django.utils.dateparse import parse_datetime

LARGEST = 2**63 - 1


def number(text: str | None) -> int | None:
    """Return the whole number that a text is, if PostgreSQL can hold it and it is not negative; else None."""
    if not text or not text.isascii() or not text.isdigit() or len(text) > 19:
        return None
    found = int(text)
    return found if found <= LARGEST else None


def moment(text: str | None) -> datetime | None:
    """Return the moment that a text is, in universal time, if it says its time zone; else None."""
    try:
        found = parse_datetime((text or "").replace("\x00", ""))
        # PostgreSQL knows no time zone further than 16 hours away.
        return found.astimezone(UTC) if found and found.tzinfo else None
    except (ValueError, OverflowError):
        return None
