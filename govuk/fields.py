"""Form fields that GOV.UK draws in its own way."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from govuk.cleaning import clean_line, clean_text
from govuk.counting import characters

MONTHS = {
    name: number
    for number, names in enumerate(
        "january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,"
        "september sep sept,october oct,november nov,december dec".split(","),
        start=1,
    )
    for name in names.split()
}


class DateWidget(forms.MultiWidget):
    """Day, month and year as three fields, which people fill in with fewer mistakes than a calendar."""

    template_name = "components/date_input.html"
    use_fieldset = True

    def __init__(self, attrs: dict | None = None) -> None:
        parts = {name: forms.TextInput() for name in ("day", "month", "year")}
        super().__init__(parts, attrs)

    def decompress(self, value: date | None) -> Sequence:
        """Split a date into its three fields."""
        return [value.day, value.month, value.year] if value else ["", "", ""]

    def spread(self, name: str, value: str) -> dict[str, str]:
        """Return what a browser would send for an ISO date."""
        year, month, day = value.split("-") if value else ("", "", "")
        parts = {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}
        return {f"{name}_{part}": text for part, text in parts.items()}

    def id_for_label(self, id_: str) -> str:
        """Let a label, or an error's link, lead to the day."""
        return f"{id_}_0" if id_ else ""


class DateField(forms.MultiValueField):
    """A real date; the month as a number or a word."""

    widget = DateWidget

    def __init__(self, *, required: bool = True, **kwargs) -> None:
        name = kwargs.get("label") or "date"
        kwargs.setdefault("error_messages", {}).setdefault("required", f"Enter the {name.lower()}")
        fields = [forms.CharField(required=False, max_length=12) for _ in range(3)]
        super().__init__(fields, required=required, require_all_fields=False, **kwargs)

    def compress(self, parts: Sequence[str]) -> date | None:
        """Join the three fields. Raises ValidationError when they are no date."""
        if not any(parts):
            return None
        day, month, year = (part.strip() for part in parts)
        if not (day and month and year):
            missing = [n for n, part in zip(("day", "month", "year"), (day, month, year), strict=True) if not part]
            raise ValidationError(f"{self._name()} must include a {' and a '.join(missing)}", code="incomplete")
        try:
            number = MONTHS.get(month.lower()) or int(month)
            found = date(int(year), number, int(day))
        except (ValueError, OverflowError):
            raise ValidationError(f"{self._name()} must be a real date, like 31 12 2030", code="invalid") from None
        if not 1900 <= found.year <= 2200:
            raise ValidationError(f"{self._name()} must have a year like 2030", code="invalid")
        return found

    def _name(self) -> str:
        return str(self.label or "The date")


class Line(forms.CharField):
    """Text of one line, whatever was pasted into it."""

    def to_python(self, value: object) -> str:
        """Return it as plain text of one line."""
        return clean_line(super().to_python(value) or "")


class PlainText(forms.CharField):
    """Text of several lines, with a length that people can see while they type."""

    def __init__(self, *, rows: int = 4, max_length: int = 2000, **kwargs) -> None:
        kwargs["widget"] = forms.Textarea(attrs={"rows": rows, "class": "govuk-js-character-count"})
        super().__init__(**kwargs)
        # Not Django's own limit, which counts an accent and half an emoji as characters.
        self.most_characters = max_length

    def to_python(self, value: object) -> str:
        """Return it as plain text of several lines."""
        return clean_text(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        """Refuse what is too long, saying by how much. Nothing is cut off: that would lose words in silence."""
        super().validate(value)
        over = characters(value) - self.most_characters
        if over > 0:
            raise forms.ValidationError(
                f"{self.label or 'This'} must be {self.most_characters:,} characters or fewer. It has {over:,} too many"
            )
