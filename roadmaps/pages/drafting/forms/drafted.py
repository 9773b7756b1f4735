"""What every form over a draft can do: remember what it showed, so that two editors never overwrite each other."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.forms.utils import ErrorDict

from govuk.numbers_and_dates import write_number
from govuk.rows import RowsField, spread
from roadmaps.comparing.merging import spelled
from roadmaps.drafting.guidance import needed_when
from roadmaps.wording import long_date

SALT = "roadmaps.forms.base"


def base_of(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form showed when it was opened; nothing when the form does not say, or was tampered with."""
    try:
        return signing.loads(data.get("base", ""), salt=SALT)
    except signing.BadSignature:
        return {}


class DraftForm(forms.Form):
    """A form filled with ``values``, which several people may edit at once.

    It carries its *base*: what it showed, signed. ``only`` names the fields to ask; the rest are left out.
    A ``quiet`` form shows what was typed without judging it.
    """

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        values: Mapping[str, Any] | None = None,
        only: tuple[str, ...] = (),
        quiet: bool = False,
        **kwargs,
    ) -> None:
        super().__init__(data, initial=values, **kwargs)
        self.quiet = quiet
        for name in list(self.fields):
            if only and name not in only:
                del self.fields[name]
            else:
                self.fields[name].needed_when = needed_when(name)

    @property
    def errors(self) -> ErrorDict:
        """What is wrong; nothing yet in a quiet form."""
        return ErrorDict() if self.quiet else super().errors

    @property
    def base(self) -> dict[str, Any]:
        """What the form showed when it was opened, spelled alike for comparing."""
        if self.is_bound:
            return base_of(self.data)
        return {name: spelled(self.get_initial_for_field(field, name)) for name, field in self.fields.items()}

    @property
    def base_token(self) -> str:
        """The base, signed, to go with the form."""
        if self.is_bound and self.data.get("base"):
            return self.data["base"]
        return signing.dumps(self.base, salt=SALT, compress=True)

    def as_data(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return what a browser would send for spelled ``values``."""
        return {
            key: value
            for name, given in values.items()
            if name in self.fields
            for key, value in spread(self.fields[name], name, given).items()
        }

    def shown(self, name: str, value: Any) -> str:
        """Return a spelled value of a field as a person reads it."""
        field = self.fields[name]
        if isinstance(field, RowsField):
            rows = field.widget.row_form().fields
            return "\n".join(
                ", ".join(filter(None, (_shown(rows[key], row[key]) for key in row))) for row in value or []
            )
        return _shown(field, value)

    def in_words(self) -> list[tuple[str, str]]:
        """Return the label of every field and, as a person reads it, what is saved in it."""
        values = {name: self.get_initial_for_field(field, name) for name, field in self.fields.items()}
        return [
            (str(self.fields[name].label), _YES_OR_NO[value] if isinstance(value, bool) else self.shown(name, value))
            for name, value in values.items()
        ]


_YES_OR_NO = {True: "Yes", False: "No"}


def _shown(field: forms.Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Decimal):
        return write_number(value)
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, bool):
        return field.label if value else ""
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in field.choices}
        return ", ".join(labels.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value]))
    return ", ".join(value) if isinstance(value, list) else str(value)
