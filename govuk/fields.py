"""Form fields that GOV.UK draws in its own way."""

from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from govuk.cleaning import clean_line, clean_text
from govuk.counting import characters
from govuk.numbers_and_dates import (
    YEARS,
    MonthMeans,
    NotRead,
    Unclear,
    read_date,
    read_number,
    read_time,
    write_number,
)


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
    """A real date in three parts, or all of it written into the first.

    ``month_means`` is the day that a month alone stands for, when all of it is written in one.
    """

    widget = DateWidget

    def __init__(self, *, required: bool = True, month_means: MonthMeans | None = None, **kwargs) -> None:
        name = kwargs.get("label") or "date"
        kwargs.setdefault("error_messages", {}).setdefault("required", f"Enter the {name.lower()}")
        fields = [forms.CharField(required=False, max_length=40) for _ in range(3)]
        super().__init__(fields, required=required, require_all_fields=False, **kwargs)
        self.month_means = month_means

    def compress(self, parts: Sequence[str]) -> date | None:
        """Join the three fields. Raises ValidationError when they are no date."""
        if not any(parts):
            return None
        day, month, year = (part.strip() for part in parts)
        if day and not month and not year and not day.isdigit():
            return self._read(day)
        if not (day and month and year):
            missing = [n for n, part in zip(("day", "month", "year"), (day, month, year), strict=True) if not part]
            raise ValidationError(f"{self._name()} must include a {' and a '.join(missing)}", code="incomplete")
        if year.isdigit() and len(year) != 2 and int(year) not in YEARS:
            raise ValidationError(f"{self._name()} must have a year like 2030", code="invalid")
        return self._read(f"{day} {month} {year}")

    def _read(self, text: str) -> date:
        try:
            return read_date(text, month_means=self.month_means)
        except Unclear as question:
            raise ValidationError(f"{self._name()}: {_small(question)}", code="invalid") from None
        except NotRead:
            raise ValidationError(f"{self._name()} must be a real date, like 31 12 2030", code="invalid") from None

    def _name(self) -> str:
        return str(self.label or "The date")


class TimeField(forms.Field):
    """A time of day as people write it: ``9am``, ``17:30``, ``midnight``."""

    def __init__(self, **kwargs) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs={"class": "govuk-input--width-5"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> time | None:
        """Return the time, None for nothing. Raises ValidationError."""
        text = clean_line(str(value or ""))
        if not text:
            return None
        try:
            return read_time(text[:40])
        except NotRead:
            raise ValidationError(f"{self.label} must be a time, like 9am or 5:30pm", code="invalid") from None


class NumberField(forms.DecimalField):
    """A number as people write it: ``£25,000``, ``25k``, ``40%``; what is unclear is asked about.

    ``what`` is how an error calls it, ``example`` what it shows, ``pounds`` and ``per_cent`` which signs may stand there.
    """

    def __init__(
        self,
        *,
        what: str,
        example: str,
        pounds: bool = True,
        per_cent: bool = True,
        width: int = 5,
        **kwargs,
    ) -> None:
        attrs = {"inputmode": "decimal", "class": f"govuk-input--width-{width}"}
        super().__init__(widget=forms.TextInput(attrs=attrs), **kwargs)
        self.what, self.example, self.pounds, self.per_cent = what, example, pounds, per_cent

    def to_python(self, value: object) -> Decimal | None:
        """Return the number. Raises ValidationError with what to write instead."""
        if value in self.empty_values or not str(value).strip():
            return None
        try:
            return read_number(str(value), pounds=self.pounds, per_cent=self.per_cent)
        except Unclear as question:
            raise ValidationError(str(question), code="unclear") from None
        except NotRead:
            raise ValidationError(f"Enter {self.what}, for example {self.example}", code="invalid") from None

    def validate(self, value: Decimal | None) -> None:
        """Refuse nothing where something is required."""
        forms.Field.validate(self, value)

    def run_validators(self, value: Decimal | None) -> None:
        """Refuse what is too small, too large or has too many decimals, saying what it may be."""
        if value in self.empty_values:
            return
        if (self.min_value is not None and value < self.min_value) or (
            self.max_value is not None and value > self.max_value
        ):
            raise ValidationError(f"Enter {self.what} {self._bounds()}", code="bounds")
        if self.decimal_places is not None and value != round(value, self.decimal_places):
            most = f"at most {self.decimal_places} decimal places" if self.decimal_places else "no decimal places"
            raise ValidationError(f"Enter {self.what} with {most}", code="max_decimal_places")
        if abs(value) >= 10 ** (self.max_digits - (self.decimal_places or 0)):
            raise ValidationError(f"Enter {self.what} that is smaller than this", code="max_digits")

    def clean(self, value: object) -> Decimal | None:
        """Return the number with as many decimals as are kept."""
        found = super().clean(value)
        return found if found is None or self.decimal_places is None else round(found, self.decimal_places)

    def prepare_value(self, value: object) -> object:
        """Show a number with commas between its thousands; what was typed as it was typed."""
        return write_number(value) if isinstance(value, Decimal) else value

    def _bounds(self) -> str:
        if self.max_value is None:
            return f"of {write_number(Decimal(self.min_value))} or more"
        return f"between {write_number(Decimal(self.min_value))} and {write_number(Decimal(self.max_value))}"


def _small(question: Exception) -> str:
    text = str(question)
    return text[:1].lower() + text[1:]


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
