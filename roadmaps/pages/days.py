"""A day in an address, as ISO 8601 writes it."""

from datetime import date


class DayConverter:
    """Reads and writes days such as 2026-11-27; what is no day is no such address."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Return the day. Raises ValueError, which is a 404."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Return the day as the address has it."""
        return value.isoformat()
